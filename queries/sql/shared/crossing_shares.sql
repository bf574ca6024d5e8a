-- asks: Which share of an event that runs over several periods falls in each of them, spread evenly over its days?
-- uses: selected_events
SELECT
  spans.first_day,
  spans.last_day,
  period.period_start,
  (date_diff('day', GREATEST(spans.first_day, period.period_start), LEAST(spans.last_day, period.period_end)) + 1)
  * 1.0 / nullif(date_diff('day', spans.first_day, spans.last_day) + 1, 0) AS share
FROM (
  SELECT DISTINCT
    -- As in placed_tallies and placed_events: the days that lie within the dates chosen.
    GREATEST(selected_events.start_date, COALESCE(CAST($date_from AS DATE), selected_events.start_date)) AS first_day,
    LEAST(selected_events.end_date, COALESCE(CAST($date_to AS DATE), selected_events.end_date)) AS last_day
  FROM selected_events
  WHERE CAST($placed AS VARCHAR) = 'spread' AND selected_events.start_date < selected_events.end_date
) AS spans
INNER JOIN period
  ON period.grain = CAST($grain AS VARCHAR)
  AND period.period_start <= spans.last_day
  AND period.period_end >= spans.first_day
WHERE date_trunc(CAST($grain AS VARCHAR), spans.first_day) <> date_trunc(CAST($grain AS VARCHAR), spans.last_day)
