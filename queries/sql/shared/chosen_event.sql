-- asks: Which number has the chosen event; none where none is chosen, or where there is no such event?
-- As an aggregate, so that an engine that knows nothing of identifiers knows that it is one row, and reads all else by it.
SELECT MAX(event_number.event_no) AS event_no
FROM event_number
WHERE event_number.event_key = substr(md5(CAST($event AS VARCHAR)), 1, 8) AND event_number.event_id = CAST($event AS VARCHAR)
