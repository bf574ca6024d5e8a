-- asks: How many matching records may not be handed on, and whose are they?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: dataset_id VARCHAR, title VARCHAR, publisher VARCHAR, licence VARCHAR, records BIGINT, events BIGINT, statements BIGINT,
--   figures BIGINT
-- one row per: dataset that is not redistributable and has matching records; records are its events, statements and figures
WITH closed AS (
  SELECT dataset.dataset_id, dataset.title, dataset.publisher, dataset.licence
  FROM dataset
  WHERE NOT dataset.redistributable
),

matching AS (
  SELECT selected_events.dataset_id, COUNT(*) AS events, 0 AS statements, 0 AS figures
  FROM selected_events
  INNER JOIN closed
    ON closed.dataset_id = selected_events.dataset_id
  GROUP BY selected_events.dataset_id
  UNION ALL
  SELECT statements_as_of.dataset_id, 0 AS events, COUNT(*) AS statements, 0 AS figures
  FROM statements_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = statements_as_of.event_no
  INNER JOIN closed
    ON closed.dataset_id = statements_as_of.dataset_id
  GROUP BY statements_as_of.dataset_id
  UNION ALL
  SELECT figures_as_of.dataset_id, 0 AS events, 0 AS statements, COUNT(*) AS figures
  FROM figures_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = figures_as_of.event_no
  INNER JOIN closed
    ON closed.dataset_id = figures_as_of.dataset_id
  GROUP BY figures_as_of.dataset_id
)

SELECT
  closed.dataset_id,
  closed.title,
  closed.publisher,
  closed.licence,
  CAST(SUM(matching.events + matching.statements + matching.figures) AS BIGINT) AS records,
  CAST(SUM(matching.events) AS BIGINT) AS events,
  CAST(SUM(matching.statements) AS BIGINT) AS statements,
  CAST(SUM(matching.figures) AS BIGINT) AS figures
FROM matching
INNER JOIN closed
  ON closed.dataset_id = matching.dataset_id
GROUP BY closed.dataset_id, closed.title, closed.publisher, closed.licence
ORDER BY closed.dataset_id NULLS LAST
