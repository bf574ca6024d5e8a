-- asks: Which two statements contradict or corroborate each other, as they were read, the earlier first, one at least on a topic of the event?
-- uses: statements_on_topics
SELECT
  CASE WHEN links.is_from_first THEN links.from_statement_id ELSE links.to_statement_id END AS first_statement_id,
  CASE WHEN links.is_from_first THEN links.to_statement_id ELSE links.from_statement_id END AS second_statement_id,
  links.relation,
  -- Coded from either side, it is one link; a remark on either is kept.
  MIN(links.note) AS note
FROM (
  SELECT
    statement_relation.from_statement_id,
    statement_relation.to_statement_id,
    CAST(statement_relation.relation AS VARCHAR) AS relation,
    statement_relation.note,
    source_end.made_on < target_end.made_on
      OR (source_end.made_on = target_end.made_on AND COALESCE(source_end.made_at < target_end.made_at, FALSE))
      OR (
        source_end.made_on = target_end.made_on
        AND COALESCE(source_end.made_at = target_end.made_at, TRUE)
        AND source_end.statement_id < target_end.statement_id
      ) AS is_from_first
  FROM (
    SELECT statement_relation.from_statement_id, statement_relation.to_statement_id
    FROM statement_relation
    INNER JOIN statements_on_topics
      ON statements_on_topics.statement_id = statement_relation.from_statement_id
    UNION
    SELECT statement_relation.from_statement_id, statement_relation.to_statement_id
    FROM statement_relation
    INNER JOIN statements_on_topics
      ON statements_on_topics.statement_id = statement_relation.to_statement_id
  ) AS touching
  INNER JOIN statement_relation
    ON statement_relation.from_statement_id = touching.from_statement_id
    AND statement_relation.to_statement_id = touching.to_statement_id
  INNER JOIN statement AS source_end
    ON source_end.statement_id = touching.from_statement_id
  INNER JOIN statement AS target_end
    ON target_end.statement_id = touching.to_statement_id
  WHERE CAST(statement_relation.relation AS VARCHAR) IN ('contradicts', 'corroborates')
    AND (CAST($asof AS DATE) IS NULL OR (source_end.made_on <= CAST($asof AS DATE) AND target_end.made_on <= CAST($asof AS DATE)))
    AND (
      source_end.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND source_end.retracted_on > CAST($asof AS DATE))
    )
    AND (
      target_end.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND target_end.retracted_on > CAST($asof AS DATE))
    )
) AS links
GROUP BY
  CASE WHEN links.is_from_first THEN links.from_statement_id ELSE links.to_statement_id END,
  CASE WHEN links.is_from_first THEN links.to_statement_id ELSE links.from_statement_id END,
  links.relation
