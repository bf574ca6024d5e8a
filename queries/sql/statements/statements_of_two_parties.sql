-- asks: What did each of two parties say on each topic of the event, in order?
-- uses: statements_on_topics, sided_actors
-- returns: topic_id VARCHAR, topic VARCHAR, statement_id VARCHAR, made_on DATE, speaker VARCHAR, speaker_role VARCHAR,
--   party_actor_id VARCHAR, channel VARCHAR, position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR,
--   publisher VARCHAR, source_title VARCHAR, url VARCHAR, source_locator VARCHAR, source_id VARCHAR, answered BIGINT,
--   is_of_part BOOLEAN
-- one row per: statement by either party, or by an actor that speaks for it; answered counts coded links with the other party;
--   is_of_part says that the party which it stands for is itself a part of the other
WITH chosen AS (
  SELECT statements_on_topics.*, sided_actors.side
  FROM statements_on_topics
  INNER JOIN sided_actors
    ON sided_actors.actor_id = statements_on_topics.speaker_actor_id
),

-- The other end of a link may be on a topic of another event.
links AS (
  SELECT ends.statement_id, COUNT(*) AS answered
  FROM (
    SELECT chosen.statement_id, chosen.side, statement_relation.to_statement_id AS other_statement_id
    FROM statement_relation
    INNER JOIN chosen
      ON chosen.statement_id = statement_relation.from_statement_id
    UNION ALL
    SELECT chosen.statement_id, chosen.side, statement_relation.from_statement_id
    FROM statement_relation
    INNER JOIN chosen
      ON chosen.statement_id = statement_relation.to_statement_id
  ) AS ends
  INNER JOIN statement AS other
    ON other.statement_id = ends.other_statement_id
  INNER JOIN sided_actors
    ON sided_actors.actor_id = other.speaker_actor_id AND sided_actors.side <> ends.side
  WHERE (CAST($asof AS DATE) IS NULL OR other.made_on <= CAST($asof AS DATE))
    AND (
      other.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND other.retracted_on > CAST($asof AS DATE))
    )
  GROUP BY ends.statement_id
)

SELECT
  chosen.topic_id,
  topic.title AS topic,
  chosen.statement_id,
  chosen.made_on,
  chosen.speaker,
  chosen.speaker_role,
  chosen.side AS party_actor_id,
  chosen.channel,
  chosen.position,
  chosen.summary,
  chosen.quote,
  chosen.quote_language,
  chosen.quote_en,
  source.publisher,
  source.title AS source_title,
  source.url,
  chosen.source_locator,
  chosen.source_id,
  COALESCE(links.answered, 0) AS answered,
  whole.actor_id IS NOT NULL AS is_of_part
FROM chosen
INNER JOIN topic
  ON topic.topic_id = chosen.topic_id
INNER JOIN source
  ON source.source_id = chosen.source_id
LEFT JOIN links
  ON links.statement_id = chosen.statement_id
LEFT JOIN actor_ancestor AS whole
  ON whole.actor_id = chosen.side
  AND whole.ancestor_actor_id <> chosen.side
  AND whole.ancestor_actor_id IN (CAST($party_a AS VARCHAR), CAST($party_b AS VARCHAR))
ORDER BY
  topic.title NULLS LAST,
  chosen.topic_id NULLS LAST,
  chosen.made_on NULLS LAST,
  chosen.made_at NULLS LAST,
  chosen.statement_id NULLS LAST
