-- asks: Which periods do the summed datasets cover in full, in part, or not at all?
-- returns: period_start DATE, period_end DATE, coverage VARCHAR
-- one row per: period of the record, within the dates chosen
WITH released AS (
  SELECT dataset.dataset_id, dataset.coverage_start, dataset.coverage_end
  FROM dataset
  WHERE dataset.summed
    AND (CAST($asof AS DATE) IS NULL OR dataset.published_on <= CAST($asof AS DATE))
    AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), dataset.dataset_id))
),

asked AS (
  SELECT period.period_start, period.period_end
  FROM period
  WHERE period.grain = CAST($grain AS VARCHAR)
    AND (CAST($date_from AS DATE) IS NULL OR period.period_end >= CAST($date_from AS DATE))
    AND (CAST($date_to AS DATE) IS NULL OR period.period_start <= CAST($date_to AS DATE))
)

SELECT
  asked.period_start,
  asked.period_end,
  CASE
    WHEN COUNT(released.dataset_id) = 0 THEN 'none'
    -- No two summed datasets cover the same day, so that covered days may be added.
    WHEN SUM(date_diff(
      'day', GREATEST(released.coverage_start, asked.period_start), LEAST(released.coverage_end, asked.period_end)
    ) + 1) > date_diff('day', asked.period_start, asked.period_end) THEN 'full'
    ELSE 'part'
  END AS coverage
FROM asked
LEFT JOIN released
  ON released.coverage_start <= asked.period_end AND released.coverage_end >= asked.period_start
GROUP BY asked.period_start, asked.period_end
ORDER BY asked.period_start NULLS LAST
