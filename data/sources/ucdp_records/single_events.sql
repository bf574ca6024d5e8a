-- UCDP's events one by one: one event, one total figure, two sides each.
-- The variable dataset_id says which release; `events` holds the tidy rows, `matches` their countries.
-- XXX and a number stand for an actor that UCDP has yet to code.
CREATE OR REPLACE TEMP MACRO in_words(name) AS regexp_replace(name, '\bXXX\d+\b', 'Not yet coded (\0)', 'g');

-- The same number at UCDP is the same actor, whatever its name in this release.
CREATE OR REPLACE TEMP MACRO actor_key(number, name) AS
  'ucdp:' || IF(coalesce(regexp_full_match(number, '[A-Za-z0-9][A-Za-z0-9._-]*'), FALSE), number, substr(md5(name), 1, 12));

CREATE TEMP VIEW single AS
SELECT
  getvariable('dataset_id') || ':' || events.external_id AS event_id,
  events.*,
  actor_key(events.side_a_id, events.side_a) AS side_a_actor_id,
  actor_key(events.side_b_id, events.side_b) AS side_b_actor_id,
  dataset.provisional,
  dataset.published_on
FROM events
INNER JOIN dataset
  ON dataset.dataset_id = getvariable('dataset_id');

INSERT INTO event BY NAME
SELECT
  event_id,
  getvariable('dataset_id') AS dataset_id,
  external_id,
  in_words(coalesce(dyad_name, side_a || ' - ' || side_b)) AS title,
  type_of_violence AS event_type,
  type_of_violence AS event_type_upstream,
  start_date,
  end_date,
  CASE WHEN date_prec >= 5 THEN 'year' WHEN date_prec = 4 THEN 'month' WHEN date_prec = 3 THEN 'week'
    WHEN end_date > start_date THEN 'days' ELSE 'day' END AS date_precision,
  CAST(date_prec AS VARCHAR) AS date_precision_upstream,
  country_iso3,
  adm_1 AS admin1,
  place,
  latitude,
  longitude,
  CASE coalesce(where_prec, 2) WHEN 1 THEN 'exact' WHEN 2 THEN 'near' WHEN 3 THEN 'district' WHEN 4 THEN 'province'
    WHEN 5 THEN 'line' WHEN 6 THEN 'country' ELSE 'international' END AS location_precision,
  CAST(where_prec AS VARCHAR) AS location_precision_upstream,
  in_words(conflict_name) AS conflict_name,
  CASE
    WHEN provisional AND code_status <> 'Clear' THEN 'Provisional: UCDP marks it "' || code_status || '" until its yearly release.'
    WHEN provisional THEN 'Provisional until UCDP''s yearly release.'
  END AS summary,
  number_of_sources AS source_count,
  1 AS event_count,
  published_on AS known_on
FROM single
INNER JOIN (
  SELECT country AS named, start_date AS named_on, gw_code AS numbered, country_iso3
  FROM matches
) AS matched
  ON matched.named = single.country
  AND matched.named_on = single.start_date
  AND matched.numbered IS NOT DISTINCT FROM single.gw_code;

CREATE TEMP TABLE side AS
SELECT actor_id, arg_max(name, start_date) AS name, list_sort(list(DISTINCT name)) AS names
FROM (
  SELECT side_a_actor_id AS actor_id, side_a AS name, max(start_date) AS start_date FROM single GROUP BY ALL
  UNION ALL
  SELECT side_b_actor_id, side_b, max(start_date) FROM single GROUP BY ALL
) AS sides
GROUP BY actor_id;

INSERT INTO actor BY NAME
SELECT
  actor_id,
  in_words(name) AS name,
  CASE WHEN in_words(name) <> name THEN 'other' WHEN name LIKE 'Government of %' THEN 'state' ELSE 'nonstate_group' END AS kind,
  CASE WHEN in_words(name) <> name THEN 'UCDP has yet to code who this was' END AS role,
  -- No actor has many names: a file that gives one number to everyone must not swell the ledger.
  list_filter(names, lambda each: each <> in_words(side.name))[:20] AS aliases,
  actor_id AS party_actor_id
FROM side
WHERE actor_id NOT IN (SELECT actor_id FROM actor)
ORDER BY actor_id;

INSERT INTO event_actor BY NAME
SELECT event_id, side_a_actor_id AS actor_id, 'side_a' AS role
FROM single
UNION ALL
SELECT event_id, side_b_actor_id AS actor_id, 'side_b' AS role
FROM single;

INSERT INTO casualty BY NAME
SELECT
  event_id || ':killed' AS casualty_id,
  getvariable('dataset_id') AS dataset_id,
  event_id,
  'ucdp' AS claimant_actor_id,
  'killed' AS harm,
  'all' AS victim_category,
  low,
  best,
  high,
  CASE WHEN coalesce(low, best, high) IS NULL THEN 'undisclosed' WHEN low = high AND best = low THEN 'exact' ELSE 'range' END AS number_kind,
  'coded' AS basis,
  start_date AS period_start,
  end_date AS period_end,
  published_on AS claimed_on,
  getvariable('dataset_id') AS source_id,
  CASE WHEN out_of_order THEN 'Published low, best and high are out of order; numbers kept as published.' END AS note,
  coalesce(CAST(out_of_order AS INTEGER), 0) AS out_of_order_count,
  published_on AS recorded_on
FROM single;

DROP TABLE side;
DROP VIEW single;
