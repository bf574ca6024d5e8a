-- asks: What do the selected events count and sum up to, in the finest rows that the questions add up?
-- uses: selected_events, counted_tolls
SELECT
  selected_events.dataset_id,
  selected_events.country_iso3,
  selected_events.event_type,
  selected_events.start_date AS first_day,
  selected_events.end_date AS last_day,
  selected_events.date_precision,
  selected_events.location_precision,
  selected_events.has_own_place,
  1 AS records,
  -- Two datasets that both code a day would count its events twice: only those that may be summed are.
  CASE WHEN selected_events.is_summed THEN selected_events.event_count ELSE 0 END AS events,
  CASE WHEN selected_events.dataset_role = 'accounts' THEN selected_events.event_count ELSE 0 END AS accounts,
  counted_tolls.low,
  counted_tolls.best,
  counted_tolls.high,
  CASE WHEN selected_events.is_summed AND counted_tolls.best IS NULL THEN selected_events.event_count ELSE 0 END
    AS without_number,
  COALESCE(counted_tolls.out_of_order_count, 0) AS out_of_order
FROM selected_events
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = selected_events.event_id
