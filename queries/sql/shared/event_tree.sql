-- asks: Which events are the chosen event or a part of it; all that accounts speak of where none is chosen?
-- uses: chosen_event
SELECT event_ancestor.event_id, event_ancestor.event_no
FROM event_ancestor
WHERE (CAST($event AS VARCHAR) IS NULL AND event_ancestor.depth = 0)
  OR (event_ancestor.ancestor_event_id = CAST($event AS VARCHAR) AND event_ancestor.depth > 0)
UNION ALL
-- Whether a part of another or not, spoken of or not: the chosen event stands for itself.
SELECT CAST($event AS VARCHAR) AS event_id, chosen_event.event_no
FROM chosen_event
WHERE chosen_event.event_no IS NOT NULL
