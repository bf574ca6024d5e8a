-- asks: Which records stand for which sentence of each article?
-- returns: source_id VARCHAR, article VARCHAR, sentence_no INTEGER, record_kind VARCHAR, record_id VARCHAR, summary VARCHAR,
--   speaker VARCHAR, made_on DATE, event_id VARCHAR, topic_id VARCHAR
-- one row per: sentence and record; a heading has one row without a record
WITH records AS (
  SELECT
    'statement' AS record_kind,
    statement.statement_id AS record_id,
    statement.summary,
    actor.name AS speaker,
    statement.made_on,
    statement.event_id,
    statement.topic_id
  FROM statement
  INNER JOIN actor
    ON actor.actor_id = statement.speaker_actor_id
  WHERE statement.statement_id IN (SELECT record_id FROM article_sentence WHERE record_kind = 'statement')
  UNION ALL
  SELECT 'event', event.event_id, event.summary, NULL, event.start_date, event.event_id, NULL
  FROM event
  WHERE event.event_id IN (SELECT record_id FROM article_sentence WHERE record_kind = 'event')
  UNION ALL
  SELECT 'casualty', casualty.casualty_id, casualty.note, actor.name, casualty.claimed_on, casualty.event_id, casualty.topic_id
  FROM casualty
  INNER JOIN actor
    ON actor.actor_id = casualty.claimant_actor_id
  WHERE casualty.casualty_id IN (SELECT record_id FROM article_sentence WHERE record_kind = 'casualty')
)

SELECT
  article_sentence.source_id,
  source.title AS article,
  article_sentence.sentence_no,
  article_sentence.record_kind,
  article_sentence.record_id,
  records.summary,
  records.speaker,
  records.made_on,
  records.event_id,
  records.topic_id
FROM article_sentence
INNER JOIN source
  ON source.source_id = article_sentence.source_id
LEFT JOIN records
  ON records.record_kind = article_sentence.record_kind AND records.record_id = article_sentence.record_id
ORDER BY
  article_sentence.source_id NULLS LAST,
  article_sentence.sentence_no NULLS LAST,
  article_sentence.record_kind NULLS LAST,
  article_sentence.record_id NULLS LAST
