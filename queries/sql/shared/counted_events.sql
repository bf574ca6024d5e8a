-- asks: What does each selected event contribute to counts and sums?
-- uses: selected_events, counted_tolls
SELECT
  selected_events.event_id,
  selected_events.dataset_id,
  selected_events.country_iso3,
  selected_events.event_type,
  selected_events.start_date,
  selected_events.date_precision,
  selected_events.location_precision,
  selected_events.has_own_place,
  -- Two datasets that both code a day would count its events twice: only those that may be summed are.
  CASE WHEN selected_events.is_summed THEN selected_events.event_count ELSE 0 END AS events,
  CASE WHEN selected_events.dataset_role = 'accounts' THEN selected_events.event_count ELSE 0 END AS accounts,
  counted_tolls.low,
  counted_tolls.best,
  counted_tolls.high,
  CASE WHEN selected_events.is_summed AND counted_tolls.best IS NULL THEN selected_events.event_count ELSE 0 END
    AS without_number,
  counted_tolls.out_of_order_count
FROM selected_events
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = selected_events.event_id
