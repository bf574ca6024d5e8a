-- asks: How many events and persons harmed fall in each period in which each party had a part?
-- uses: counted_events
-- returns: period_start DATE, divided_by VARCHAR, division VARCHAR, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: period and party; an event stands once with each of its parties, so rows of different parties are never added
WITH parts AS (
  SELECT DISTINCT event_actor.event_id, actor.party_actor_id
  FROM event_actor
  INNER JOIN actor
    ON actor.actor_id = event_actor.actor_id
)

SELECT
  CAST(date_trunc(CAST($grain AS VARCHAR), counted_events.start_date) AS DATE) AS period_start,
  parts.party_actor_id AS divided_by,
  party.name AS division,
  CAST(SUM(counted_events.events) AS BIGINT) AS events,
  CAST(SUM(counted_events.accounts) AS BIGINT) AS accounts,
  CAST(SUM(counted_events.low) AS BIGINT) AS low,
  CAST(SUM(counted_events.best) AS BIGINT) AS best,
  CAST(SUM(counted_events.high) AS BIGINT) AS high,
  CAST(SUM(counted_events.without_number) AS BIGINT) AS without_number
FROM counted_events
INNER JOIN parts
  ON parts.event_id = counted_events.event_id
INNER JOIN actor AS party
  ON party.actor_id = parts.party_actor_id
WHERE CAST($grain AS VARCHAR) = 'year'
  OR (CAST($grain AS VARCHAR) = 'month' AND counted_events.date_precision <> 'year')
  OR (CAST($grain AS VARCHAR) = 'week' AND counted_events.date_precision NOT IN ('year', 'month'))
  OR (CAST($grain AS VARCHAR) = 'day' AND counted_events.date_precision NOT IN ('year', 'month', 'week'))
GROUP BY 1, parts.party_actor_id, party.name
ORDER BY 1 NULLS LAST, parts.party_actor_id NULLS LAST
