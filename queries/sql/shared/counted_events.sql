-- asks: What does each selected event contribute to counts and sums?
-- uses: selected_events, changing_tolls
SELECT
  selected_events.event_no,
  selected_events.cast_no,
  selected_events.event_id,
  selected_events.dataset_id,
  selected_events.country_iso3,
  selected_events.title,
  selected_events.event_type,
  selected_events.start_date,
  selected_events.end_date,
  selected_events.date_precision,
  selected_events.place,
  selected_events.latitude,
  selected_events.longitude,
  selected_events.location_precision,
  selected_events.has_own_place,
  selected_events.is_settled,
  selected_events.event_count,
  -- Two datasets that both code a day would count its events twice: only those that may be summed are.
  CASE WHEN selected_events.is_summed THEN selected_events.event_count ELSE 0 END AS events,
  CASE WHEN selected_events.dataset_role = 'accounts' THEN selected_events.event_count ELSE 0 END AS accounts,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.low
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN selected_events.killed_low
  END AS low,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.best
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN selected_events.killed_best
  END AS best,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.high
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN selected_events.killed_high
  END AS high,
  CASE
    WHEN NOT selected_events.is_summed OR changing_tolls.best IS NOT NULL THEN 0
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' AND selected_events.killed_best IS NOT NULL THEN 0
    ELSE selected_events.event_count
  END AS without_number,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.out_of_order_count
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN selected_events.out_of_order_count
    ELSE 0
  END AS out_of_order
FROM selected_events
LEFT JOIN changing_tolls
  -- Of settled events the killed stand in their own row: without a key they are not looked up.
  ON changing_tolls.event_no = CASE
    WHEN selected_events.is_settled AND CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN NULL
    ELSE selected_events.event_no
  END
