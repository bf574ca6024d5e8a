-- asks: Which of the events named does the selection hold?
-- uses: selected_events
-- params: events VARCHAR[]
-- returns: event_id VARCHAR
-- one row per: event that is named and matches
WITH named AS (
  SELECT listed.event_id, substr(md5(listed.event_id), 1, 8) AS event_key
  FROM (SELECT unnest(CAST($events AS VARCHAR[])) AS event_id) AS listed
)

SELECT selected_events.event_id
FROM selected_events
WHERE selected_events.event_no IN (
  SELECT event_number.event_no
  FROM event_number
  INNER JOIN named
    ON named.event_key = event_number.event_key AND named.event_id = event_number.event_id
)
ORDER BY selected_events.event_id NULLS LAST
