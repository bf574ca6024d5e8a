-- asks: Do the accounts of two parties on a topic of the event contradict each other, as they were read or by their last positions?
-- uses: event_tree, statements_on_topics, linked_statements, linked_ends
-- returns: topic_id VARCHAR, topic VARCHAR, kind VARCHAR, a_party_actor_id VARCHAR, a_party VARCHAR, a_statement_id VARCHAR,
--   a_position VARCHAR, a_made_on DATE, a_statements BIGINT, b_party_actor_id VARCHAR, b_party VARCHAR, b_statement_id VARCHAR,
--   b_position VARCHAR, b_made_on DATE, b_statements BIGINT, verdict VARCHAR, is_coded BOOLEAN, contradictions BIGINT,
--   corroborations BIGINT, across_topics BIGINT, note VARCHAR
-- one row per: topic of the event and pair of parties, a before b by identifier, that both spoke on it by the day asked for, or of
--   which one did and a link was coded to a statement of the other on another topic; the two statements are those that the verdict
--   rests on: the newest that contradict each other, else the newest that corroborate, else the last of each party; across_topics
--   counts the links that lead to another topic
WITH spoken AS (
  SELECT
    statements_on_topics.topic_id,
    statements_on_topics.party_actor_id,
    statements_on_topics.party,
    statements_on_topics.statement_id,
    statements_on_topics.position,
    statements_on_topics.made_on,
    COUNT(*) OVER (PARTITION BY statements_on_topics.topic_id, statements_on_topics.party_actor_id) AS statements,
    ROW_NUMBER() OVER (
      PARTITION BY statements_on_topics.topic_id, statements_on_topics.party_actor_id
      ORDER BY
        statements_on_topics.made_on DESC,
        statements_on_topics.made_at DESC NULLS LAST,
        statements_on_topics.statement_id DESC
    ) AS newest
  FROM statements_on_topics
  WHERE CAST($topic AS VARCHAR) IS NULL OR statements_on_topics.topic_id = CAST($topic AS VARCHAR)
),

last_said AS (
  SELECT spoken.*
  FROM spoken
  WHERE spoken.newest = 1
),

-- A link stands on the topic of each of its two ends.
links AS (
  SELECT
    linked_statements.relation,
    linked_statements.note,
    ends.topic_id,
    one.topic_id <> other.topic_id AS is_across,
    CASE WHEN one.party_actor_id < other.party_actor_id THEN one.party_actor_id ELSE other.party_actor_id END AS a_party_actor_id,
    CASE WHEN one.party_actor_id < other.party_actor_id THEN other.party_actor_id ELSE one.party_actor_id END AS b_party_actor_id,
    CASE WHEN one.party_actor_id < other.party_actor_id THEN one.statement_id ELSE other.statement_id END AS a_statement_id,
    CASE WHEN one.party_actor_id < other.party_actor_id THEN other.statement_id ELSE one.statement_id END AS b_statement_id,
    ROW_NUMBER() OVER (
      PARTITION BY
        ends.topic_id,
        CASE WHEN one.party_actor_id < other.party_actor_id THEN one.party_actor_id ELSE other.party_actor_id END,
        CASE WHEN one.party_actor_id < other.party_actor_id THEN other.party_actor_id ELSE one.party_actor_id END
      ORDER BY
        CASE WHEN linked_statements.relation = 'contradicts' THEN 0 ELSE 1 END,
        other.made_on DESC,
        linked_statements.second_statement_id DESC,
        linked_statements.first_statement_id DESC
    ) AS turn
  FROM linked_statements
  INNER JOIN linked_ends AS one
    ON one.statement_id = linked_statements.first_statement_id
  INNER JOIN linked_ends AS other
    ON other.statement_id = linked_statements.second_statement_id AND other.party_actor_id <> one.party_actor_id
  INNER JOIN (VALUES (1), (2)) AS sides (side)
    ON sides.side = 1 OR other.topic_id <> one.topic_id
  INNER JOIN topic AS ends
    ON ends.topic_id = CASE sides.side WHEN 1 THEN one.topic_id ELSE other.topic_id END
  INNER JOIN event_tree
    ON event_tree.event_id = ends.event_id
  WHERE CAST($topic AS VARCHAR) IS NULL OR ends.topic_id = CAST($topic AS VARCHAR)
),

