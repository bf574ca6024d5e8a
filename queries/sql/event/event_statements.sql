-- asks: What was said about the event and its parts, in order?
-- uses: event_tree, statements_as_of
-- returns: statement_id VARCHAR, made_on DATE, speaker VARCHAR, party VARCHAR, party_actor_id VARCHAR, topic VARCHAR, topic_id VARCHAR,
--   position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR, publisher VARCHAR, url VARCHAR,
--   source_locator VARCHAR
-- one row per: statement
SELECT
  statements_as_of.statement_id,
  statements_as_of.made_on,
  statements_as_of.speaker,
  statements_as_of.party,
  statements_as_of.party_actor_id,
  topic.title AS topic,
  statements_as_of.topic_id,
  statements_as_of.position,
  statements_as_of.summary,
  statements_as_of.quote,
  statements_as_of.quote_language,
  statements_as_of.quote_en,
  source.publisher,
  source.url,
  statements_as_of.source_locator
FROM statements_as_of
INNER JOIN event_tree
  ON event_tree.event_id = statements_as_of.event_id
INNER JOIN topic
  ON topic.topic_id = statements_as_of.topic_id
INNER JOIN source
  ON source.source_id = statements_as_of.source_id
WHERE CAST($event AS VARCHAR) IS NOT NULL
ORDER BY statements_as_of.made_on NULLS LAST, statements_as_of.made_at NULLS LAST, statements_as_of.statement_id NULLS LAST
