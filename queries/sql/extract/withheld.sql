-- asks: How many matching records may not be handed on, and whose are they?
-- uses: selected_events
-- returns: dataset_id VARCHAR, title VARCHAR, publisher VARCHAR, licence VARCHAR, records BIGINT
-- one row per: dataset with matching events that is not redistributable
SELECT dataset.dataset_id, dataset.title, dataset.publisher, dataset.licence, COUNT(*) AS records
FROM selected_events
INNER JOIN dataset
  ON dataset.dataset_id = selected_events.dataset_id AND NOT dataset.redistributable
GROUP BY dataset.dataset_id, dataset.title, dataset.publisher, dataset.licence
ORDER BY dataset.dataset_id
