-- asks: Which figures were given on the event and its parts, with what became of each?
-- uses: figures_of_event
-- returns: casualty_id VARCHAR, claimed_on DATE, claimed_at TIMESTAMP, claimant VARCHAR, claimant_actor_id VARCHAR, party VARCHAR, party_actor_id VARCHAR,
--   harm VARCHAR, victims VARCHAR, low BIGINT, best BIGINT, high BIGINT, number_kind VARCHAR, basis VARCHAR, event_id VARCHAR,
--   event VARCHAR, topic VARCHAR, is_part BOOLEAN, is_current BOOLEAN, superseded_on DATE, retracted_on DATE, publisher VARCHAR,
--   url VARCHAR, note VARCHAR, out_of_order_count BIGINT
-- one row per: figure claimed by the day asked for
SELECT
  figures_of_event.casualty_id,
  figures_of_event.claimed_on,
  figures_of_event.claimed_at,
  figures_of_event.claimant,
  figures_of_event.claimant_actor_id,
  figures_of_event.party,
  figures_of_event.party_actor_id,
  figures_of_event.harm,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  figures_of_event.low,
  figures_of_event.best,
  figures_of_event.high,
  figures_of_event.number_kind,
  figures_of_event.basis,
  figures_of_event.event_id,
  event.title AS event,
  topic.title AS topic,
  figures_of_event.part_of_casualty_id IS NOT NULL AS is_part,
  figures_of_event.is_current,
  figures_of_event.superseded_on,
  figures_of_event.retracted_on,
  source.publisher,
  source.url,
  figures_of_event.note,
  figures_of_event.out_of_order_count
FROM figures_of_event
INNER JOIN event
  ON event.event_no = figures_of_event.event_no
INNER JOIN source
  ON source.source_id = figures_of_event.source_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = figures_of_event.victim_category
LEFT JOIN country
  ON country.iso3 = figures_of_event.victim_country_iso3
LEFT JOIN topic
  ON topic.topic_id = figures_of_event.topic_id
WHERE CAST($event AS VARCHAR) IS NOT NULL
ORDER BY
  figures_of_event.claimed_on NULLS LAST,
  figures_of_event.claimed_at NULLS FIRST,
  -- At one time or at none known an update comes after what it replaces.
  CASE WHEN figures_of_event.supersedes_casualty_id IS NULL THEN 0 ELSE 1 END NULLS LAST,
  figures_of_event.casualty_id NULLS LAST
