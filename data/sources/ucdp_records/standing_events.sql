-- asks: Which events of a release stand, once releases that supersede it are in?
-- uses: superseding (first_day DATE, last_day DATE), superseding_ids (external_id VARCHAR)
-- params: events VARCHAR (path of the Parquet file of the release)
-- returns: the columns of the file
-- one row per: event that stands
FROM read_parquet($events) AS events
WHERE NOT EXISTS (
    SELECT 1 FROM superseding WHERE events.start_date BETWEEN superseding.first_day AND superseding.last_day
  )
  AND external_id NOT IN (SELECT external_id FROM superseding_ids)
