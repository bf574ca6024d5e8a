-- asks: Which events match the selection apart from its actors?
-- uses: matching_events
SELECT matching_events.*
FROM matching_events
WHERE (CAST($date_from AS DATE) IS NULL OR matching_events.end_date >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR matching_events.start_date <= CAST($date_to AS DATE))
