-- asks: How many events and persons harmed fall in each period in which each party had a part?
-- uses: events_with_fit
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
  CAST(date_trunc(CAST($grain AS VARCHAR), events_with_fit.start_date) AS DATE) AS period_start,
  parts.party_actor_id AS divided_by,
  party.name AS division,
  CAST(SUM(events_with_fit.events) AS BIGINT) AS events,
  CAST(SUM(events_with_fit.accounts) AS BIGINT) AS accounts,
  CAST(SUM(events_with_fit.low) AS BIGINT) AS low,
  CAST(SUM(events_with_fit.best) AS BIGINT) AS best,
  CAST(SUM(events_with_fit.high) AS BIGINT) AS high,
  CAST(SUM(events_with_fit.without_number) AS BIGINT) AS without_number
FROM events_with_fit
INNER JOIN parts
  ON parts.event_id = events_with_fit.event_id
INNER JOIN actor AS party
  ON party.actor_id = parts.party_actor_id
WHERE events_with_fit.fits_period
GROUP BY 1, parts.party_actor_id, party.name
ORDER BY 1 NULLS LAST, parts.party_actor_id NULLS LAST
