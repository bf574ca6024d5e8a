-- asks: Which share of an event that runs over several periods falls in each of them, spread evenly over its days?
-- uses: placed_tallies
SELECT
  spans.first_day,
  spans.last_day,
  period.period_start,
  (date_diff('day', GREATEST(spans.first_day, period.period_start), LEAST(spans.last_day, period.period_end)) + 1)
  * 1.0 / nullif(date_diff('day', spans.first_day, spans.last_day) + 1, 0) AS share
FROM (
  SELECT DISTINCT placed_tallies.first_day, placed_tallies.last_day
  FROM placed_tallies
  WHERE CAST($placed AS VARCHAR) = 'spread'
    AND date_trunc(CAST($grain AS VARCHAR), placed_tallies.first_day) <> date_trunc(CAST($grain AS VARCHAR), placed_tallies.last_day)
) AS spans
INNER JOIN period
  ON period.grain = CAST($grain AS VARCHAR)
  AND period.period_start <= spans.last_day
  AND period.period_end >= spans.first_day
