-- asks: In which parts does each actor appear: in events, as a speaker, as a claimant, and as the side of victims?
-- uses: matching_events, statements_as_of, figures_as_of
-- returns: actor_id VARCHAR, actor VARCHAR, kind VARCHAR, party VARCHAR, country VARCHAR, part VARCHAR, records BIGINT, first_on DATE,
--   last_on DATE
-- one row per: actor and part, on events that match the selection whoever took part in them; rows of one actor, and of actors that
--   speak for one another, are never added
WITH events AS (
  SELECT matching_events.event_id, matching_events.start_date
  FROM matching_events
  WHERE (CAST($date_from AS DATE) IS NULL OR matching_events.end_date >= CAST($date_from AS DATE))
    AND (CAST($date_to AS DATE) IS NULL OR matching_events.start_date <= CAST($date_to AS DATE))
),

parts AS (
  SELECT
    event_actor.actor_id,
    CAST(event_actor.role AS VARCHAR) AS part,
    COUNT(*) AS records,
    MIN(events.start_date) AS first_on,
    MAX(events.start_date) AS last_on
  FROM event_actor
  INNER JOIN events
    ON events.event_id = event_actor.event_id
  GROUP BY event_actor.actor_id, event_actor.role
  UNION ALL
  SELECT
    statements_as_of.speaker_actor_id,
    'speaker',
    COUNT(*),
    MIN(statements_as_of.made_on),
    MAX(statements_as_of.made_on)
  FROM statements_as_of
  INNER JOIN events
    ON events.event_id = statements_as_of.event_id
  GROUP BY statements_as_of.speaker_actor_id
  UNION ALL
  SELECT
    figures_as_of.claimant_actor_id,
    'claimant',
    COUNT(*),
    MIN(figures_as_of.claimed_on),
    MAX(figures_as_of.claimed_on)
  FROM figures_as_of
  INNER JOIN events
    ON events.event_id = figures_as_of.event_id
  WHERE figures_as_of.retracted_on IS NULL
  GROUP BY figures_as_of.claimant_actor_id
)

SELECT
  parts.actor_id,
  actor.name AS actor,
  CAST(actor.kind AS VARCHAR) AS kind,
  party.name AS party,
  country.name AS country,
  parts.part,
  parts.records,
  parts.first_on,
  parts.last_on
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
ORDER BY parts.records DESC NULLS LAST, actor.name NULLS LAST, parts.actor_id NULLS LAST, parts.part NULLS LAST
