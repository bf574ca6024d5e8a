-- asks: What position did each party last take on each topic of the event, and who has said nothing?
-- uses: chosen_event, topics_of_event, statements_on_topics
-- returns: topic_id VARCHAR, topic VARCHAR, kind VARCHAR, party_actor_id VARCHAR, party VARCHAR, party_statements BIGINT,
--   position VARCHAR, made_on DATE, statements BIGINT, positions BIGINT
-- one row per: topic of the event, of those known by the day asked for, and party that spoke on any topic of it, or had a part in it; position is empty where no
--   statement was found by the day asked for; states and organisations come before media and persons
WITH topics AS (
  SELECT topics_of_event.topic_id, topics_of_event.title, topics_of_event.kind
  FROM topics_of_event
  INNER JOIN event
    ON event.event_no = topics_of_event.event_no
  WHERE CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE)
),

spoken AS (
  SELECT statements_on_topics.*
  FROM statements_on_topics
  INNER JOIN topics
    ON topics.topic_id = statements_on_topics.topic_id
),

involved AS (
  SELECT party_actor_id FROM spoken
  UNION
  SELECT actor.party_actor_id
  FROM chosen_event
  INNER JOIN event
    ON event.event_no = chosen_event.event_no
  INNER JOIN cast_member
    ON cast_member.cast_no = event.cast_no
  INNER JOIN actor
    ON actor.actor_id = cast_member.actor_id
  WHERE CAST(cast_member.role AS VARCHAR) IN ('initiator', 'target', 'host', 'victim_affiliation', 'side_a', 'side_b')
),

parties AS (
  SELECT
    involved.party_actor_id,
    actor.name AS party,
    COUNT(spoken.statement_id) AS party_statements,
    CASE WHEN CAST(actor.kind AS VARCHAR) IN ('media', 'person', 'other') THEN 1 ELSE 0 END AS speaks_for_itself
  FROM involved
  INNER JOIN actor
    ON actor.actor_id = involved.party_actor_id
  LEFT JOIN spoken
    ON spoken.party_actor_id = involved.party_actor_id
  GROUP BY involved.party_actor_id, actor.name, actor.kind
),

ranked AS (
  SELECT
    spoken.topic_id,
    spoken.party_actor_id,
    spoken.position,
    spoken.made_on,
    ROW_NUMBER() OVER (
      PARTITION BY spoken.topic_id, spoken.party_actor_id
      ORDER BY spoken.made_on DESC, spoken.made_at DESC NULLS LAST, spoken.statement_id DESC
    ) AS newest
  FROM spoken
),

counted AS (
  SELECT topic_id, party_actor_id, COUNT(*) AS statements, COUNT(DISTINCT position) AS positions
  FROM spoken
  GROUP BY topic_id, party_actor_id
)

SELECT
  topics.topic_id,
  topics.title AS topic,
  topics.kind,
  parties.party_actor_id,
  parties.party,
  parties.party_statements,
  ranked.position,
  ranked.made_on,
  COALESCE(counted.statements, 0) AS statements,
  COALESCE(counted.positions, 0) AS positions
FROM topics
CROSS JOIN parties
LEFT JOIN ranked
  ON ranked.topic_id = topics.topic_id AND ranked.party_actor_id = parties.party_actor_id AND ranked.newest = 1
LEFT JOIN counted
  ON counted.topic_id = topics.topic_id AND counted.party_actor_id = parties.party_actor_id
ORDER BY
  parties.speaks_for_itself NULLS LAST,
  parties.party_statements DESC NULLS LAST,
  parties.party_actor_id NULLS LAST,
  topics.topic_id NULLS LAST
