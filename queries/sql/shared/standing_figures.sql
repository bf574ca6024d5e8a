-- asks: Which figures stood on the day asked for, in the chosen event and its parts, and of which whole event?
-- uses: bounded_figures, whole_events
SELECT bounded_figures.*, COALESCE(whole_events.whole_event_id, bounded_figures.event_id) AS whole_event_id
FROM bounded_figures
LEFT JOIN whole_events
  ON whole_events.event_id = bounded_figures.event_id
WHERE bounded_figures.is_current
