-- asks: Which periods do the summed datasets cover in full, in part, or not at all, on their days within the dates chosen?
-- returns: period_start DATE, first_day DATE, last_day DATE, coverage VARCHAR
-- one row per: period of the record with a day within the dates chosen; first_day and last_day are its days within them
WITH released AS (
  SELECT dataset.dataset_id, dataset.coverage_start, dataset.coverage_end
  FROM dataset
  WHERE dataset.summed
    AND (CAST($asof AS DATE) IS NULL OR dataset.published_on <= CAST($asof AS DATE))
    AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), dataset.dataset_id))
),

asked AS (
  SELECT
    period.period_start,
    GREATEST(period.period_start, COALESCE(CAST($date_from AS DATE), period.period_start)) AS first_day,
    LEAST(period.period_end, COALESCE(CAST($date_to AS DATE), period.period_end)) AS last_day
  FROM period
  WHERE period.grain = CAST($grain AS VARCHAR)
    AND (CAST($date_from AS DATE) IS NULL OR period.period_end >= CAST($date_from AS DATE))
    AND (CAST($date_to AS DATE) IS NULL OR period.period_start <= CAST($date_to AS DATE))
)

SELECT
  asked.period_start,
  asked.first_day,
  asked.last_day,
  CASE
    WHEN COUNT(released.dataset_id) = 0 THEN 'none'
    -- No two summed datasets cover the same day, so that covered days may be added.
    WHEN SUM(date_diff(
      'day', GREATEST(released.coverage_start, asked.first_day), LEAST(released.coverage_end, asked.last_day)
    ) + 1) > date_diff('day', asked.first_day, asked.last_day) THEN 'full'
    ELSE 'part'
  END AS coverage
FROM asked
LEFT JOIN released
  ON released.coverage_start <= asked.last_day AND released.coverage_end >= asked.first_day
GROUP BY asked.period_start, asked.first_day, asked.last_day
ORDER BY asked.period_start NULLS LAST
