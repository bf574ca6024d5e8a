-- asks: Which statements of one of two parties contradict, corroborate, answer or update one of the other, as coded?
-- uses: statements_on_topics, sided_actors
-- returns: topic_id VARCHAR, from_statement_id VARCHAR, from_party_actor_id VARCHAR, from_speaker VARCHAR, from_on DATE,
--   from_summary VARCHAR, relation VARCHAR, to_statement_id VARCHAR, to_party_actor_id VARCHAR, to_speaker VARCHAR, to_on DATE,
--   to_topic_id VARCHAR, to_summary VARCHAR, note VARCHAR
-- one row per: coded link between a statement for the one party and a statement for the other; topic_id is that of the first
WITH sided AS (
  SELECT
    statements_on_topics.statement_id,
    statements_on_topics.topic_id,
    statements_on_topics.speaker,
    statements_on_topics.made_on,
    statements_on_topics.summary,
    sided_actors.side
  FROM statements_on_topics
  INNER JOIN sided_actors
    ON sided_actors.actor_id = statements_on_topics.speaker_actor_id
)

SELECT
  one.topic_id,
  one.statement_id AS from_statement_id,
  one.side AS from_party_actor_id,
  one.speaker AS from_speaker,
  one.made_on AS from_on,
  one.summary AS from_summary,
  CAST(statement_relation.relation AS VARCHAR) AS relation,
  other.statement_id AS to_statement_id,
  other.side AS to_party_actor_id,
  other.speaker AS to_speaker,
  other.made_on AS to_on,
  other.topic_id AS to_topic_id,
  other.summary AS to_summary,
  statement_relation.note
FROM statement_relation
INNER JOIN sided AS one
  ON one.statement_id = statement_relation.from_statement_id
INNER JOIN sided AS other
  ON other.statement_id = statement_relation.to_statement_id AND other.side <> one.side
ORDER BY one.made_on NULLS LAST, one.statement_id NULLS LAST, other.statement_id NULLS LAST, relation NULLS LAST
