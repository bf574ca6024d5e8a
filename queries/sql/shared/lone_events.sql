-- asks: Which selected events stand in no tally, or in one of which the selection takes but a part?
-- uses: counted_events
SELECT
  counted_events.dataset_id,
  counted_events.country_iso3,
  counted_events.event_type,
  counted_events.start_date AS first_day,
  counted_events.end_date AS last_day,
  counted_events.date_precision = 'year' AS dated_to_year,
  1 AS records,
  counted_events.event_count,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number,
  CASE WHEN counted_events.country_iso3 IS NULL AND NOT counted_events.has_own_place THEN counted_events.event_count ELSE 0 END AS without_place,
  counted_events.out_of_order
FROM counted_events
WHERE CAST($actors AS VARCHAR[]) IS NOT NULL
  OR CAST($conflicts AS VARCHAR[]) IS NOT NULL
  OR CAST($words AS VARCHAR[]) IS NOT NULL
  OR CAST($harm AS VARCHAR) <> 'killed'
  OR CAST($victim AS VARCHAR) <> 'all'
  -- Written so that it is looked up, and not worked out for every event, where the selection rules out all the others.
  OR counted_events.is_settled = FALSE
  OR (
    CAST($date_from AS DATE) IS NOT NULL
    AND date_trunc('month', CAST($date_from AS DATE)) <> CAST($date_from AS DATE)
    AND counted_events.start_date >= date_trunc('month', CAST($date_from AS DATE))
    AND counted_events.end_date < date_trunc('month', CAST($date_from AS DATE)) + INTERVAL 1 MONTH
  )
  OR (
    CAST($date_to AS DATE) IS NOT NULL
    AND date_trunc('month', CAST($date_to AS DATE) + INTERVAL 1 DAY) <> CAST($date_to AS DATE) + INTERVAL 1 DAY
    AND counted_events.start_date >= date_trunc('month', CAST($date_to AS DATE))
    AND counted_events.end_date < date_trunc('month', CAST($date_to AS DATE)) + INTERVAL 1 MONTH
  )
