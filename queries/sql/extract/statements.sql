-- asks: Which statements were made on the events of the selection?
-- uses: selected_events, statements_as_of, open_sources, open_topics
-- returns: statement_id VARCHAR, dataset_id VARCHAR, event_id VARCHAR, event VARCHAR, topic_id VARCHAR, question VARCHAR,
--   speaker_actor_id VARCHAR, speaker VARCHAR, speaker_role VARCHAR, party VARCHAR, on_behalf_of_actor_id VARCHAR, made_on DATE,
--   made_at TIMESTAMP, channel VARCHAR, position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR,
--   source_id VARCHAR, source_publisher VARCHAR, source_title VARCHAR, source_url VARCHAR, source_locator VARCHAR, licence VARCHAR
-- one row per: statement of a redistributable dataset; what it says of events, topics and sources of other datasets is left out
SELECT
  statements_as_of.statement_id,
  statements_as_of.dataset_id,
  CASE WHEN event_dataset.redistributable THEN statements_as_of.event_id END AS event_id,
  CASE WHEN event_dataset.redistributable THEN selected_events.title END AS event,
  open_topics.topic_id,
  open_topics.question,
  statements_as_of.speaker_actor_id,
  statements_as_of.speaker,
  statements_as_of.speaker_role,
  statements_as_of.party,
  statements_as_of.on_behalf_of_actor_id,
  statements_as_of.made_on,
  statements_as_of.made_at,
  statements_as_of.channel,
  statements_as_of.position,
  statements_as_of.summary,
  statements_as_of.quote,
  statements_as_of.quote_language,
  statements_as_of.quote_en,
  open_sources.source_id,
  open_sources.publisher AS source_publisher,
  open_sources.title AS source_title,
  open_sources.url AS source_url,
  statements_as_of.source_locator,
  dataset.licence
FROM statements_as_of
INNER JOIN selected_events
  ON selected_events.event_no = statements_as_of.event_no
INNER JOIN dataset AS event_dataset
  ON event_dataset.dataset_id = selected_events.dataset_id
INNER JOIN dataset
  ON dataset.dataset_id = statements_as_of.dataset_id AND dataset.redistributable
LEFT JOIN open_topics
  ON open_topics.topic_id = statements_as_of.topic_id
LEFT JOIN open_sources
  ON open_sources.source_id = statements_as_of.source_id
ORDER BY statements_as_of.made_on NULLS LAST, statements_as_of.made_at NULLS LAST, statements_as_of.statement_id NULLS LAST
