-- asks: On which topics do accounts conflict most, for the chosen event and its parts?
-- uses: event_tree, selected_events, statements_as_of, figures_as_of, judged_pairs
-- returns: topic_id VARCHAR, title VARCHAR, question VARCHAR, kind VARCHAR, event_id VARCHAR, event VARCHAR, harm VARCHAR,
--   conflicts BIGINT, contradictions BIGINT, disjoint_pairs BIGINT, parties BIGINT, statements BIGINT, figures BIGINT,
--   claimants_with_number BIGINT, claimants_without_number BIGINT, lowest BIGINT, highest BIGINT, has_open_end BOOLEAN,
--   last_on DATE
-- one row per: topic with a statement or figure by the day asked for; conflicts = contradictions coded between statements on the
--   topic + disjoint_pairs, the pairs of figures on the topic with the verdict conflict in statements/figure_pairs; lowest and
--   highest are the least and the greatest number named for the whole population asked about, and has_open_end says that somebody
--   named one as a lower bound only
WITH topics AS (
  SELECT topic.topic_id, topic.title, topic.question, CAST(topic.kind AS VARCHAR) AS kind, topic.event_id, event.title AS event,
    CAST(topic.harm AS VARCHAR) AS harm, topic.victim_country_iso3, CAST(topic.victim_category AS VARCHAR) AS victim_category
  FROM topic
  INNER JOIN event_tree
    ON event_tree.event_id = topic.event_id
  INNER JOIN selected_events
    ON selected_events.event_id = topic.event_id
  INNER JOIN event
    ON event.event_id = topic.event_id
),

spoken AS (
  SELECT topic_id, COUNT(*) AS statements, COUNT(DISTINCT party_actor_id) AS parties, MAX(made_on) AS last_on
  FROM statements_as_of
  GROUP BY topic_id
),

contradicted AS (
  SELECT
    one.topic_id,
    -- Two statements that contradict each other are one contradiction, coded from either side.
    COUNT(DISTINCT LEAST(one.statement_id, other.statement_id) || ' ' || GREATEST(one.statement_id, other.statement_id))
      AS contradictions
  FROM statement_relation
  INNER JOIN statements_as_of AS one
    ON one.statement_id = statement_relation.from_statement_id
  INNER JOIN statements_as_of AS other
    ON other.statement_id = statement_relation.to_statement_id AND other.topic_id = one.topic_id
  WHERE CAST(statement_relation.relation AS VARCHAR) = 'contradicts'
  GROUP BY one.topic_id
),

current_figures AS (
  SELECT
    topic_id, claimant_actor_id, event_id, harm, victim_country_iso3, victim_category, claimed_on,
    COALESCE(low, best) AS lower_bound,
    CASE WHEN number_kind = 'at_least' THEN NULL ELSE COALESCE(high, best) END AS upper_bound,
    COALESCE(low, best, high) IS NOT NULL AS has_number
  FROM figures_as_of
  WHERE is_current AND topic_id IS NOT NULL
),

counted AS (
  SELECT
    current_figures.topic_id,
    COUNT(*) AS figures,
    COUNT(DISTINCT CASE WHEN current_figures.has_number THEN current_figures.claimant_actor_id END) AS claimants_with_number,
    COUNT(DISTINCT CASE WHEN NOT current_figures.has_number THEN current_figures.claimant_actor_id END) AS claimants_without_number,
    MAX(current_figures.claimed_on) AS last_on
  FROM current_figures
  GROUP BY current_figures.topic_id
),

spans AS (
  SELECT
    current_figures.topic_id,
    MIN(current_figures.lower_bound) AS lowest,
    MAX(COALESCE(current_figures.upper_bound, current_figures.lower_bound)) AS highest,
    COUNT(*) FILTER (WHERE current_figures.upper_bound IS NULL) > 0 AS has_open_end
  FROM current_figures
  INNER JOIN topics
    ON topics.topic_id = current_figures.topic_id
    AND topics.harm = current_figures.harm
    AND topics.victim_category = current_figures.victim_category
    AND topics.victim_country_iso3 IS NOT DISTINCT FROM current_figures.victim_country_iso3
    AND topics.event_id = current_figures.event_id
  WHERE current_figures.has_number
  GROUP BY current_figures.topic_id
),

disjoint AS (
  SELECT judged_pairs.a_topic_id AS topic_id, COUNT(*) AS disjoint_pairs
  FROM judged_pairs
  WHERE judged_pairs.verdict = 'conflict' AND judged_pairs.b_topic_id = judged_pairs.a_topic_id
  GROUP BY judged_pairs.a_topic_id
)

SELECT
  topics.topic_id,
  topics.title,
  topics.question,
  topics.kind,
  topics.event_id,
  topics.event,
  topics.harm,
  COALESCE(contradicted.contradictions, 0) + COALESCE(disjoint.disjoint_pairs, 0) AS conflicts,
  COALESCE(contradicted.contradictions, 0) AS contradictions,
  COALESCE(disjoint.disjoint_pairs, 0) AS disjoint_pairs,
  COALESCE(spoken.parties, 0) AS parties,
  COALESCE(spoken.statements, 0) AS statements,
  COALESCE(counted.figures, 0) AS figures,
  COALESCE(counted.claimants_with_number, 0) AS claimants_with_number,
  COALESCE(counted.claimants_without_number, 0) AS claimants_without_number,
  spans.lowest,
  spans.highest,
  COALESCE(spans.has_open_end, FALSE) AS has_open_end,
  GREATEST(COALESCE(spoken.last_on, counted.last_on), COALESCE(counted.last_on, spoken.last_on)) AS last_on
FROM topics
LEFT JOIN spoken
  ON spoken.topic_id = topics.topic_id
LEFT JOIN contradicted
  ON contradicted.topic_id = topics.topic_id
LEFT JOIN counted
  ON counted.topic_id = topics.topic_id
LEFT JOIN spans
  ON spans.topic_id = topics.topic_id
LEFT JOIN disjoint
  ON disjoint.topic_id = topics.topic_id
WHERE COALESCE(spoken.statements, counted.figures) IS NOT NULL
ORDER BY conflicts DESC NULLS LAST, parties DESC NULLS LAST, statements DESC NULLS LAST, topics.topic_id NULLS LAST
