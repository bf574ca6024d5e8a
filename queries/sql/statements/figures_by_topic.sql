-- asks: Who has claimed which figure on the topic, by the day asked for, and which of them stand?
-- uses: figures_as_of
-- returns: casualty_id VARCHAR, claimant_actor_id VARCHAR, claimant VARCHAR, party_actor_id VARCHAR, party VARCHAR, harm VARCHAR,
--   victims VARCHAR, victim_category VARCHAR, victim_country_iso3 VARCHAR, event_id VARCHAR, event VARCHAR, low BIGINT, best BIGINT,
--   high BIGINT, number_kind VARCHAR, basis VARCHAR, claimed_on DATE, claimed_at TIMESTAMP, superseded_on DATE, supersedes_casualty_id VARCHAR,
--   is_current BOOLEAN, is_for_topic BOOLEAN, is_part BOOLEAN, publisher VARCHAR, source_title VARCHAR, url VARCHAR,
--   source_locator VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR, note VARCHAR, retracted_on DATE,
--   retraction_reason VARCHAR
-- one row per: figure on the topic; is_for_topic tells whether it speaks of exactly the population and event asked about
SELECT
  figures_as_of.casualty_id,
  figures_as_of.claimant_actor_id,
  figures_as_of.claimant,
  figures_as_of.party_actor_id,
  figures_as_of.party,
  figures_as_of.harm,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  figures_as_of.victim_category,
  figures_as_of.victim_country_iso3,
  figures_as_of.event_id,
  event.title AS event,
  figures_as_of.low,
  figures_as_of.best,
  figures_as_of.high,
  figures_as_of.number_kind,
  figures_as_of.basis,
  figures_as_of.claimed_on,
  figures_as_of.claimed_at,
  figures_as_of.superseded_on,
  figures_as_of.supersedes_casualty_id,
  figures_as_of.is_current,
  COALESCE(
    figures_as_of.event_id = topic.event_id
    AND figures_as_of.harm = CAST(topic.harm AS VARCHAR)
    AND figures_as_of.victim_category = CAST(topic.victim_category AS VARCHAR)
    AND figures_as_of.victim_country_iso3 IS NOT DISTINCT FROM topic.victim_country_iso3,
    FALSE
  ) AS is_for_topic,
  figures_as_of.part_of_casualty_id IS NOT NULL AS is_part,
  source.publisher,
  source.title AS source_title,
  source.url,
  statement.source_locator,
  statement.quote,
  statement.quote_language,
  statement.quote_en,
  figures_as_of.note,
  figures_as_of.retracted_on,
  figures_as_of.retraction_reason
FROM figures_as_of
INNER JOIN topic
  ON topic.topic_id = figures_as_of.topic_id
INNER JOIN event
  ON event.event_no = figures_as_of.event_no
INNER JOIN source
  ON source.source_id = figures_as_of.source_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = figures_as_of.victim_category
LEFT JOIN country
  ON country.iso3 = figures_as_of.victim_country_iso3
LEFT JOIN statement
  ON statement.statement_id = figures_as_of.statement_id
  AND (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
  AND (
    statement.retracted_on IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
  )
WHERE figures_as_of.topic_id = CAST($topic AS VARCHAR)
ORDER BY
  figures_as_of.claimed_on NULLS LAST,
  figures_as_of.claimed_at NULLS FIRST,
  -- At one time or at none known an update comes after what it replaces.
  CASE WHEN figures_as_of.supersedes_casualty_id IS NULL THEN 0 ELSE 1 END NULLS LAST,
  figures_as_of.casualty_id NULLS LAST
