-- asks: On which topics do accounts conflict most, for the chosen event and its parts?
-- uses: event_tree, selected_events
-- returns: topic_id VARCHAR, title VARCHAR, question VARCHAR, kind VARCHAR, event_id VARCHAR, event VARCHAR, harm VARCHAR,
--   conflicts BIGINT, contradictions BIGINT, disjoint_pairs BIGINT, parties BIGINT, statements BIGINT, figures BIGINT,
--   claimants_with_number BIGINT, claimants_in_span BIGINT, claimants_without_number BIGINT, lowest BIGINT, highest BIGINT, has_open_end BOOLEAN,
--   last_on DATE
-- one row per: topic with a statement or figure by the day asked for; conflicts = contradictions coded between statements on the
--   topic + disjoint_pairs, the pairs of figures on the topic with the verdict conflict in statements/figure_pairs; lowest and
--   highest are the least and the greatest number named for the whole population asked about, by claimants_in_span, and has_open_end says that somebody
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

said AS (
  SELECT statement.statement_id, statement.topic_id, speaker.party_actor_id, statement.made_on
  FROM statement
  INNER JOIN topics
    ON topics.topic_id = statement.topic_id
  INNER JOIN actor AS speaker
    ON speaker.actor_id = statement.speaker_actor_id
  WHERE (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
    AND (
      statement.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
    )
),

spoken AS (
  SELECT said.topic_id, COUNT(*) AS statements, COUNT(DISTINCT said.party_actor_id) AS parties, MAX(said.made_on) AS last_on
  FROM said
  GROUP BY said.topic_id
),

contradicted AS (
  SELECT
    one.topic_id,
    -- Two statements that contradict each other are one contradiction, coded from either side.
    COUNT(DISTINCT LEAST(one.statement_id, other.statement_id) || ' ' || GREATEST(one.statement_id, other.statement_id))
      AS contradictions
  FROM statement_relation
  INNER JOIN said AS one
    ON one.statement_id = statement_relation.from_statement_id
  INNER JOIN said AS other
    ON other.statement_id = statement_relation.to_statement_id AND other.topic_id = one.topic_id
  WHERE CAST(statement_relation.relation AS VARCHAR) = 'contradicts'
  GROUP BY one.topic_id
),

current_figures AS (
  SELECT
    casualty.casualty_id,
    casualty.topic_id,
    casualty.claimant_actor_id,
    casualty.event_id,
    CAST(casualty.harm AS VARCHAR) AS harm,
    casualty.victim_country_iso3,
    CAST(casualty.victim_category AS VARCHAR) AS victim_category,
    casualty.victim_actor_id,
    CAST(casualty.number_kind AS VARCHAR) AS number_kind,
    CAST(casualty.basis AS VARCHAR) AS basis,
    casualty.period_start,
    casualty.period_end,
    casualty.claimed_on,
    COALESCE(casualty.low, casualty.best, casualty.high) IS NOT NULL AS has_number,
    -- At most so many is from none to so many; the bounds are the least and the greatest of the numbers given.
    CASE
      WHEN CAST(casualty.number_kind AS VARCHAR) = 'at_most' THEN 0
      ELSE LEAST(
        COALESCE(casualty.low, casualty.best, casualty.high),
        COALESCE(casualty.best, casualty.low, casualty.high),
        COALESCE(casualty.high, casualty.best, casualty.low)
      )
    END AS lower_bound,
    CASE
      WHEN CAST(casualty.number_kind AS VARCHAR) <> 'at_least' THEN GREATEST(
        COALESCE(casualty.low, casualty.best, casualty.high),
        COALESCE(casualty.best, casualty.low, casualty.high),
        COALESCE(casualty.high, casualty.best, casualty.low)
      )
    END AS upper_bound,
    COALESCE(
      topics.event_id = casualty.event_id
      AND topics.harm = CAST(casualty.harm AS VARCHAR)
      AND topics.victim_category = CAST(casualty.victim_category AS VARCHAR)
      AND topics.victim_country_iso3 IS NOT DISTINCT FROM casualty.victim_country_iso3,
      FALSE
    ) AS is_for_topic
  FROM casualty
  INNER JOIN topics
    ON topics.topic_id = casualty.topic_id
  LEFT JOIN superseded
    ON superseded.casualty_id = casualty.casualty_id
    AND (CAST($asof AS DATE) IS NULL OR superseded.since <= CAST($asof AS DATE))
    AND (superseded.until IS NULL OR superseded.until > CAST($asof AS DATE))
  WHERE superseded.casualty_id IS NULL
    AND (CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE))
    AND (
      casualty.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
    )
),

counted AS (
  SELECT
    current_figures.topic_id,
    COUNT(*) AS figures,
    COUNT(DISTINCT CASE WHEN current_figures.has_number THEN current_figures.claimant_actor_id END) AS claimants_with_number,
    COUNT(DISTINCT CASE WHEN current_figures.has_number AND current_figures.is_for_topic THEN current_figures.claimant_actor_id END)
      AS claimants_in_span,
    COUNT(DISTINCT CASE WHEN NOT current_figures.has_number THEN current_figures.claimant_actor_id END) AS claimants_without_number,
    MAX(current_figures.claimed_on) AS last_on,
    MIN(current_figures.lower_bound) FILTER (WHERE current_figures.is_for_topic) AS lowest,
    MAX(COALESCE(current_figures.upper_bound, current_figures.lower_bound)) FILTER (WHERE current_figures.is_for_topic) AS highest,
    COUNT(*) FILTER (
      WHERE current_figures.is_for_topic AND current_figures.has_number AND current_figures.upper_bound IS NULL
    ) > 0 AS has_open_end
  FROM current_figures
  GROUP BY current_figures.topic_id
),

