-- asks: Which two statements made by the day asked for contradict or corroborate each other, as they were read, the earlier first?
-- uses: statements_as_of
SELECT
  CASE WHEN is_from_first THEN from_statement_id ELSE to_statement_id END AS first_statement_id,
  CASE WHEN is_from_first THEN to_statement_id ELSE from_statement_id END AS second_statement_id,
  relation,
  -- Coded from either side, it is one link; a remark on either is kept.
  MIN(note) AS note
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
  FROM statement_relation
  INNER JOIN statements_as_of AS source_end
    ON source_end.statement_id = statement_relation.from_statement_id
  INNER JOIN statements_as_of AS target_end
    ON target_end.statement_id = statement_relation.to_statement_id
  WHERE CAST(statement_relation.relation AS VARCHAR) IN ('contradicts', 'corroborates')
) AS links
GROUP BY
  CASE WHEN is_from_first THEN from_statement_id ELSE to_statement_id END,
  CASE WHEN is_from_first THEN to_statement_id ELSE from_statement_id END,
  relation
