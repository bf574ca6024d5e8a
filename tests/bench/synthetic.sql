-- Synthetic events: nothing in them happened, and they are never bundled. A view draws those of them that are asked for.
-- $events is how many, $seed makes them others; by LUCK_OF_DAY their numbers go with their days, or not. Countries, conflicts,
-- groups and places are drawn as in life, a few of each having most of the events; later years have more. 3 % cross months,
-- 2 % have no number, some are out of order.

CREATE TEMP MACRO chance(number, salt) AS (hash(number, salt, $seed) % 1000003) / 1000003.0;
CREATE TEMP MACRO ranked(most, luck) AS CAST(least(most, floor(pow(most + 1, luck))) AS BIGINT);
CREATE TEMP MACRO bell(number, salt) AS chance(number, salt) + chance(number, salt + 1) + chance(number, salt + 2) - 1.5;

CREATE TEMP MACRO side_a(type_of_violence, country, conflict, rebels) AS
  CASE type_of_violence WHEN 'state_based' THEN 'Government of ' || country ELSE 'Group ' || (conflict * 6 + rebels) || ' of ' || country END;
CREATE TEMP MACRO side_b(type_of_violence, country, conflict, rebels) AS
  CASE type_of_violence
    WHEN 'state_based' THEN 'Group ' || (conflict * 6 + rebels) || ' of ' || country
    WHEN 'non_state' THEN 'Group ' || (conflict * 6 + rebels % 6 + 1) || ' of ' || country
    ELSE 'Civilians'
  END;

CREATE TEMP TABLE land AS
SELECT row_number() OVER (ORDER BY hash(iso3, $seed)) AS rank, iso3, name, latitude, longitude
FROM (SELECT * FROM lands ORDER BY iso3 LIMIT 120);

CREATE TEMP VIEW drawn AS
SELECT
  n,
  ranked(120, chance(n, 1)) AS land,
  ranked(8, chance(n, 2)) AS conflict,
  ranked(6, chance(n, 3)) AS rebels,
  ranked(600, chance(n, 4)) AS place,
  CAST(DATE '1989-01-01' + CAST(floor(13850 * pow(LUCK_OF_DAY, 0.7)) AS INTEGER) AS DATE) AS start_date,
  chance(n, 6) AS of_type,
  chance(n, 7) AS of_day,
  chance(n, 8) AS of_place,
  chance(n, 9) AS of_number,
  CAST(floor(pow(greatest(chance(n, 10), 0.00001), -0.8)) AS BIGINT) AS dead
FROM range($events) AS numbers (n);

CREATE TEMP VIEW typed AS
SELECT
  drawn.*,
  land.name AS country,
  land.iso3,
  CASE WHEN of_type < 0.7 THEN 'state_based' WHEN of_type < 0.83 THEN 'non_state' ELSE 'one_sided' END AS type_of_violence,
  CASE
    WHEN of_day < 0.80 THEN 1 WHEN of_day < 0.90 THEN 2 WHEN of_day < 0.95 THEN 3 WHEN of_day < 0.99 THEN 4 ELSE 5 END AS date_prec,
  CASE
    WHEN of_place < 0.40 THEN 1 WHEN of_place < 0.65 THEN 2 WHEN of_place < 0.80 THEN 3 WHEN of_place < 0.90 THEN 4
    WHEN of_place < 0.93 THEN 5 WHEN of_place < 0.98 THEN 6 ELSE 7 END AS where_prec,
  coalesce(land.latitude, 0) + 8 * bell(land * 1000 + place, 20) + 0.05 * bell(n, 30) AS latitude,
  coalesce(land.longitude, 0) + 8 * bell(land * 1000 + place, 40) + 0.05 * bell(n, 50) AS longitude
FROM drawn
INNER JOIN land
  ON land.rank = drawn.land;

CREATE TEMP VIEW synthetic AS
SELECT
  land,
  iso3,
  conflict,
  rebels,
  CAST(n AS VARCHAR) AS external_id,
  country,
  CAST(NULL AS INTEGER) AS gw_code,
  type_of_violence,
  start_date,
  least(DATE '2026-12-31', CAST(start_date + CAST(CASE
    WHEN chance(n, 11) < 0.03 THEN 31 + floor(170 * chance(n, 12))
    WHEN date_prec = 1 THEN 0
    WHEN date_prec = 2 THEN floor(5 * chance(n, 12))
    WHEN date_prec = 3 THEN 6
    ELSE date_diff('day', start_date, last_day(start_date))
  END AS INTEGER) AS DATE)) AS end_date,
  CAST(date_prec AS INTEGER) AS date_prec,
  CAST(where_prec AS INTEGER) AS where_prec,
  CASE WHEN where_prec < 7 THEN greatest(-89, least(89, latitude)) END AS latitude,
  CASE WHEN where_prec < 7 THEN greatest(-179, least(179, longitude)) END AS longitude,
  'Province ' || place % 40 AS adm_1,
  'Synthetic town ' || place || ' of ' || country AS place,
  side_a(type_of_violence, country, conflict, rebels) AS side_a,
  side_b(type_of_violence, country, conflict, rebels) AS side_b,
  CAST(NULL AS VARCHAR) AS side_a_id,
  CAST(NULL AS VARCHAR) AS side_b_id,
  country || ': conflict ' || conflict AS conflict_name,
  side_a(type_of_violence, country, conflict, rebels) || ' - ' || side_b(type_of_violence, country, conflict, rebels) AS dyad_name,
  'Clear' AS code_status,
  CAST(1 + floor(4 * chance(n, 13)) AS INTEGER) AS number_of_sources,
  CAST(NULL AS BIGINT) AS deaths_a,
  CAST(NULL AS BIGINT) AS deaths_b,
  CAST(NULL AS BIGINT) AS deaths_civilians,
  CAST(NULL AS BIGINT) AS deaths_unknown,
  CASE WHEN of_number > 0.02 THEN CAST(floor(dead * (0.5 + 0.5 * chance(n, 14))) AS BIGINT) END AS low,
  CASE WHEN of_number > 0.02 THEN dead END AS best,
  CASE WHEN of_number > 0.02 THEN CAST(floor(dead * (CASE WHEN of_number < 0.03 THEN 0.5 ELSE 1 + chance(n, 15) END)) AS BIGINT) END AS high,
  coalesce(of_number > 0.02 AND (
    floor(dead * (CASE WHEN of_number < 0.03 THEN 0.5 ELSE 1 + chance(n, 15) END)) < dead
  ), FALSE) AS out_of_order
FROM typed;
