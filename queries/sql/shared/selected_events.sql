-- asks: Which events match the selection, of those known on the day asked for?
-- uses: matching_events, casts_of_actors
SELECT matching_events.*
FROM matching_events
WHERE (CAST($date_from AS DATE) IS NULL OR matching_events.end_date >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR matching_events.start_date <= CAST($date_to AS DATE))
  AND (
    CAST($actors AS VARCHAR[]) IS NULL
    OR matching_events.cast_no IN (SELECT casts_of_actors.cast_no FROM casts_of_actors)
  )
