-- asks: Who appears most often in each part: in events, as a speaker, as a claimant of figures?
-- uses: part_tallies, events_spoken_of, statements_as_of, figures_as_of
-- params: top INTEGER, sought VARCHAR[]
-- returns: actor_id VARCHAR, actor VARCHAR, kind VARCHAR, party VARCHAR, country VARCHAR, part VARCHAR, records BIGINT, events BIGINT,
--   low BIGINT, best BIGINT, high BIGINT, without_number BIGINT, first_on DATE, last_on DATE, part_rank BIGINT, actors BIGINT
-- one row per: actor and part, in each part the first `top` of those sought: parts in events that match the selection, and as speaker
--   or claimant on curated events that match apart from its actors; part_rank is the place by records among all, the same for equals;
--   actors counts those with this part among those sought; rows of one actor, and of actors that speak for one another, are never added
WITH parts AS (
  SELECT
    part_tallies.actor_id,
    part_tallies.part,
    CAST(SUM(part_tallies.records) AS BIGINT) AS records,
    SUM(part_tallies.events) AS events,
    SUM(part_tallies.low) AS low,
    SUM(part_tallies.best) AS best,
    SUM(part_tallies.high) AS high,
    SUM(part_tallies.without_number) AS without_number,
    MIN(part_tallies.first_on) AS first_on,
    MAX(part_tallies.last_on) AS last_on
  FROM part_tallies
  GROUP BY part_tallies.actor_id, part_tallies.part
  UNION ALL
  SELECT
    statements_as_of.speaker_actor_id,
    'speaker',
    COUNT(*),
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    MIN(statements_as_of.made_on),
    MAX(statements_as_of.made_on)
  FROM statements_as_of
  INNER JOIN events_spoken_of
    ON events_spoken_of.event_no = statements_as_of.event_no
  GROUP BY statements_as_of.speaker_actor_id
  UNION ALL
  SELECT
    figures_as_of.claimant_actor_id,
    'claimant',
    COUNT(*),
    NULL,
    NULL,
    NULL,
    NULL,
    COUNT(*) FILTER (WHERE COALESCE(figures_as_of.low, figures_as_of.best, figures_as_of.high) IS NULL),
    MIN(figures_as_of.claimed_on),
    MAX(figures_as_of.claimed_on)
  FROM figures_as_of
  INNER JOIN dataset
    ON dataset.dataset_id = figures_as_of.dataset_id
  INNER JOIN events_spoken_of
    ON events_spoken_of.event_no = figures_as_of.event_no
  -- The publisher of a coded dataset claims all of its figures: that ranks nobody.
  WHERE figures_as_of.retracted_on IS NULL
    AND CAST(dataset.role AS VARCHAR) = 'accounts'
    AND events_spoken_of.dataset_role = 'accounts'
  GROUP BY figures_as_of.claimant_actor_id
),

ranked AS (
  SELECT parts.*, RANK() OVER (PARTITION BY parts.part ORDER BY parts.records DESC NULLS LAST) AS part_rank
  FROM parts
),

found AS (
  SELECT
    ranked.*,
    actor.name AS actor,
    CAST(actor.kind AS VARCHAR) AS kind,
    actor.party_actor_id,
    actor.country_iso3,
    COUNT(*) OVER (PARTITION BY ranked.part) AS actors,
    ROW_NUMBER() OVER (
      PARTITION BY ranked.part ORDER BY ranked.records DESC NULLS LAST, actor.name NULLS LAST, ranked.actor_id NULLS LAST
    ) AS position
  FROM ranked
  INNER JOIN actor
    ON actor.actor_id = ranked.actor_id
  WHERE (CAST($sought AS VARCHAR[]) IS NULL OR list_contains(CAST($sought AS VARCHAR[]), ranked.actor_id))
    AND (
      CAST($actors AS VARCHAR[]) IS NULL
      OR ranked.actor_id IN (
        SELECT actor_ancestor.actor_id
        FROM actor_ancestor
        WHERE list_contains(CAST($actors AS VARCHAR[]), actor_ancestor.ancestor_actor_id)
      )
    )
)

SELECT
  found.actor_id,
  found.actor,
  found.kind,
  party.name AS party,
  country.name AS country,
  found.part,
  found.records,
  CAST(found.events AS BIGINT) AS events,
  CAST(found.low AS BIGINT) AS low,
  CAST(found.best AS BIGINT) AS best,
  CAST(found.high AS BIGINT) AS high,
  CAST(found.without_number AS BIGINT) AS without_number,
  found.first_on,
  found.last_on,
  found.part_rank,
  found.actors
FROM found
INNER JOIN actor AS party
  ON party.actor_id = found.party_actor_id
LEFT JOIN country
  ON country.iso3 = found.country_iso3
WHERE found.position <= CAST($top AS BIGINT)
ORDER BY found.records DESC NULLS LAST, found.actor NULLS LAST, found.actor_id NULLS LAST, found.part NULLS LAST
