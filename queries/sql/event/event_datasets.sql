-- asks: Out of which datasets come the event, its parts, its statements and its figures, by the day asked for?
-- uses: event_tree
-- returns: dataset_id VARCHAR
-- one row per: dataset
SELECT event.dataset_id
FROM event
INNER JOIN event_tree
  ON event_tree.event_no = event.event_no
WHERE CAST($event AS VARCHAR) IS NOT NULL AND (CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE))
UNION
SELECT known_day.dataset_id
FROM known_day
INNER JOIN event_tree
  ON event_tree.event_id = known_day.event_id
WHERE CAST($event AS VARCHAR) IS NOT NULL AND (CAST($asof AS DATE) IS NULL OR known_day.known_on <= CAST($asof AS DATE))
ORDER BY dataset_id NULLS LAST
