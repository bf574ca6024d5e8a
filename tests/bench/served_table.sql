-- The synthetic events in the table that single events are read from; what no tally and no rollup question reads says little.
INSERT INTO event BY NAME
SELECT
  * EXCLUDE (file_row_number),
  'synthetic:' || file_row_number AS event_id,
  CAST(file_row_number AS VARCHAR) AS external_id,
  'Synthetic event' AS title,
  CAST((SELECT max(event_text_no) FROM event) AS INTEGER) AS event_text_no,
  CAST(file_row_number + 1000000 AS INTEGER) AS event_no
FROM read_parquet('EVENTS_PARQUET', file_row_number = TRUE)
WHERE dataset_id = 'synthetic';
