-- asks: How much does the selection hold, dataset by dataset, and how much of it has no number or no place?
-- uses: selected_events, counted_tolls
-- returns: dataset_id VARCHAR, title VARCHAR, role VARCHAR, records BIGINT, events BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT, without_place BIGINT, out_of_order BIGINT
-- one row per: dataset with matching events; low, best, high and without_number are empty where the dataset is never added up
WITH totals AS (
  SELECT
    selected_events.dataset_id,
    COUNT(*) AS records,
    CAST(SUM(selected_events.event_count) AS BIGINT) AS events,
    CAST(SUM(counted_tolls.low) AS BIGINT) AS low,
    CAST(SUM(counted_tolls.best) AS BIGINT) AS best,
    CAST(SUM(counted_tolls.high) AS BIGINT) AS high,
    CAST(SUM(CASE WHEN counted_tolls.best IS NULL THEN selected_events.event_count ELSE 0 END) AS BIGINT) AS without_number,
    CAST(SUM(
      CASE WHEN selected_events.country_iso3 IS NULL AND selected_events.latitude IS NULL THEN selected_events.event_count ELSE 0 END
    ) AS BIGINT) AS without_place,
    CAST(COALESCE(SUM(counted_tolls.out_of_order_count), 0) AS BIGINT) AS out_of_order
  FROM selected_events
  LEFT JOIN counted_tolls
    ON counted_tolls.event_id = selected_events.event_id
  GROUP BY selected_events.dataset_id
)

SELECT
  dataset.dataset_id,
  dataset.title,
  CAST(dataset.role AS VARCHAR) AS role,
  totals.records,
  totals.events,
  totals.low,
  totals.best,
  totals.high,
  CASE WHEN dataset.summed THEN totals.without_number END AS without_number,
  totals.without_place,
  totals.out_of_order
FROM totals
INNER JOIN dataset
  ON dataset.dataset_id = totals.dataset_id
INNER JOIN code
  ON code.enumeration = 'dataset_role' AND code.code = CAST(dataset.role AS VARCHAR)
ORDER BY code.position NULLS LAST, dataset.dataset_id NULLS LAST
