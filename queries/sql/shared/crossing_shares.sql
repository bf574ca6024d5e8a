-- asks: Which share of an event that runs over several periods falls in each of them, spread evenly over its days?
-- uses: summed_days
-- Periods are counted off from the first: to compare the days of each span with those of every period takes ten times as long.
SELECT
  spans.first_day,
  spans.last_day,
  period.period_start,
  (date_diff('day', GREATEST(spans.first_day, period.period_start), LEAST(spans.last_day, period.period_end)) + 1)
  * 1.0 / nullif(date_diff('day', spans.first_day, spans.last_day) + 1, 0) AS share
FROM (
  SELECT DISTINCT
    summed_days.first_day,
    summed_days.last_day,
    CAST(date_trunc(CAST($grain AS VARCHAR), summed_days.first_day) AS DATE) AS first_start,
    CAST(date_trunc(CAST($grain AS VARCHAR), summed_days.last_day) AS DATE) AS last_start
  FROM summed_days
  WHERE CAST($placed AS VARCHAR) = 'spread'
) AS spans
INNER JOIN period AS first_period
  ON first_period.grain = CAST($grain AS VARCHAR) AND first_period.period_start = spans.first_start
INNER JOIN period AS last_period
  ON last_period.grain = CAST($grain AS VARCHAR) AND last_period.period_start = spans.last_start
INNER JOIN period AS step
  ON step.grain = CAST($grain AS VARCHAR) AND step.period_no <= last_period.period_no - first_period.period_no
INNER JOIN period
  ON period.grain = CAST($grain AS VARCHAR) AND period.period_no = first_period.period_no + step.period_no
WHERE spans.first_start <> spans.last_start
