-- Media attention as GDELT counts it: sums of mentions, which are neither events nor deaths.
-- The variable dataset_id says which release; `attention` holds its rows.
INSERT INTO media_attention BY NAME
SELECT getvariable('dataset_id') AS dataset_id, *
FROM attention
ORDER BY mentioned_on, country_iso3, event_root_code;
