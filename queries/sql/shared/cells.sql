-- asks: What do the selected events that have a place of their own count and sum up to, place by place?
-- uses: selected_events, counted_tolls
-- Contract: a row may stand for one event or for several that were added up within one grid cell of a power of two degrees;
-- then latitude and longitude are the means over its records, and every count and sum is theirs.
SELECT
  selected_events.latitude,
  selected_events.longitude,
  1 AS records,
  CASE WHEN selected_events.location_precision IN ('exact', 'near') THEN 0 ELSE 1 END AS imprecise,
  -- Two datasets that both code a day would count its events twice: only those that may be summed are.
  CASE WHEN selected_events.is_summed THEN selected_events.event_count ELSE 0 END AS events,
  CASE WHEN selected_events.dataset_role = 'accounts' THEN selected_events.event_count ELSE 0 END AS accounts,
  counted_tolls.low,
  counted_tolls.best,
  counted_tolls.high,
  CASE WHEN selected_events.is_summed AND counted_tolls.best IS NULL THEN selected_events.event_count ELSE 0 END
    AS without_number
FROM selected_events
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = selected_events.event_id
WHERE selected_events.has_own_place
