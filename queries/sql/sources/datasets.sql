-- asks: Which datasets are in the record, what do they cover, under which licence, and how fresh are they?
-- returns: dataset_id VARCHAR, title VARCHAR, version VARCHAR, publisher VARCHAR, role VARCHAR, role_label VARCHAR, summed BOOLEAN,
--   provisional BOOLEAN, withdrawn BIGINT, licence VARCHAR, licence_url VARCHAR, redistributable BOOLEAN, citation VARCHAR,
--   url VARCHAR, published_on DATE, retrieved_on DATE, coverage_start DATE, coverage_end DATE, scope VARCHAR, notes VARCHAR[],
--   row_count BIGINT, sha256 VARCHAR
-- one row per: dataset; withdrawn counts the events that it held and that its publisher withdrew
WITH gone AS (
  SELECT withdrawn_event.dataset_id, COUNT(*) AS withdrawn
  FROM withdrawn_event
  GROUP BY withdrawn_event.dataset_id
)

SELECT
  dataset.dataset_id,
  dataset.title,
  dataset.version,
  dataset.publisher,
  CAST(dataset.role AS VARCHAR) AS role,
  code.label AS role_label,
  dataset.summed,
  dataset.provisional,
  COALESCE(gone.withdrawn, 0) AS withdrawn,
  dataset.licence,
  dataset.licence_url,
  dataset.redistributable,
  dataset.citation,
  dataset.url,
  dataset.published_on,
  dataset.retrieved_on,
  dataset.coverage_start,
  dataset.coverage_end,
  dataset.scope,
  dataset.notes,
  dataset.row_count,
  dataset.sha256
FROM dataset
INNER JOIN code
  ON code.enumeration = 'dataset_role' AND code.code = CAST(dataset.role AS VARCHAR)
LEFT JOIN gone
  ON gone.dataset_id = dataset.dataset_id
ORDER BY code.position NULLS LAST, dataset.coverage_end DESC NULLS LAST, dataset.dataset_id NULLS LAST
