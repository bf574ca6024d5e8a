-- asks: How much does the selection hold, dataset by dataset, and how much of it has no number or no place?
-- uses: tallies
-- returns: dataset_id VARCHAR, title VARCHAR, role VARCHAR, records BIGINT, events BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT, without_place BIGINT, out_of_order BIGINT, provisional BOOLEAN
-- one row per: dataset with matching events; low, best, high and without_number are empty where the dataset is never added up
WITH totals AS (
  SELECT
    tallies.dataset_id,
    CAST(SUM(tallies.records) AS BIGINT) AS records,
    CAST(SUM(tallies.event_count) AS BIGINT) AS events,
    CAST(SUM(tallies.low) AS BIGINT) AS low,
    CAST(SUM(tallies.best) AS BIGINT) AS best,
    CAST(SUM(tallies.high) AS BIGINT) AS high,
    CAST(SUM(tallies.without_number) AS BIGINT) AS without_number,
    CAST(SUM(tallies.without_place) AS BIGINT) AS without_place,
    CAST(SUM(tallies.out_of_order) AS BIGINT) AS out_of_order
  FROM tallies
  GROUP BY tallies.dataset_id
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
  totals.out_of_order,
  dataset.provisional
FROM totals
INNER JOIN dataset
  ON dataset.dataset_id = totals.dataset_id
INNER JOIN code
  ON code.enumeration = 'dataset_role' AND code.code = CAST(dataset.role AS VARCHAR)
ORDER BY code.position NULLS LAST, dataset.dataset_id NULLS LAST
