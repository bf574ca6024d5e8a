-- asks: On which topics do accounts conflict most, for the chosen event and its parts?
-- uses: event_tree, selected_events_spoken_of
-- returns: topic_id VARCHAR, title VARCHAR, question VARCHAR, kind VARCHAR, event_id VARCHAR, event VARCHAR, harm VARCHAR,
--   conflicts BIGINT, contradictions BIGINT, disjoint_pairs BIGINT, parties BIGINT, statements BIGINT, figures BIGINT,
--   claimants_with_number BIGINT, claimants_in_span BIGINT, claimants_without_number BIGINT, lowest BIGINT, highest BIGINT, has_open_end BOOLEAN,
--   last_on DATE
-- one row per: topic with a statement or figure by the day asked for; conflicts = contradictions coded between statements on the
--   topic + disjoint_pairs, the pairs of figures on the topic with the verdict conflict in statements/figure_pairs; lowest and
--   highest are the least and the greatest number named for the whole population asked about, by claimants_in_span, and has_open_end says that somebody
--   named one as a lower bound only
WITH disjoint AS (
  SELECT topic_conflict.topic_id, CAST(SUM(topic_conflict.disjoint_pairs) AS BIGINT) AS pairs
  FROM topic_conflict
  INNER JOIN event_tree
    ON event_tree.event_id = topic_conflict.event_id
  WHERE CAST($asof AS DATE) IS NULL OR topic_conflict.known_on <= CAST($asof AS DATE)
  GROUP BY topic_conflict.topic_id
)

SELECT
  topic.topic_id,
  topic.title,
  topic.question,
  CAST(topic.kind AS VARCHAR) AS kind,
  topic.event_id,
  event.title AS event,
  CAST(topic.harm AS VARCHAR) AS harm,
  topic_state.contradictions + COALESCE(disjoint.pairs, 0) AS conflicts,
  topic_state.contradictions,
  COALESCE(disjoint.pairs, 0) AS disjoint_pairs,
  topic_state.parties,
  topic_state.statements,
  topic_state.figures,
  topic_state.claimants_with_number,
  topic_state.claimants_in_span,
  topic_state.claimants_without_number,
  topic_state.lowest,
  topic_state.highest,
  topic_state.has_open_end,
  topic_state.last_on
FROM topic
INNER JOIN event_tree
  ON event_tree.event_id = topic.event_id
INNER JOIN selected_events_spoken_of AS event
  ON event.event_no = event_tree.event_no
INNER JOIN topic_state
  ON topic_state.topic_id = topic.topic_id
  AND (
    (CAST($asof AS DATE) IS NULL AND topic_state.until IS NULL)
    OR (topic_state.since <= CAST($asof AS DATE) AND COALESCE(topic_state.until > CAST($asof AS DATE), TRUE))
  )
LEFT JOIN disjoint
  ON disjoint.topic_id = topic.topic_id
ORDER BY conflicts DESC NULLS LAST, topic_state.parties DESC NULLS LAST, topic_state.statements DESC NULLS LAST, topic.topic_id NULLS LAST
