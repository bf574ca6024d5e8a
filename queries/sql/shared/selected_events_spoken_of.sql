-- asks: Which events that statements and figures may speak of match the selection, of those known on the day asked for?
-- uses: events_spoken_of, casts_of_actors
SELECT events_spoken_of.*
FROM events_spoken_of
WHERE CAST($actors AS VARCHAR[]) IS NULL
  OR events_spoken_of.cast_no IN (SELECT casts_of_actors.cast_no FROM casts_of_actors)
