-- asks: Which events are dated precisely enough for the period chosen?
-- uses: counted_events
SELECT
  counted_events.*,
  CASE CAST($grain AS VARCHAR)
    WHEN 'year' THEN TRUE
    WHEN 'month' THEN counted_events.date_precision <> 'year'
    WHEN 'week' THEN counted_events.date_precision NOT IN ('year', 'month')
    ELSE counted_events.date_precision NOT IN ('year', 'month', 'week')
  END AS fits_period
FROM counted_events
