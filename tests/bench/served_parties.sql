-- A snapshot made ready for synthetic events, which take the place of its sums: their dataset, who takes part, in which casts.
CREATE TEMP TABLE sums AS SELECT dataset_id FROM dataset WHERE summed;

DELETE FROM event WHERE dataset_id IN (FROM sums);

INSERT INTO dataset
SELECT * REPLACE (
  'synthetic' AS dataset_id,
  'Synthetic events for measuring: nothing in them happened' AS title,
  FALSE AS redistributable,
  DATE '1989-01-01' AS coverage_start,
  DATE '2026-12-31' AS coverage_end
)
FROM dataset
WHERE dataset_id = (SELECT min(dataset_id) FROM sums);

CREATE TEMP MACRO cast_of(type_of_violence, land, conflict, rebels) AS CAST(
  100000 + ((list_position(['state_based', 'non_state', 'one_sided'], type_of_violence) * 120 + land) * 8 + conflict) * 6 + rebels
  AS INTEGER);

CREATE TEMP TABLE casts AS
SELECT
  cast_of(types.type, land.rank, conflicts.conflict, groups.rebels) AS cast_no,
  side_a(types.type, land.name, conflicts.conflict, groups.rebels) AS side_a,
  side_b(types.type, land.name, conflicts.conflict, groups.rebels) AS side_b
FROM (VALUES ('state_based'), ('non_state'), ('one_sided')) AS types (type)
CROSS JOIN land
CROSS JOIN range(1, 9) AS conflicts (conflict)
CROSS JOIN range(1, 7) AS groups (rebels);

CREATE TEMP TABLE members AS
SELECT cast_no, 'ucdp:' || substr(md5(name), 1, 12) AS actor_id, name, role
FROM (SELECT cast_no, side_a AS name, 'side_a' AS role FROM casts UNION ALL SELECT cast_no, side_b, 'side_b' FROM casts) AS sides;

INSERT INTO actor BY NAME
SELECT DISTINCT
  actor_id,
  name,
  CASE WHEN name LIKE 'Government of %' THEN 'state' ELSE 'nonstate_group' END AS kind,
  [] AS aliases,
  actor_id AS party_actor_id
FROM members;

INSERT INTO actor_ancestor
SELECT DISTINCT actor_id, actor_id, 0 FROM members;

INSERT INTO cast_member BY NAME
SELECT cast_no, actor_id, role
FROM members
ORDER BY cast_no, role;
