-- asks: Which share of an event that runs over several periods falls in each of them, spread evenly over its days?
-- uses: summed_days
SELECT
  spans.first_day,
  spans.last_day,
  period.period_start,
  (date_diff('day', GREATEST(spans.first_day, period.period_start), LEAST(spans.last_day, period.period_end)) + 1)
  * 1.0 / nullif(date_diff('day', spans.first_day, spans.last_day) + 1, 0) AS share
FROM (
  SELECT DISTINCT summed_days.first_day, summed_days.last_day
  FROM summed_days
  WHERE CAST($placed AS VARCHAR) = 'spread'
    AND date_trunc(CAST($grain AS VARCHAR), summed_days.first_day) <> date_trunc(CAST($grain AS VARCHAR), summed_days.last_day)
) AS spans
INNER JOIN period
  ON period.grain = CAST($grain AS VARCHAR)
  AND period.period_start <= spans.last_day
  AND period.period_end >= spans.first_day
