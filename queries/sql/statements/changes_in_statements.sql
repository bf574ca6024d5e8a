-- asks: Which statements on the event and its parts were made or withdrawn after one day and by another?
-- uses: event_tree
-- params: since DATE
-- returns: statement_id VARCHAR, made_on DATE, speaker_actor_id VARCHAR, speaker VARCHAR, speaker_role VARCHAR, party_actor_id VARCHAR,
--   party VARCHAR, topic_id VARCHAR, topic VARCHAR, channel VARCHAR, position VARCHAR, summary VARCHAR, quote VARCHAR,
--   quote_language VARCHAR, quote_en VARCHAR, retracted_on DATE, retraction_reason VARCHAR, is_new BOOLEAN, is_withdrawn BOOLEAN,
--   source_id VARCHAR, publisher VARCHAR, source_title VARCHAR, published_on DATE, url VARCHAR, source_locator VARCHAR,
--   redistributable BOOLEAN
-- one row per: statement made (is_new) or withdrawn (is_withdrawn) after the day given and by the day asked for; every statement made
--   by the day asked for where no day is given
WITH said AS (
  SELECT
    statement.*,
    -- Statements withdrawn are looked at too, which the statements as of a day leave out.
    CASE WHEN CAST($asof AS DATE) IS NULL OR statement.retracted_on <= CAST($asof AS DATE) THEN statement.retracted_on END
      AS withdrawn_on,
    CAST($since AS DATE) IS NULL OR statement.made_on > CAST($since AS DATE) AS is_new
  FROM statement
  INNER JOIN event_tree
    ON event_tree.event_id = statement.event_id
  WHERE CAST($event AS VARCHAR) IS NOT NULL
    AND (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
),

moved AS (
  SELECT
    said.*,
    said.withdrawn_on IS NOT NULL AND (CAST($since AS DATE) IS NULL OR said.withdrawn_on > CAST($since AS DATE)) AS is_withdrawn
  FROM said
)

SELECT
  moved.statement_id,
  moved.made_on,
  moved.speaker_actor_id,
  speaker.name AS speaker,
  speaker.role AS speaker_role,
  speaker.party_actor_id,
  party.name AS party,
  moved.topic_id,
  topic.title AS topic,
  moved.channel,
  CAST(moved.position AS VARCHAR) AS position,
  moved.summary,
  moved.quote,
  moved.quote_language,
  moved.quote_en,
  moved.withdrawn_on AS retracted_on,
  CASE WHEN moved.withdrawn_on IS NOT NULL THEN moved.retraction_reason END AS retraction_reason,
  moved.is_new,
  moved.is_withdrawn,
  moved.source_id,
  source.publisher,
  source.title AS source_title,
  source.published_on,
  source.url,
  moved.source_locator,
  dataset.redistributable
FROM moved
INNER JOIN actor AS speaker
  ON speaker.actor_id = moved.speaker_actor_id
INNER JOIN actor AS party
  ON party.actor_id = speaker.party_actor_id
INNER JOIN topic
  ON topic.topic_id = moved.topic_id
INNER JOIN source
  ON source.source_id = moved.source_id
INNER JOIN dataset
  ON dataset.dataset_id = moved.dataset_id
WHERE moved.is_new OR moved.is_withdrawn
ORDER BY moved.made_on NULLS LAST, moved.made_at NULLS LAST, moved.statement_id NULLS LAST
