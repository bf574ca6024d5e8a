-- asks: Which figures did an actor claim, and which were claimed about its own dead and hurt, where accounts compete?
-- uses: events_whoever_took_part, figures_as_of
-- params: top INTEGER, actor_id VARCHAR
-- returns: casualty_id VARCHAR, is_by BOOLEAN, is_about BOOLEAN, claimed_on DATE, claimant VARCHAR, party VARCHAR, harm VARCHAR,
--   victims VARCHAR, low BIGINT, best BIGINT, high BIGINT, number_kind VARCHAR, basis VARCHAR, is_current BOOLEAN,
--   superseded_on DATE, retracted_on DATE, topic_id VARCHAR, event_id VARCHAR, event VARCHAR, publisher VARCHAR, url VARCHAR,
--   matching BIGINT
-- one row per: figure claimed by the actor or by those that speak for it (is_by), or counting its own people (is_about): its members,
--   and, where it is a state or a body of one, people of its nationality; coded figures are not listed; the newest `top`; matching says how many there are in all
WITH chosen AS (
  SELECT actor_ancestor.actor_id
  FROM actor_ancestor
  WHERE actor_ancestor.ancestor_actor_id = CAST($actor_id AS VARCHAR)
),

nation AS (
  SELECT actor.country_iso3
  FROM actor
  WHERE actor.actor_id = CAST($actor_id AS VARCHAR) AND CAST(actor.kind AS VARCHAR) IN ('state', 'government_body')
),

told AS (
  SELECT
    figures_as_of.*,
    figures_as_of.claimant_actor_id IN (SELECT chosen.actor_id FROM chosen) AS is_by,
    COALESCE(
      figures_as_of.victim_actor_id IN (SELECT chosen.actor_id FROM chosen)
      OR figures_as_of.victim_country_iso3 IN (SELECT nation.country_iso3 FROM nation),
      FALSE
    ) AS is_about
  FROM figures_as_of
  INNER JOIN dataset
    ON dataset.dataset_id = figures_as_of.dataset_id AND CAST(dataset.role AS VARCHAR) = 'accounts'
),

matched AS (
  SELECT
    told.*,
    events_whoever_took_part.title AS event,
    COUNT(*) OVER (PARTITION BY told.is_by, told.is_about) AS matching,
    ROW_NUMBER() OVER (
      PARTITION BY told.is_by, told.is_about ORDER BY told.claimed_on DESC NULLS LAST, told.casualty_id NULLS LAST
    ) AS place
  FROM told
  INNER JOIN events_whoever_took_part
    ON events_whoever_took_part.event_no = told.event_no
  WHERE told.is_by OR told.is_about
)

SELECT
  matched.casualty_id,
  matched.is_by,
  matched.is_about,
  matched.claimed_on,
  matched.claimant,
  matched.party,
  matched.harm,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  matched.low,
  matched.best,
  matched.high,
  matched.number_kind,
  matched.basis,
  matched.is_current,
  matched.superseded_on,
  matched.retracted_on,
  matched.topic_id,
  matched.event_id,
  matched.event,
  source.publisher,
  source.url,
  matched.matching
FROM matched
INNER JOIN source
  ON source.source_id = matched.source_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = matched.victim_category
LEFT JOIN country
  ON country.iso3 = matched.victim_country_iso3
WHERE matched.place <= CAST($top AS BIGINT)
ORDER BY matched.claimed_on DESC NULLS LAST, matched.casualty_id NULLS LAST
