-- asks: On which of the days chosen does each selected event count, with what, and is it dated precisely enough for the period?
-- uses: counted_events
SELECT
  counted_events.cast_no,
  GREATEST(counted_events.start_date, COALESCE(CAST($date_from AS DATE), counted_events.start_date)) AS first_day,
  LEAST(counted_events.end_date, COALESCE(CAST($date_to AS DATE), counted_events.end_date)) AS last_day,
  CASE CAST($grain AS VARCHAR)
    WHEN 'year' THEN TRUE
    WHEN 'month' THEN counted_events.date_precision <> 'year'
    WHEN 'week' THEN counted_events.date_precision NOT IN ('year', 'month')
    ELSE counted_events.date_precision NOT IN ('year', 'month', 'week')
  END AS fits_period,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number
FROM counted_events
