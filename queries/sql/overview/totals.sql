-- asks: How much does the selection hold, dataset by dataset, and how much of it has no number or no place?
-- uses: selected_events, counted_tolls
-- returns: dataset_id VARCHAR, title VARCHAR, role VARCHAR, records BIGINT, events BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT, without_place BIGINT, out_of_order BIGINT
-- one row per: dataset with matching events
SELECT
  dataset.dataset_id,
  dataset.title,
  CAST(dataset.role AS VARCHAR) AS role,
  COUNT(*) AS records,
  CAST(SUM(selected_events.event_count) AS BIGINT) AS events,
  CAST(SUM(counted_tolls.low) AS BIGINT) AS low,
  CAST(SUM(counted_tolls.best) AS BIGINT) AS best,
  CAST(SUM(counted_tolls.high) AS BIGINT) AS high,
  CAST(COALESCE(SUM(selected_events.event_count) FILTER (WHERE counted_tolls.best IS NULL), 0) AS BIGINT) AS without_number,
  CAST(COALESCE(SUM(selected_events.event_count) FILTER (
    WHERE selected_events.country_iso3 IS NULL AND selected_events.latitude IS NULL
  ), 0) AS BIGINT) AS without_place,
  CAST(COALESCE(SUM(counted_tolls.out_of_order_count), 0) AS BIGINT) AS out_of_order
FROM selected_events
INNER JOIN dataset
  ON dataset.dataset_id = selected_events.dataset_id
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = selected_events.event_id
GROUP BY dataset.dataset_id, dataset.title, dataset.role
ORDER BY dataset.role, dataset.dataset_id
