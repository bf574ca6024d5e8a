-- asks: What was said about the event and its parts, in order?
-- uses: statements_of_event
-- returns: statement_id VARCHAR, made_on DATE, speaker VARCHAR, party VARCHAR, party_actor_id VARCHAR, topic VARCHAR, topic_id VARCHAR,
--   position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR, publisher VARCHAR, url VARCHAR,
--   source_locator VARCHAR
-- one row per: statement
SELECT
  statements_of_event.statement_id,
  statements_of_event.made_on,
  statements_of_event.speaker,
  statements_of_event.party,
  statements_of_event.party_actor_id,
  topic.title AS topic,
  statements_of_event.topic_id,
  statements_of_event.position,
  statements_of_event.summary,
  statements_of_event.quote,
  statements_of_event.quote_language,
  statements_of_event.quote_en,
  source.publisher,
  source.url,
  statements_of_event.source_locator
FROM statements_of_event
INNER JOIN topic
  ON topic.topic_id = statements_of_event.topic_id
INNER JOIN source
  ON source.source_id = statements_of_event.source_id
WHERE CAST($event AS VARCHAR) IS NOT NULL
ORDER BY statements_of_event.made_on NULLS LAST, statements_of_event.made_at NULLS LAST, statements_of_event.statement_id NULLS LAST