coded AS (
  SELECT
    links.topic_id,
    links.a_party_actor_id,
    links.b_party_actor_id,
    COUNT(*) FILTER (WHERE links.relation = 'contradicts') AS contradictions,
    COUNT(*) FILTER (WHERE links.relation = 'corroborates') AS corroborations,
    COUNT(*) FILTER (WHERE links.is_across) AS across_topics
  FROM links
  GROUP BY links.topic_id, links.a_party_actor_id, links.b_party_actor_id
),

pairs AS (
  SELECT one.topic_id, one.party_actor_id AS a_party_actor_id, other.party_actor_id AS b_party_actor_id
  FROM last_said AS one
  INNER JOIN last_said AS other
    ON other.topic_id = one.topic_id AND other.party_actor_id > one.party_actor_id
  UNION
  SELECT coded.topic_id, coded.a_party_actor_id, coded.b_party_actor_id
  FROM coded
),

judged AS (
  SELECT
    pairs.topic_id,
    pairs.a_party_actor_id,
    pairs.b_party_actor_id,
    COALESCE(links.a_statement_id, one.statement_id) AS a_statement_id,
    COALESCE(links.b_statement_id, other.statement_id) AS b_statement_id,
    COALESCE(one.statements, 0) AS a_statements,
    COALESCE(other.statements, 0) AS b_statements,
    COALESCE(coded.contradictions, 0) AS contradictions,
    COALESCE(coded.corroborations, 0) AS corroborations,
    COALESCE(coded.across_topics, 0) AS across_topics,
    links.note,
    coded.topic_id IS NOT NULL AS is_coded,
    CASE
      WHEN coded.contradictions > 0 AND coded.corroborations > 0 THEN 'mixed'
      WHEN coded.contradictions > 0 THEN 'contradict'
      WHEN coded.corroborations > 0 THEN 'corroborate'
      WHEN one.position IN ('asserts', 'acknowledges') AND other.position = 'denies' THEN 'opposed'
      WHEN other.position IN ('asserts', 'acknowledges') AND one.position = 'denies' THEN 'opposed'
      WHEN one.position = 'condemns' AND other.position = 'supports' THEN 'opposed'
      WHEN other.position = 'condemns' AND one.position = 'supports' THEN 'opposed'
      WHEN one.position IN ('declines', 'withholds') AND other.position NOT IN ('declines', 'withholds') THEN 'one_silent'
      WHEN other.position IN ('declines', 'withholds') AND one.position NOT IN ('declines', 'withholds') THEN 'one_silent'
      ELSE 'no_verdict'
    END AS verdict
  FROM pairs
  LEFT JOIN last_said AS one
    ON one.topic_id = pairs.topic_id AND one.party_actor_id = pairs.a_party_actor_id
  LEFT JOIN last_said AS other
    ON other.topic_id = pairs.topic_id AND other.party_actor_id = pairs.b_party_actor_id
  LEFT JOIN coded
    ON coded.topic_id = pairs.topic_id
    AND coded.a_party_actor_id = pairs.a_party_actor_id
    AND coded.b_party_actor_id = pairs.b_party_actor_id
  LEFT JOIN links
    ON links.topic_id = pairs.topic_id
    AND links.a_party_actor_id = pairs.a_party_actor_id
    AND links.b_party_actor_id = pairs.b_party_actor_id
    AND links.turn = 1
),

-- A verdict rests on last words or on the ends of a link.
told AS (
  SELECT last_said.statement_id, last_said.party, last_said.position, last_said.made_on
  FROM last_said
  UNION
  SELECT linked_ends.statement_id, linked_ends.party, linked_ends.position, linked_ends.made_on
  FROM linked_ends
)

SELECT
  judged.topic_id,
  topic.title AS topic,
  CAST(topic.kind AS VARCHAR) AS kind,
  judged.a_party_actor_id,
  one.party AS a_party,
  judged.a_statement_id,
  one.position AS a_position,
  one.made_on AS a_made_on,
  judged.a_statements,
  judged.b_party_actor_id,
  other.party AS b_party,
  judged.b_statement_id,
  other.position AS b_position,
  other.made_on AS b_made_on,
  judged.b_statements,
  judged.verdict,
  judged.is_coded,
  judged.contradictions,
  judged.corroborations,
  judged.across_topics,
  judged.note
FROM judged
INNER JOIN topic
  ON topic.topic_id = judged.topic_id
INNER JOIN told AS one
  ON one.statement_id = judged.a_statement_id
INNER JOIN told AS other
  ON other.statement_id = judged.b_statement_id
ORDER BY judged.topic_id NULLS LAST, judged.a_party_actor_id NULLS LAST, judged.b_party_actor_id NULLS LAST
