-- The tables that grow with the number of coded events carry no keys of their own.
SELECT event_id AS record, 'is the key of ' || count(*) || ' events' AS reason
FROM event
GROUP BY event_id
HAVING count(*) > 1
UNION ALL
SELECT casualty_id AS record, 'is the key of ' || count(*) || ' figures' AS reason
FROM casualty
GROUP BY casualty_id
HAVING count(*) > 1
UNION ALL
SELECT event_id || ' ' || actor_id || ' ' || role AS record, 'stands ' || count(*) || ' times in event_actor' AS reason
FROM event_actor
GROUP BY event_id, actor_id, role
HAVING count(*) > 1;
