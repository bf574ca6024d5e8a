-- ACLED's events one by one: one event, one number, its actors and those associated with them.
-- The variable dataset_id says which release; `events` holds the tidy rows, `matches` their countries, `deleted` what ACLED withdrew.
CREATE OR REPLACE TEMP MACRO acled_key(name) AS 'acled:' || substr(md5(name), 1, 12);

CREATE TEMP VIEW single AS
SELECT
  getvariable('dataset_id') || ':' || events.external_id AS event_id,
  events.*,
  dataset.published_on
FROM events
INNER JOIN dataset
  ON dataset.dataset_id = getvariable('dataset_id')
WHERE events.external_id NOT IN (SELECT external_id FROM deleted);

INSERT INTO withdrawn_event BY NAME
SELECT
  getvariable('dataset_id') AS dataset_id,
  external_id,
  min(deleted_on) AS withdrawn_on,
  'ACLED lists it among the events that it deleted' AS reason
FROM deleted
GROUP BY external_id
ORDER BY external_id;

INSERT INTO event BY NAME
SELECT
  event_id,
  getvariable('dataset_id') AS dataset_id,
  external_id,
  concat_ws(' - ', actor1, actor2) AS title,
  event_type,
  event_type_upstream,
  start_date,
  end_date,
  CASE time_precision WHEN 1 THEN 'day' WHEN 2 THEN 'week' ELSE 'month' END AS date_precision,
  CAST(time_precision AS VARCHAR) AS date_precision_upstream,
  country_iso3,
  admin1,
  place,
  latitude,
  longitude,
  CASE geo_precision WHEN 1 THEN 'near' WHEN 2 THEN 'district' ELSE 'province' END AS location_precision,
  CAST(geo_precision AS VARCHAR) AS location_precision_upstream,
  1 AS event_count,
  published_on AS known_on
FROM single
INNER JOIN matches USING (country, start_date);

CREATE TEMP TABLE part AS
SELECT event_id, name, max(inter) AS inter, min(role) AS role
FROM (
  SELECT event_id, actor1 AS name, inter1 AS inter, 'side_a' AS role FROM single
  UNION ALL
  SELECT event_id, actor2, inter2, 'side_b' FROM single
  UNION ALL
  SELECT event_id, unnest(assoc_actors_1), NULL, 'participant' FROM single
  UNION ALL
  SELECT event_id, unnest(assoc_actors_2), NULL, 'participant' FROM single
) AS taken
WHERE name IS NOT NULL
GROUP BY event_id, name, role;

INSERT INTO actor BY NAME
SELECT
  acled_key(name) AS actor_id,
  name,
  CASE max(inter) WHEN 'State forces' THEN 'armed_force' WHEN 'External/Other forces' THEN 'other' WHEN 'Civilians' THEN 'other'
    WHEN 'Protesters' THEN 'other' WHEN 'Rioters' THEN 'other' ELSE 'nonstate_group' END AS kind,
  max(inter) AS role,
  [] AS aliases,
  acled_key(name) AS party_actor_id
FROM part
WHERE acled_key(name) NOT IN (SELECT actor_id FROM actor)
GROUP BY name
ORDER BY name;

INSERT INTO event_actor BY NAME
SELECT DISTINCT event_id, acled_key(name) AS actor_id, role
FROM part;

INSERT INTO casualty BY NAME
SELECT
  event_id || ':killed' AS casualty_id,
  getvariable('dataset_id') AS dataset_id,
  event_id,
  'acled' AS claimant_actor_id,
  'killed' AS harm,
  'all' AS victim_category,
  best,
  -- One number, the most conservative that its sources give; ACLED calls it an estimate.
  'about' AS number_kind,
  'coded' AS basis,
  start_date AS period_start,
  end_date AS period_end,
  published_on AS claimed_on,
  getvariable('dataset_id') AS source_id,
  0 AS out_of_order_count,
  published_on AS recorded_on
FROM single;

DROP TABLE part;
DROP VIEW single;
