-- asks: What was said last, on the events of the selection?
-- uses: selected_events_spoken_of, statements_as_of
-- params: top INTEGER
-- returns: statement_id VARCHAR, made_on DATE, speaker VARCHAR, speaker_role VARCHAR, party VARCHAR, party_actor_id VARCHAR,
--   topic_id VARCHAR, topic VARCHAR, position VARCHAR, summary VARCHAR, event_id VARCHAR, publisher VARCHAR, url VARCHAR,
--   source_locator VARCHAR
-- one row per: statement
SELECT
  statements_as_of.statement_id,
  statements_as_of.made_on,
  statements_as_of.speaker,
  statements_as_of.speaker_role,
  statements_as_of.party,
  statements_as_of.party_actor_id,
  statements_as_of.topic_id,
  topic.title AS topic,
  statements_as_of.position,
  statements_as_of.summary,
  statements_as_of.event_id,
  source.publisher,
  source.url,
  statements_as_of.source_locator
FROM statements_as_of
INNER JOIN selected_events_spoken_of
  ON selected_events_spoken_of.event_no = statements_as_of.event_no
INNER JOIN topic
  ON topic.topic_id = statements_as_of.topic_id
INNER JOIN source
  ON source.source_id = statements_as_of.source_id
ORDER BY
  statements_as_of.made_on DESC NULLS LAST,
  statements_as_of.made_at DESC NULLS LAST,
  statements_as_of.statement_id NULLS LAST
LIMIT CAST($top AS INTEGER)
