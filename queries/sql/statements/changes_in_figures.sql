-- asks: Which figures on the event and its parts were claimed or withdrawn after one day and by another, and which did they replace?
-- uses: figures_of_event
-- params: since DATE
-- returns: casualty_id VARCHAR, statement_id VARCHAR, claimed_on DATE, claimant_actor_id VARCHAR, claimant VARCHAR,
--   claimant_role VARCHAR, party_actor_id VARCHAR, party VARCHAR, topic_id VARCHAR, topic VARCHAR, event_id VARCHAR,
--   event VARCHAR, harm VARCHAR, victims VARCHAR, low BIGINT, best BIGINT, high BIGINT, number_kind VARCHAR, basis VARCHAR,
--   part_of_casualty_id VARCHAR, is_current BOOLEAN, superseded_on DATE, supersedes_casualty_id VARCHAR, retracted_on DATE,
--   retraction_reason VARCHAR, is_new BOOLEAN, is_withdrawn BOOLEAN, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR,
--   source_id VARCHAR, publisher VARCHAR, source_title VARCHAR, published_on DATE, url VARCHAR, source_locator VARCHAR,
--   redistributable BOOLEAN
-- one row per: figure claimed (is_new) or withdrawn (is_withdrawn) after the day given and by the day asked for, and figure that one of
--   them replaces or replaced (neither); every figure claimed by the day asked for where no day is given
WITH moved AS (
  SELECT
    figures_of_event.*,
    CAST($since AS DATE) IS NULL OR figures_of_event.claimed_on > CAST($since AS DATE) AS is_new,
    COALESCE(
      figures_of_event.retracted_on IS NOT NULL AND (CAST($since AS DATE) IS NULL OR figures_of_event.retracted_on > CAST($since AS DATE)),
      FALSE
    ) AS is_withdrawn
  FROM figures_of_event
  WHERE CAST($event AS VARCHAR) IS NOT NULL
),

wanted AS (
  SELECT casualty_id FROM moved WHERE is_new OR is_withdrawn
  UNION
  SELECT supersedes_casualty_id FROM moved WHERE is_new OR is_withdrawn
),

quoted AS (
  SELECT moved.casualty_id, statement.quote, statement.quote_language, statement.quote_en, statement.source_locator
  FROM moved
  INNER JOIN statement
    ON statement.statement_id = moved.statement_id
    AND statement.source_id = moved.source_id
  WHERE (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
    AND (
      statement.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
    )
)

SELECT
  moved.casualty_id,
  moved.statement_id,
  moved.claimed_on,
  moved.claimant_actor_id,
  moved.claimant,
  claimant.role AS claimant_role,
  moved.party_actor_id,
  moved.party,
  moved.topic_id,
  topic.title AS topic,
  moved.event_id,
  event.title AS event,
  moved.harm,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  moved.low,
  moved.best,
  moved.high,
  moved.number_kind,
  moved.basis,
  moved.part_of_casualty_id,
  moved.is_current,
  moved.superseded_on,
  moved.supersedes_casualty_id,
  moved.retracted_on,
  moved.retraction_reason,
  moved.is_new,
  moved.is_withdrawn,
  quoted.quote,
  quoted.quote_language,
  quoted.quote_en,
  source.source_id,
  source.publisher,
  source.title AS source_title,
  source.published_on,
  source.url,
  quoted.source_locator,
  dataset.redistributable
FROM moved
INNER JOIN wanted
  ON wanted.casualty_id = moved.casualty_id
INNER JOIN actor AS claimant
  ON claimant.actor_id = moved.claimant_actor_id
INNER JOIN event
  ON event.event_no = moved.event_no
INNER JOIN source
  ON source.source_id = moved.source_id
INNER JOIN dataset
  ON dataset.dataset_id = moved.dataset_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = moved.victim_category
LEFT JOIN country
  ON country.iso3 = moved.victim_country_iso3
LEFT JOIN topic
  ON topic.topic_id = moved.topic_id
LEFT JOIN quoted
  ON quoted.casualty_id = moved.casualty_id
ORDER BY moved.claimed_on NULLS LAST, moved.casualty_id NULLS LAST
