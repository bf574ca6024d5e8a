-- asks: What did an actor, or those that speak for it, say on events of the selection?
-- uses: events_whoever_took_part, statements_as_of
-- params: top INTEGER, actor_id VARCHAR
-- returns: statement_id VARCHAR, made_on DATE, speaker VARCHAR, position VARCHAR, topic_id VARCHAR, topic VARCHAR, event_id VARCHAR,
--   event VARCHAR, summary VARCHAR, publisher VARCHAR, url VARCHAR, matching BIGINT
-- one row per: statement, the newest `top`; matching says how many there are in all
WITH said AS (
  SELECT
    statements_as_of.*,
    events_whoever_took_part.title AS event,
    COUNT(*) OVER () AS matching,
    ROW_NUMBER() OVER (
      ORDER BY statements_as_of.made_on DESC NULLS LAST, statements_as_of.statement_id NULLS LAST
    ) AS place
  FROM statements_as_of
  INNER JOIN actor_ancestor
    ON actor_ancestor.actor_id = statements_as_of.speaker_actor_id AND actor_ancestor.ancestor_actor_id = CAST($actor_id AS VARCHAR)
  INNER JOIN events_whoever_took_part
    ON events_whoever_took_part.event_no = statements_as_of.event_no
)

SELECT
  said.statement_id,
  said.made_on,
  said.speaker,
  said.position,
  said.topic_id,
  topic.title AS topic,
  said.event_id,
  said.event,
  said.summary,
  source.publisher,
  source.url,
  said.matching
FROM said
INNER JOIN topic
  ON topic.topic_id = said.topic_id
INNER JOIN source
  ON source.source_id = said.source_id
WHERE said.place <= CAST($top AS BIGINT)
ORDER BY said.made_on DESC NULLS LAST, said.statement_id NULLS LAST
