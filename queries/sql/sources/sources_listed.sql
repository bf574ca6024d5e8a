-- asks: Which documents are cited, and how often?
-- returns: source_id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_on DATE, language VARCHAR, kind VARCHAR,
--   statements BIGINT, figures BIGINT, events BIGINT
-- one row per: source
WITH statements AS (SELECT source_id, COUNT(*) AS statements FROM statement GROUP BY source_id),

figures AS (SELECT source_id, COUNT(*) AS figures FROM casualty GROUP BY source_id),

events AS (SELECT source_id, COUNT(*) AS events FROM event_source GROUP BY source_id)

SELECT
  source.source_id,
  source.publisher,
  source.title,
  source.url,
  source.published_on,
  source.language,
  code.label AS kind,
  COALESCE(statements.statements, 0) AS statements,
  COALESCE(figures.figures, 0) AS figures,
  COALESCE(events.events, 0) AS events
FROM source
INNER JOIN code
  ON code.enumeration = 'source_kind' AND code.code = CAST(source.kind AS VARCHAR)
LEFT JOIN statements
  ON statements.source_id = source.source_id
LEFT JOIN figures
  ON figures.source_id = source.source_id
LEFT JOIN events
  ON events.source_id = source.source_id
ORDER BY source.published_on NULLS FIRST, source.source_id NULLS LAST
