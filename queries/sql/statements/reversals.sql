-- asks: Which parties said the opposite of what they had said themselves?
-- uses: event_tree, statements_on_topics, linked_statements, linked_ends
-- returns: party_actor_id VARCHAR, party VARCHAR, is_coded BOOLEAN, is_same_speaker BOOLEAN, is_same_topic BOOLEAN, is_same_day BOOLEAN,
--   first_statement_id VARCHAR, first_topic_id VARCHAR, first_topic VARCHAR, first_speaker_actor_id VARCHAR, first_speaker VARCHAR,
--   first_position VARCHAR, first_made_on DATE, first_summary VARCHAR, second_statement_id VARCHAR, second_topic_id VARCHAR,
--   second_topic VARCHAR, second_speaker_actor_id VARCHAR, second_speaker VARCHAR, second_position VARCHAR, second_made_on DATE,
--   second_summary VARCHAR, note VARCHAR
-- one row per: two statements of one party, the earlier first, that were read as contradicting each other, or in which one speaker
--   turned from affirming to denying on one topic, or back; one of the two is on a topic of the chosen event or its parts, and on
--   the chosen topic where one is chosen
WITH turns AS (
  SELECT
    statements_on_topics.statement_id AS second_statement_id,
    statements_on_topics.position = 'denies' AS denies,
    LAG(statements_on_topics.statement_id) OVER (
      PARTITION BY statements_on_topics.topic_id, statements_on_topics.speaker_actor_id
      ORDER BY statements_on_topics.made_on, statements_on_topics.made_at NULLS FIRST, statements_on_topics.statement_id
    ) AS first_statement_id,
    LAG(statements_on_topics.position = 'denies') OVER (
      PARTITION BY statements_on_topics.topic_id, statements_on_topics.speaker_actor_id
      ORDER BY statements_on_topics.made_on, statements_on_topics.made_at NULLS FIRST, statements_on_topics.statement_id
    ) AS denied
  FROM statements_on_topics
  WHERE statements_on_topics.position IN ('asserts', 'acknowledges', 'denies')
),

found AS (
  SELECT linked_statements.first_statement_id, linked_statements.second_statement_id, TRUE AS is_coded, linked_statements.note
  FROM linked_statements
  WHERE linked_statements.relation = 'contradicts'
  UNION ALL
  SELECT turns.first_statement_id, turns.second_statement_id, FALSE, NULL
  FROM turns
  LEFT JOIN linked_statements
    ON linked_statements.relation = 'contradicts'
    AND LEAST(linked_statements.first_statement_id, linked_statements.second_statement_id)
      = LEAST(turns.first_statement_id, turns.second_statement_id)
    AND GREATEST(linked_statements.first_statement_id, linked_statements.second_statement_id)
      = GREATEST(turns.first_statement_id, turns.second_statement_id)
  WHERE turns.denies <> turns.denied AND linked_statements.first_statement_id IS NULL
),

-- The two ends of a turn are on topics of the event, those of a link may not be.
told AS (
  SELECT
    statements_on_topics.statement_id, statements_on_topics.topic_id, statements_on_topics.speaker_actor_id,
    statements_on_topics.speaker, statements_on_topics.party_actor_id, statements_on_topics.party, statements_on_topics.position,
    statements_on_topics.made_on, statements_on_topics.summary
  FROM statements_on_topics
  INNER JOIN (
    SELECT found.first_statement_id AS statement_id FROM found WHERE NOT found.is_coded
    UNION
    SELECT found.second_statement_id FROM found WHERE NOT found.is_coded
  ) AS ends
    ON ends.statement_id = statements_on_topics.statement_id
  UNION
  SELECT
    linked_ends.statement_id, linked_ends.topic_id, linked_ends.speaker_actor_id, linked_ends.speaker, linked_ends.party_actor_id,
    linked_ends.party, linked_ends.position, linked_ends.made_on, linked_ends.summary
  FROM linked_ends
),

topics AS (
  SELECT topic.topic_id, topic.title, event_tree.event_id IS NOT NULL AS is_chosen
  FROM topic
  LEFT JOIN event_tree
    ON event_tree.event_id = topic.event_id
)

SELECT
  former.party_actor_id,
  former.party,
  found.is_coded,
  former.speaker_actor_id = latter.speaker_actor_id AS is_same_speaker,
  former.topic_id = latter.topic_id AS is_same_topic,
  former.made_on = latter.made_on AS is_same_day,
  former.statement_id AS first_statement_id,
  former.topic_id AS first_topic_id,
  first_topic.title AS first_topic,
  former.speaker_actor_id AS first_speaker_actor_id,
  former.speaker AS first_speaker,
  former.position AS first_position,
  former.made_on AS first_made_on,
  former.summary AS first_summary,
  latter.statement_id AS second_statement_id,
  latter.topic_id AS second_topic_id,
  second_topic.title AS second_topic,
  latter.speaker_actor_id AS second_speaker_actor_id,
  latter.speaker AS second_speaker,
  latter.position AS second_position,
  latter.made_on AS second_made_on,
  latter.summary AS second_summary,
  found.note
FROM found
INNER JOIN told AS former
  ON former.statement_id = found.first_statement_id
INNER JOIN told AS latter
  ON latter.statement_id = found.second_statement_id AND latter.party_actor_id = former.party_actor_id
INNER JOIN topics AS first_topic
  ON first_topic.topic_id = former.topic_id
INNER JOIN topics AS second_topic
  ON second_topic.topic_id = latter.topic_id
WHERE (first_topic.is_chosen OR second_topic.is_chosen)
  AND (CAST($topic AS VARCHAR) IS NULL OR former.topic_id = CAST($topic AS VARCHAR) OR latter.topic_id = CAST($topic AS VARCHAR))
ORDER BY
  former.party_actor_id NULLS LAST,
  latter.made_on NULLS LAST,
  found.second_statement_id NULLS LAST,
  found.first_statement_id NULLS LAST
