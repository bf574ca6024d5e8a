-- asks: How much does the record hold on the event and its parts by the day asked for?
-- uses: event_tree
-- returns: statements BIGINT, figures BIGINT, figures_without_number BIGINT, parts BIGINT, parts_without_place BIGINT, sources BIGINT
-- one row per: event, always one; the numbers are those of the rows of event_statements, event_figures, event_parts and event_sources
WITH held AS (
  SELECT 'statement' AS kind, statement.source_id, NULL AS lacks
  FROM statement
  INNER JOIN event_tree
    ON event_tree.event_id = statement.event_id
  WHERE (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
    AND (
      statement.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
    )
  UNION ALL
  SELECT 'figure', casualty.source_id, COALESCE(casualty.low, casualty.best, casualty.high) IS NULL
  FROM casualty
  INNER JOIN event_tree
    ON event_tree.event_no = casualty.event_no
  WHERE CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE)
  UNION ALL
  SELECT 'part', NULL, event.latitude IS NULL
  FROM event
  INNER JOIN event_tree
    ON event_tree.event_no = event.event_no
  WHERE event.event_id <> CAST($event AS VARCHAR) AND (CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE))
  UNION ALL
  SELECT 'source', source.source_id, NULL
  FROM event_source
  INNER JOIN event_tree
    ON event_tree.event_id = event_source.event_id
  INNER JOIN event
    ON event.event_no = event_tree.event_no
  INNER JOIN source
    ON source.source_id = event_source.source_id
  WHERE CAST($asof AS DATE) IS NULL
    OR (event.known_on <= CAST($asof AS DATE) AND (source.published_on IS NULL OR source.published_on <= CAST($asof AS DATE)))
)

SELECT
  COUNT(*) FILTER (WHERE held.kind = 'statement') AS statements,
  COUNT(*) FILTER (WHERE held.kind = 'figure') AS figures,
  COUNT(*) FILTER (WHERE held.kind = 'figure' AND held.lacks) AS figures_without_number,
  COUNT(*) FILTER (WHERE held.kind = 'part') AS parts,
  COUNT(*) FILTER (WHERE held.kind = 'part' AND held.lacks) AS parts_without_place,
  COUNT(DISTINCT held.source_id) AS sources
FROM held
ORDER BY statements NULLS LAST
