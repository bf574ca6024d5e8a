-- asks: What was said on the topic, in order, in which words, and where does it stand?
-- uses: statements_as_of
-- returns: statement_id VARCHAR, made_on DATE, speaker_actor_id VARCHAR, speaker VARCHAR, speaker_role VARCHAR, party_actor_id VARCHAR,
--   party VARCHAR, channel VARCHAR, position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR,
--   publisher VARCHAR, source_title VARCHAR, url VARCHAR, source_locator VARCHAR, source_id VARCHAR
-- one row per: statement on the topic
SELECT
  statements_as_of.statement_id,
  statements_as_of.made_on,
  statements_as_of.speaker_actor_id,
  statements_as_of.speaker,
  statements_as_of.speaker_role,
  statements_as_of.party_actor_id,
  statements_as_of.party,
  statements_as_of.channel,
  statements_as_of.position,
  statements_as_of.summary,
  statements_as_of.quote,
  statements_as_of.quote_language,
  statements_as_of.quote_en,
  source.publisher,
  source.title AS source_title,
  source.url,
  statements_as_of.source_locator,
  statements_as_of.source_id
FROM statements_as_of
INNER JOIN source
  ON source.source_id = statements_as_of.source_id
WHERE statements_as_of.topic_id = CAST($topic AS VARCHAR)
ORDER BY statements_as_of.made_on NULLS LAST, statements_as_of.made_at NULLS LAST, statements_as_of.statement_id NULLS LAST
