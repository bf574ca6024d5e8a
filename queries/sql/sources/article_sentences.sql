-- asks: Which records stand for which sentence of each article?
-- returns: source_id VARCHAR, article VARCHAR, sentence_no INTEGER, record_kind VARCHAR, record_id VARCHAR, summary VARCHAR,
--   speaker VARCHAR, made_on DATE, event_id VARCHAR, topic_id VARCHAR
-- one row per: sentence and record; a heading has one row without a record
SELECT
  article_sentence.source_id,
  source.title AS article,
  article_sentence.sentence_no,
  article_sentence.record_kind,
  article_sentence.record_id,
  COALESCE(statement.summary, event.summary, casualty.note) AS summary,
  COALESCE(speaker.name, claimant.name) AS speaker,
  COALESCE(statement.made_on, event.start_date, casualty.claimed_on) AS made_on,
  COALESCE(statement.event_id, event.event_id, casualty.event_id) AS event_id,
  COALESCE(statement.topic_id, casualty.topic_id) AS topic_id
FROM article_sentence
INNER JOIN source
  ON source.source_id = article_sentence.source_id
LEFT JOIN statement
  ON article_sentence.record_kind = 'statement' AND statement.statement_id = article_sentence.record_id
LEFT JOIN event
  ON article_sentence.record_kind = 'event' AND event.event_id = article_sentence.record_id
LEFT JOIN casualty
  ON article_sentence.record_kind = 'casualty' AND casualty.casualty_id = article_sentence.record_id
LEFT JOIN actor AS speaker
  ON speaker.actor_id = statement.speaker_actor_id
LEFT JOIN actor AS claimant
  ON claimant.actor_id = casualty.claimant_actor_id
ORDER BY article_sentence.source_id, article_sentence.sentence_no, article_sentence.record_kind, article_sentence.record_id
