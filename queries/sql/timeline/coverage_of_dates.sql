-- asks: Which summed datasets cover how many of the days chosen?
-- returns: dataset_id VARCHAR, dataset VARCHAR, first_day DATE, last_day DATE, days BIGINT
-- one row per: summed dataset, released by the day asked for, that covers at least one of the days chosen
SELECT
  covered.dataset_id,
  covered.title || ', ' || covered.version AS dataset,
  covered.first_day,
  covered.last_day,
  date_diff('day', covered.first_day, covered.last_day) + 1 AS days
FROM (
  SELECT
    dataset.dataset_id,
    dataset.title,
    dataset.version,
    GREATEST(dataset.coverage_start, COALESCE(CAST($date_from AS DATE), dataset.coverage_start)) AS first_day,
    LEAST(dataset.coverage_end, COALESCE(CAST($date_to AS DATE), dataset.coverage_end)) AS last_day
  FROM dataset
  WHERE dataset.summed
    AND (CAST($asof AS DATE) IS NULL OR dataset.published_on <= CAST($asof AS DATE))
    AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), dataset.dataset_id))
) AS covered
WHERE covered.first_day <= covered.last_day
ORDER BY covered.first_day NULLS LAST, covered.dataset_id NULLS LAST
