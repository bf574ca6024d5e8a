-- asks: Which ISO3 codes does each country name mean on each day it is used?
-- uses: dated (country VARCHAR, start_date DATE)
-- params: aliases VARCHAR, countries VARCHAR (paths of the two lists), schemes VARCHAR[] (whose names they are)
-- returns: country VARCHAR, start_date DATE, codes VARCHAR[] (an alias wins over a name; none or several is a fault)
-- one row per: country name and day
WITH places AS (
  SELECT DISTINCT country, start_date
  FROM dated
),

by_alias AS (
  SELECT places.country, places.start_date, LIST(DISTINCT aliases.iso3 ORDER BY aliases.iso3) AS codes
  FROM places
  INNER JOIN read_csv($aliases, header = TRUE, all_varchar = TRUE) AS aliases
    ON aliases.alias = places.country
    AND list_contains(CAST($schemes AS VARCHAR[]), aliases.scheme)
    AND places.start_date >= COALESCE(CAST(aliases.valid_from AS DATE), places.start_date)
    AND places.start_date <= COALESCE(CAST(aliases.valid_to AS DATE), places.start_date)
  GROUP BY places.country, places.start_date
),

by_name AS (
  SELECT name, LIST(DISTINCT iso3 ORDER BY iso3) AS codes
  FROM read_csv($countries, header = TRUE, all_varchar = TRUE)
  GROUP BY name
)

SELECT places.country, places.start_date, COALESCE(by_alias.codes, by_name.codes, []) AS codes
FROM places
LEFT JOIN by_alias
  ON by_alias.country = places.country
  AND by_alias.start_date = places.start_date
LEFT JOIN by_name
  ON by_name.name = places.country
ORDER BY places.country, places.start_date
