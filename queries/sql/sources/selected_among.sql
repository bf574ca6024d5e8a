-- asks: Which of the events named does the selection hold?
-- uses: selected_events
-- params: events VARCHAR[]
-- returns: event_id VARCHAR
-- one row per: event that is named and matches
SELECT selected_events.event_id
FROM selected_events
WHERE selected_events.event_no IN (
  SELECT event_number.event_no
  FROM event_number
  WHERE event_number.event_id IN (SELECT unnest(CAST($events AS VARCHAR[])))
)
ORDER BY selected_events.event_id NULLS LAST
