-- asks: How do the selected events spread over the numbers that order them by first day?
-- uses: selected_events
-- returns: stretch INTEGER, events BIGINT
-- one row per: stretch of 5,000 numbers with selected events; an extract is read stretch after stretch, so that it is never held whole
SELECT CAST(FLOOR(selected_events.event_no / 5000.0) AS INTEGER) AS stretch, COUNT(*) AS events
FROM selected_events
GROUP BY CAST(FLOOR(selected_events.event_no / 5000.0) AS INTEGER)
ORDER BY stretch NULLS LAST
