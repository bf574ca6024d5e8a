-- The data dictionary on screen is made of these comments.
SELECT table_name || '.' || column_name AS record, 'has no comment' AS reason
FROM duckdb_columns()
WHERE database_name = current_database() AND comment IS NULL
UNION ALL
SELECT table_name AS record, 'has no comment' AS reason
FROM duckdb_tables()
WHERE database_name = current_database() AND comment IS NULL;
