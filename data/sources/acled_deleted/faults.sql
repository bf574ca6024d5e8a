-- asks: Where does the table "published" break what a list of deleted events promises?
-- returns: position BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR
-- one row per: broken promise; position counts the records of the file from 0
SELECT rowid AS position, 'event_id_cnty' AS column_name, event_id_cnty AS value, 'not an identifier' AS reason
FROM published
WHERE NOT coalesce(regexp_full_match(event_id_cnty, '[A-Za-z0-9._:-]{1,80}'), FALSE)
UNION ALL
SELECT rowid, 'deleted_timestamp', deleted_timestamp, 'not a date and no number of seconds'
FROM published
WHERE deleted_timestamp IS NOT NULL AND deletion_day(deleted_timestamp) IS NULL
