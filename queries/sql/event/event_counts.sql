-- asks: How much does the record hold on the event and its parts by the day asked for?
-- uses: event_tree
-- returns: statements BIGINT, figures BIGINT, figures_without_number BIGINT, parts BIGINT, parts_without_place BIGINT, sources BIGINT
-- one row per: event, always one; the numbers are those of the rows of event_statements, event_figures, event_parts and event_sources
WITH said AS (
  SELECT statement.source_id
  FROM statement
  INNER JOIN event_tree
    ON event_tree.event_id = statement.event_id
  WHERE (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
    AND (
      statement.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
    )
),

claimed AS (
  SELECT casualty.source_id, COALESCE(casualty.low, casualty.best, casualty.high) IS NULL AS is_without_number
  FROM casualty
  INNER JOIN event_tree
    ON event_tree.event_id = casualty.event_id
  WHERE CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE)
),

known AS (
  SELECT event.event_id, event.latitude
  FROM event
  INNER JOIN event_tree
    ON event_tree.event_id = event.event_id
  WHERE CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE)
),

cited AS (
  SELECT event_source.source_id
  FROM event_source
  INNER JOIN known
    ON known.event_id = event_source.event_id
  INNER JOIN source
    ON source.source_id = event_source.source_id
  WHERE CAST($asof AS DATE) IS NULL OR source.published_on IS NULL OR source.published_on <= CAST($asof AS DATE)
  UNION
  SELECT said.source_id FROM said
  UNION
  SELECT claimed.source_id FROM claimed
)

SELECT
  (SELECT COUNT(*) FROM said) AS statements,
  (SELECT COUNT(*) FROM claimed) AS figures,
  (SELECT COUNT(*) FROM claimed WHERE claimed.is_without_number) AS figures_without_number,
  (SELECT COUNT(*) FROM known WHERE known.event_id <> CAST($event AS VARCHAR)) AS parts,
  (SELECT COUNT(*) FROM known WHERE known.event_id <> CAST($event AS VARCHAR) AND known.latitude IS NULL) AS parts_without_place,
  (SELECT COUNT(*) FROM cited) AS sources
ORDER BY statements NULLS LAST
