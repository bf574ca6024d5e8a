-- asks: What does every table and column hold?
-- returns: table_name VARCHAR, column_name VARCHAR, data_type VARCHAR, nullable BOOLEAN, description VARCHAR
-- one row per: table, then each of its columns in order
SELECT dictionary.table_name, dictionary.column_name, dictionary.data_type, dictionary.nullable, dictionary.description
FROM dictionary
ORDER BY dictionary.table_name NULLS LAST, dictionary.position NULLS LAST
