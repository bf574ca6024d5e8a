-- Every event of a summed dataset has exactly one total of the killed, or sums would miss or double it.
SELECT event.event_id AS record, 'has ' || count(casualty.casualty_id) || ' totals of the killed' AS reason
FROM event
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND dataset.summed
LEFT JOIN casualty
  ON casualty.event_id = event.event_id
  AND casualty.harm = 'killed'
  AND casualty.part_of_casualty_id IS NULL
  AND casualty.victim_category = 'all'
GROUP BY event.event_id
HAVING count(casualty.casualty_id) <> 1;
