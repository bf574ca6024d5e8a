-- asks: What position did each speaker of one party last take on each topic of the event, and who of them has said nothing on it?
-- uses: topics_of_event, statements_on_topics
-- params: of_party VARCHAR
-- returns: topic_id VARCHAR, topic VARCHAR, kind VARCHAR, speaker_actor_id VARCHAR, speaker VARCHAR, speaker_statements BIGINT,
--   position VARCHAR, made_on DATE, statements BIGINT, positions BIGINT
-- one row per: topic of the event, of those known by the day asked for, and actor that spoke for the party on any topic of it;
--   position is empty where no statement of this speaker was found by the day asked for
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
  WHERE statements_on_topics.party_actor_id = CAST($of_party AS VARCHAR)
),

speakers AS (
  SELECT speaker_actor_id, speaker, COUNT(*) AS speaker_statements
  FROM spoken
  GROUP BY speaker_actor_id, speaker
),

ranked AS (
  SELECT
    spoken.topic_id,
    spoken.speaker_actor_id,
    spoken.position,
    spoken.made_on,
    ROW_NUMBER() OVER (
      PARTITION BY spoken.topic_id, spoken.speaker_actor_id
      ORDER BY spoken.made_on DESC, spoken.made_at DESC NULLS LAST, spoken.statement_id DESC
    ) AS newest
  FROM spoken
),

counted AS (
  SELECT topic_id, speaker_actor_id, COUNT(*) AS statements, COUNT(DISTINCT position) AS positions
  FROM spoken
  GROUP BY topic_id, speaker_actor_id
)

SELECT
  topics.topic_id,
  topics.title AS topic,
  topics.kind,
  speakers.speaker_actor_id,
  speakers.speaker,
  speakers.speaker_statements,
  ranked.position,
  ranked.made_on,
  COALESCE(counted.statements, 0) AS statements,
  COALESCE(counted.positions, 0) AS positions
FROM topics
CROSS JOIN speakers
LEFT JOIN ranked
  ON ranked.topic_id = topics.topic_id AND ranked.speaker_actor_id = speakers.speaker_actor_id AND ranked.newest = 1
LEFT JOIN counted
  ON counted.topic_id = topics.topic_id AND counted.speaker_actor_id = speakers.speaker_actor_id
ORDER BY speakers.speaker_statements DESC NULLS LAST, speakers.speaker_actor_id NULLS LAST, topics.topic_id NULLS LAST
