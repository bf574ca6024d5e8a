-- asks: Which ISO3 codes does each country name mean on each day it is used, and which the Gleditsch-Ward code beside it?
-- uses: dated (country VARCHAR, start_date DATE, gw_code INTEGER)
-- params: aliases VARCHAR, countries VARCHAR (paths of the two lists), schemes VARCHAR[] (whose names they are), by_code BOOLEAN
--         (whether a name that is not known gives way to the code)
-- returns: country VARCHAR, start_date DATE, gw_code INTEGER, codes VARCHAR[] (an alias wins over a name, a name over a Gleditsch-Ward
--          code; none or several is a fault), coded VARCHAR (what the Gleditsch-Ward code means), is_by_code BOOLEAN
-- one row per: country name, Gleditsch-Ward code and day
WITH places AS (
  SELECT DISTINCT country, start_date, gw_code
  FROM dated
),

aliases AS (
  SELECT alias, iso3, scheme, CAST(valid_from AS DATE) AS valid_from, CAST(valid_to AS DATE) AS valid_to
  FROM read_csv($aliases, header = TRUE, all_varchar = TRUE)
),

countries AS (
  SELECT iso3, name, CAST(gw_code AS INTEGER) AS gw_code
  FROM read_csv($countries, header = TRUE, all_varchar = TRUE)
),

by_alias AS (
  SELECT places.country, places.start_date, LIST(DISTINCT aliases.iso3 ORDER BY aliases.iso3) AS codes
  FROM places
  INNER JOIN aliases
    ON aliases.alias = places.country
    AND list_contains(CAST($schemes AS VARCHAR[]), aliases.scheme)
    AND places.start_date >= COALESCE(aliases.valid_from, places.start_date)
    AND places.start_date <= COALESCE(aliases.valid_to, places.start_date)
  GROUP BY places.country, places.start_date
),

by_name AS (
  SELECT name, LIST(DISTINCT iso3 ORDER BY iso3) AS codes
  FROM countries
  GROUP BY name
),

-- A code that began or ended stands in the list of aliases with its days; any other for the country that carries it, on any day.
gw AS (
  SELECT CAST(alias AS INTEGER) AS gw_code, iso3, valid_from, valid_to
  FROM aliases
  WHERE scheme = 'gw'
  UNION ALL
  SELECT gw_code, iso3, NULL, NULL
  FROM countries
  WHERE gw_code IS NOT NULL AND CAST(gw_code AS VARCHAR) NOT IN (SELECT alias FROM aliases WHERE scheme = 'gw')
),

found AS (
  SELECT
    places.country,
    places.start_date,
    places.gw_code,
    COALESCE(by_alias.codes, by_name.codes) AS named,
    gw.iso3 AS coded
  FROM places
  LEFT JOIN by_alias
    ON by_alias.country = places.country
    AND by_alias.start_date = places.start_date
  LEFT JOIN by_name
    ON by_name.name = places.country
  LEFT JOIN gw
    ON gw.gw_code = places.gw_code
    AND places.start_date >= COALESCE(gw.valid_from, places.start_date)
    AND places.start_date <= COALESCE(gw.valid_to, places.start_date)
)

SELECT
  country,
  start_date,
  gw_code,
  COALESCE(named, CASE WHEN CAST($by_code AS BOOLEAN) AND coded IS NOT NULL THEN [coded] END, []) AS codes,
  coded,
  named IS NULL AND coded IS NOT NULL AND CAST($by_code AS BOOLEAN) AS is_by_code
FROM found
ORDER BY country, start_date, gw_code
