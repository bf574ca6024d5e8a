-- asks: How is each country drawn?
-- params: scale VARCHAR
-- returns: iso3 VARCHAR, name VARCHAR, geometry VARCHAR
-- one row per: country with a shape at the scale
SELECT boundary.iso3, country.name, boundary.geometry
FROM boundary
INNER JOIN country
  ON country.iso3 = boundary.iso3
WHERE boundary.scale = CAST($scale AS VARCHAR)
ORDER BY boundary.iso3 NULLS LAST
