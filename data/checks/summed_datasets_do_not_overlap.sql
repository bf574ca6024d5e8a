-- Deaths are added across summed datasets, so no two of them may cover the same day.
SELECT one.dataset_id AS record, 'covers days that ' || other.dataset_id || ' covers, and both are summed' AS reason
FROM dataset AS one
INNER JOIN dataset AS other
  ON other.dataset_id > one.dataset_id
  AND other.coverage_start <= one.coverage_end
  AND one.coverage_start <= other.coverage_end
WHERE one.summed AND other.summed;
