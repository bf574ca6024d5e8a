-- What a figure names, its statement, its whole and the figure it replaces, is of its own dataset: another's licence may forbid even the name.
WITH named AS (
  SELECT casualty.casualty_id, casualty.dataset_id, 'its statement' AS what, statement.dataset_id AS other_dataset_id
  FROM casualty
  INNER JOIN statement
    ON statement.statement_id = casualty.statement_id
  UNION ALL
  SELECT casualty.casualty_id, casualty.dataset_id, 'the figure it is a part of', whole.dataset_id
  FROM casualty
  INNER JOIN casualty AS whole
    ON whole.casualty_id = casualty.part_of_casualty_id
  UNION ALL
  SELECT casualty.casualty_id, casualty.dataset_id, 'the figure it replaces', replaced.dataset_id
  FROM casualty
  INNER JOIN casualty AS replaced
    ON replaced.casualty_id = casualty.supersedes_casualty_id
)
SELECT casualty_id AS record, what || ' belongs to another dataset, ' || other_dataset_id AS reason
FROM named
WHERE other_dataset_id <> dataset_id;
