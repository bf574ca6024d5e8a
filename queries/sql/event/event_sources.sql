-- asks: Which documents stand behind the event, its statements and its figures, by the day asked for?
-- uses: event_tree, statements_of_event
-- returns: source_id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_on DATE, language VARCHAR, kind VARCHAR,
--   statements BIGINT, figures BIGINT
-- one row per: source of the event or of one of its parts
WITH cited AS (
  SELECT event_source.source_id, 0 AS statements, 0 AS figures
  FROM event_source
  INNER JOIN event_tree
    ON event_tree.event_id = event_source.event_id
  INNER JOIN event
    ON event.event_no = event_tree.event_no
  WHERE CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE)
  UNION ALL
  SELECT statements_of_event.source_id, 1 AS statements, 0 AS figures
  FROM statements_of_event
  UNION ALL
  SELECT casualty.source_id, 0 AS statements, 1 AS figures
  FROM casualty
  INNER JOIN event_tree
    ON event_tree.event_no = casualty.event_no
  WHERE CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE)
)

SELECT
  source.source_id,
  source.publisher,
  source.title,
  source.url,
  source.published_on,
  source.language,
  kind.label AS kind,
  CAST(SUM(cited.statements) AS BIGINT) AS statements,
  CAST(SUM(cited.figures) AS BIGINT) AS figures
FROM cited
INNER JOIN source
  ON source.source_id = cited.source_id
INNER JOIN code AS kind
  ON kind.enumeration = 'source_kind' AND kind.code = CAST(source.kind AS VARCHAR)
WHERE CAST($event AS VARCHAR) IS NOT NULL
  AND (
    CAST($asof AS DATE) IS NULL
    OR source.published_on IS NULL
    OR source.published_on <= CAST($asof AS DATE)
    OR cited.statements + cited.figures > 0
  )
GROUP BY source.source_id, source.publisher, source.title, source.url, source.published_on, source.language, kind.label
ORDER BY source.published_on NULLS LAST, source.source_id NULLS LAST
