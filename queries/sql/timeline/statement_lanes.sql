-- asks: Who said what, and when, on the events of the selection?
-- uses: selected_events_spoken_of, statements_as_of
-- returns: statement_id VARCHAR, made_on DATE, party VARCHAR, party_actor_id VARCHAR, speaker VARCHAR, topic VARCHAR, position VARCHAR,
--   summary VARCHAR, publisher VARCHAR, url VARCHAR
-- one row per: statement
SELECT
  statements_as_of.statement_id,
  statements_as_of.made_on,
  statements_as_of.party,
  statements_as_of.party_actor_id,
  statements_as_of.speaker,
  topic.title AS topic,
  statements_as_of.position,
  statements_as_of.summary,
  source.publisher,
  source.url
FROM statements_as_of
INNER JOIN selected_events_spoken_of
  ON selected_events_spoken_of.event_no = statements_as_of.event_no
INNER JOIN topic
  ON topic.topic_id = statements_as_of.topic_id
INNER JOIN source
  ON source.source_id = statements_as_of.source_id
ORDER BY statements_as_of.made_on NULLS LAST, statements_as_of.made_at NULLS LAST, statements_as_of.statement_id NULLS LAST
