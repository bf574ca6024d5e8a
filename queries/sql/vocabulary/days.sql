-- asks: On which days did something become known on the curated events?
-- uses: event_tree
-- returns: known_on DATE, statements BIGINT, figures BIGINT
-- one row per: day on which a statement was made, a figure claimed or either withdrawn, on the chosen event or its parts; what was
--   withdrawn counts on the day on which it was made only
SELECT
  said.known_on,
  CAST(SUM(said.statements) AS BIGINT) AS statements,
  CAST(SUM(said.figures) AS BIGINT) AS figures
FROM (
  SELECT statement.event_id, statement.made_on AS known_on, 1 AS statements, 0 AS figures
  FROM statement
  UNION ALL
  SELECT statement.event_id, statement.retracted_on, 0, 0
  FROM statement
  WHERE statement.retracted_on IS NOT NULL
  UNION ALL
  SELECT casualty.event_id, casualty.retracted_on, 0, 0
  FROM casualty
  INNER JOIN dataset
    ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) = 'accounts'
  WHERE casualty.retracted_on IS NOT NULL
  UNION ALL
  SELECT casualty.event_id, casualty.claimed_on, 0, 1
  FROM casualty
  INNER JOIN dataset
    ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) = 'accounts'
) AS said
INNER JOIN event_tree
  ON event_tree.event_id = said.event_id
GROUP BY said.known_on
ORDER BY said.known_on NULLS LAST
