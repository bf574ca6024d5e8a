-- asks: In which parts does each actor appear: in events, as a speaker, as a claimant, and as the side of victims?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: actor_id VARCHAR, actor VARCHAR, kind VARCHAR, party VARCHAR, country VARCHAR, part VARCHAR, records BIGINT, first_on DATE,
--   last_on DATE
-- one row per: actor and part; rows of one actor, and of actors that speak for one another, are never added
WITH parts AS (
  SELECT
    event_actor.actor_id,
    CAST(event_actor.role AS VARCHAR) AS part,
    selected_events.start_date AS seen_on
  FROM event_actor
  INNER JOIN selected_events
    ON selected_events.event_id = event_actor.event_id
  UNION ALL
  SELECT statements_as_of.speaker_actor_id, 'speaker', statements_as_of.made_on
  FROM statements_as_of
  INNER JOIN selected_events
    ON selected_events.event_id = statements_as_of.event_id
  UNION ALL
  SELECT figures_as_of.claimant_actor_id, 'claimant', figures_as_of.claimed_on
  FROM figures_as_of
  INNER JOIN selected_events
    ON selected_events.event_id = figures_as_of.event_id
)

SELECT
  parts.actor_id,
  actor.name AS actor,
  CAST(actor.kind AS VARCHAR) AS kind,
  party.name AS party,
  country.name AS country,
  parts.part,
  COUNT(*) AS records,
  MIN(parts.seen_on) AS first_on,
  MAX(parts.seen_on) AS last_on
FROM parts
INNER JOIN actor
  ON actor.actor_id = parts.actor_id
INNER JOIN actor AS party
  ON party.actor_id = actor.party_actor_id
LEFT JOIN country
  ON country.iso3 = actor.country_iso3
WHERE CAST($actors AS VARCHAR[]) IS NULL
  OR parts.actor_id IN (
    SELECT actor_ancestor.actor_id
    FROM actor_ancestor
    WHERE list_contains(CAST($actors AS VARCHAR[]), actor_ancestor.ancestor_actor_id)
  )
GROUP BY parts.actor_id, actor.name, actor.kind, party.name, country.name, parts.part
ORDER BY records DESC, actor.name, parts.part
