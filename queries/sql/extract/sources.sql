-- asks: Which documents carry the selected events, and the statements and figures on them?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: source_id VARCHAR, dataset_id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, archive_url VARCHAR, published_on DATE,
--   language VARCHAR, kind VARCHAR, events BIGINT, statements BIGINT, figures BIGINT, licence VARCHAR
-- one row per: source of a redistributable dataset that a redistributable record of the selection cites; the counts are of such records
WITH open_datasets AS (
  SELECT dataset.dataset_id, dataset.licence
  FROM dataset
  WHERE dataset.redistributable
),

cited AS (
  SELECT event_source.source_id, COUNT(*) AS events, 0 AS statements, 0 AS figures
  FROM selected_events
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = selected_events.dataset_id
  INNER JOIN event_source
    ON event_source.event_id = selected_events.event_id
  GROUP BY event_source.source_id
  UNION ALL
  SELECT statements_as_of.source_id, 0 AS events, COUNT(*) AS statements, 0 AS figures
  FROM statements_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = statements_as_of.event_no
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = statements_as_of.dataset_id
  GROUP BY statements_as_of.source_id
  UNION ALL
  SELECT figures_as_of.source_id, 0 AS events, 0 AS statements, COUNT(*) AS figures
  FROM figures_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = figures_as_of.event_no
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = figures_as_of.dataset_id
  GROUP BY figures_as_of.source_id
),

counted AS (
  SELECT
    cited.source_id,
    CAST(SUM(cited.events) AS BIGINT) AS events,
    CAST(SUM(cited.statements) AS BIGINT) AS statements,
    CAST(SUM(cited.figures) AS BIGINT) AS figures
  FROM cited
  GROUP BY cited.source_id
)

SELECT
  source.source_id,
  source.dataset_id,
  source.publisher,
  source.title,
  source.url,
  source.archive_url,
  source.published_on,
  source.language,
  CAST(source.kind AS VARCHAR) AS kind,
  counted.events,
  counted.statements,
  counted.figures,
  open_datasets.licence
FROM counted
INNER JOIN source
  ON source.source_id = counted.source_id
INNER JOIN open_datasets
  ON open_datasets.dataset_id = source.dataset_id
ORDER BY source.source_id NULLS LAST