-- What follows counts the pairs that statements/figure_pairs calls a conflict, without judging all the others: of figures in the
-- chosen event, those of one scope whose ranges do not meet, and those of some against none.
compared AS (
  SELECT current_figures.*
  FROM current_figures
  INNER JOIN event_tree
    ON event_tree.event_id = current_figures.event_id
),

-- Figures of one scope and one range stand together: there are fewer ranges than figures.
ranges AS (
  SELECT
    compared.topic_id, compared.event_id, compared.harm, compared.victim_category,
    COALESCE(compared.victim_country_iso3, '') AS victim_country_iso3, compared.victim_actor_id, compared.period_start,
    compared.period_end, compared.basis, compared.lower_bound, compared.upper_bound, COUNT(*) AS figures
  FROM compared
  WHERE compared.has_number
  GROUP BY
    compared.topic_id, compared.event_id, compared.harm, compared.victim_category, COALESCE(compared.victim_country_iso3, ''),
    compared.victim_actor_id, compared.period_start, compared.period_end, compared.basis, compared.lower_bound,
    compared.upper_bound
),

apart AS (
  SELECT below.topic_id, below.figures * above.figures AS pairs
  FROM ranges AS below
  INNER JOIN ranges AS above
    ON above.topic_id = below.topic_id
    AND above.event_id = below.event_id
    AND above.harm = below.harm
    AND above.victim_category = below.victim_category
    AND above.victim_country_iso3 = below.victim_country_iso3
    AND above.period_start = below.period_start
    AND above.period_end = below.period_end
    AND above.lower_bound > below.upper_bound
  LEFT JOIN actor_ancestor AS force_in_above
    ON force_in_above.actor_id = below.victim_actor_id AND force_in_above.ancestor_actor_id = above.victim_actor_id
  LEFT JOIN actor_ancestor AS force_in_below
    ON force_in_below.actor_id = above.victim_actor_id AND force_in_below.ancestor_actor_id = below.victim_actor_id
  WHERE (
      above.basis = below.basis
      OR (above.basis <> 'coded' AND below.basis NOT IN ('coded', 'identified', 'verified'))
    )
    AND (
      below.victim_actor_id IS NULL
      OR above.victim_actor_id IS NULL
      OR force_in_above.actor_id IS NOT NULL
      OR force_in_below.actor_id IS NOT NULL
    )
),

-- Some in a part are some in the whole: whoever says some counts as much as whoever says none, or less.
denied AS (
  SELECT vague.topic_id
  FROM compared AS vague
  INNER JOIN compared AS denial
    ON denial.topic_id = vague.topic_id
    AND denial.harm = vague.harm
    AND vague.number_kind = 'qualitative'
    AND denial.upper_bound = 0
    AND denial.period_start <= vague.period_start
    AND denial.period_end >= vague.period_end
  INNER JOIN event_ancestor
    ON event_ancestor.event_id = vague.event_id AND event_ancestor.ancestor_event_id = denial.event_id
  INNER JOIN category_ancestor
    ON category_ancestor.category = vague.victim_category AND category_ancestor.ancestor_category = denial.victim_category
  LEFT JOIN actor_ancestor AS force_in_denial
    ON force_in_denial.actor_id = vague.victim_actor_id AND force_in_denial.ancestor_actor_id = denial.victim_actor_id
  LEFT JOIN actor_ancestor AS force_in_vague
    ON force_in_vague.actor_id = denial.victim_actor_id AND force_in_vague.ancestor_actor_id = vague.victim_actor_id
  WHERE (denial.victim_country_iso3 IS NULL OR COALESCE(denial.victim_country_iso3 = vague.victim_country_iso3, FALSE))
    AND (
      vague.victim_actor_id IS NULL
      OR denial.victim_actor_id IS NULL
      OR force_in_denial.actor_id IS NOT NULL
      OR force_in_vague.actor_id IS NOT NULL
      OR vague.victim_category <> denial.victim_category
      OR vague.victim_country_iso3 IS DISTINCT FROM denial.victim_country_iso3
    )
),

disjoint AS (
  SELECT counts.topic_id, CAST(SUM(counts.pairs) AS BIGINT) AS disjoint_pairs
  FROM (
    SELECT apart.topic_id, apart.pairs FROM apart
    UNION ALL
    SELECT denied.topic_id, 1 FROM denied
  ) AS counts
  GROUP BY counts.topic_id
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
  COALESCE(counted.claimants_in_span, 0) AS claimants_in_span,
  COALESCE(counted.claimants_without_number, 0) AS claimants_without_number,
  counted.lowest,
  counted.highest,
  COALESCE(counted.has_open_end, FALSE) AS has_open_end,
  GREATEST(COALESCE(spoken.last_on, counted.last_on), COALESCE(counted.last_on, spoken.last_on)) AS last_on
FROM topics
LEFT JOIN spoken
  ON spoken.topic_id = topics.topic_id
LEFT JOIN contradicted
  ON contradicted.topic_id = topics.topic_id
LEFT JOIN counted
  ON counted.topic_id = topics.topic_id
LEFT JOIN disjoint
  ON disjoint.topic_id = topics.topic_id
WHERE COALESCE(spoken.statements, counted.figures) IS NOT NULL
ORDER BY conflicts DESC NULLS LAST, parties DESC NULLS LAST, statements DESC NULLS LAST, topics.topic_id NULLS LAST
