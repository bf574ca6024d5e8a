-- asks: Which figure of each event may be added up: the one total that a summed dataset gives and has not withdrawn?
-- uses: changing_tolls
SELECT
  event.event_id,
  event.killed_low AS low,
  event.killed_best AS best,
  event.killed_high AS high,
  event.out_of_order_count
FROM event
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND CAST(dataset.role AS VARCHAR) = 'coded'
WHERE CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND event.is_settled
UNION ALL
SELECT changing_tolls.*
FROM changing_tolls
