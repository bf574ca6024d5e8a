-- asks: Which figures were given on the event and its parts, with what became of each?
-- uses: event_tree, figures_as_of
-- returns: casualty_id VARCHAR, claimed_on DATE, claimed_at TIMESTAMP, claimant VARCHAR, claimant_actor_id VARCHAR, party VARCHAR, party_actor_id VARCHAR,
--   harm VARCHAR, victims VARCHAR, low BIGINT, best BIGINT, high BIGINT, number_kind VARCHAR, basis VARCHAR, event_id VARCHAR,
--   event VARCHAR, topic VARCHAR, is_part BOOLEAN, is_current BOOLEAN, superseded_on DATE, retracted_on DATE, publisher VARCHAR,
--   url VARCHAR, note VARCHAR, out_of_order_count BIGINT
-- one row per: figure claimed by the day asked for
SELECT
  figures_as_of.casualty_id,
  figures_as_of.claimed_on,
  figures_as_of.claimed_at,
  figures_as_of.claimant,
  figures_as_of.claimant_actor_id,
  figures_as_of.party,
  figures_as_of.party_actor_id,
  figures_as_of.harm,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  figures_as_of.low,
  figures_as_of.best,
  figures_as_of.high,
  figures_as_of.number_kind,
  figures_as_of.basis,
  figures_as_of.event_id,
  event.title AS event,
  topic.title AS topic,
  figures_as_of.part_of_casualty_id IS NOT NULL AS is_part,
  figures_as_of.is_current,
  figures_as_of.superseded_on,
  figures_as_of.retracted_on,
  source.publisher,
  source.url,
  figures_as_of.note,
  figures_as_of.out_of_order_count
FROM figures_as_of
INNER JOIN event_tree
  ON event_tree.event_id = figures_as_of.event_id
INNER JOIN event
  ON event.event_id = figures_as_of.event_id
INNER JOIN source
  ON source.source_id = figures_as_of.source_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = figures_as_of.victim_category
LEFT JOIN country
  ON country.iso3 = figures_as_of.victim_country_iso3
LEFT JOIN topic
  ON topic.topic_id = figures_as_of.topic_id
WHERE CAST($event AS VARCHAR) IS NOT NULL
ORDER BY
  figures_as_of.claimed_on NULLS LAST,
  figures_as_of.claimed_at NULLS FIRST,
  -- At one time or at none known an update comes after what it replaces.
  CASE WHEN figures_as_of.supersedes_casualty_id IS NULL THEN 0 ELSE 1 END NULLS LAST,
  figures_as_of.casualty_id NULLS LAST
