-- How many records of each kind are new, revised, retracted or moved, by the dataset that held them and the one that holds them?
-- `taken_over` counts those of the moved of which nothing but the dataset is another.
SELECT
  dataset_before,
  dataset_id,
  record_kind,
  count(*) FILTER (WHERE kind = 'new') AS new,
  count(*) FILTER (WHERE kind = 'revised') AS revised,
  count(*) FILTER (WHERE kind = 'retracted') AS retracted,
  count(*) FILTER (WHERE kind = 'moved') AS moved,
  count(*) FILTER (WHERE changed = ['dataset_id']) AS taken_over
FROM (
  SELECT coalesce(dataset_before, dataset_id) AS dataset_before, change.* EXCLUDE (dataset_before)
  FROM change
  WHERE CAST($events AS VARCHAR[]) IS NULL
    OR event_id IN (SELECT unnest(CAST($events AS VARCHAR[])))
    OR event_before IN (SELECT unnest(CAST($events AS VARCHAR[])))
) AS chosen
GROUP BY dataset_before, dataset_id, record_kind
ORDER BY dataset_id, dataset_before, record_kind
