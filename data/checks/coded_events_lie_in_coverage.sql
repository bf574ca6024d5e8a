-- A coded event outside its dataset's coverage would be drawn where the dataset says nothing.
SELECT event.event_id AS record, 'is dated ' || event.start_date || ' to ' || event.end_date || ', outside the coverage of ' || dataset.dataset_id AS reason
FROM event
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND dataset.role = 'coded'
WHERE event.end_date < dataset.coverage_start OR event.start_date > dataset.coverage_end;
