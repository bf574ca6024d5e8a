-- asks: Which events did their publishers withdraw after publishing them, and why?
-- params: top INTEGER
-- returns: event_id VARCHAR, dataset_id VARCHAR, dataset VARCHAR, publisher VARCHAR, external_id VARCHAR, withdrawn_on DATE,
--   reason VARCHAR, matching BIGINT
-- one row per: event withdrawn by the day asked for, of the datasets chosen, the last `top`; matching says how many there are in all
SELECT
  withdrawn_event.dataset_id || ':' || withdrawn_event.external_id AS event_id,
  withdrawn_event.dataset_id,
  dataset.title || ', version ' || dataset.version AS dataset,
  dataset.publisher,
  withdrawn_event.external_id,
  withdrawn_event.withdrawn_on,
  withdrawn_event.reason,
  COUNT(*) OVER () AS matching
FROM withdrawn_event
INNER JOIN dataset
  ON dataset.dataset_id = withdrawn_event.dataset_id
WHERE (CAST($asof AS DATE) IS NULL OR withdrawn_event.withdrawn_on <= CAST($asof AS DATE))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), withdrawn_event.dataset_id))
ORDER BY withdrawn_event.withdrawn_on DESC NULLS LAST, withdrawn_event.dataset_id NULLS LAST, withdrawn_event.external_id NULLS LAST
LIMIT CAST($top AS INTEGER)
