-- Every country that a record names is drawn, or has at least a point to mark it.
SELECT country.iso3 AS record, 'is named by records and has neither a shape nor a point' AS reason
FROM country
LEFT JOIN boundary
  ON boundary.iso3 = country.iso3 AND boundary.scale = '50m'
WHERE boundary.iso3 IS NULL
  AND country.latitude IS NULL
  AND country.iso3 IN (
    SELECT country_iso3 FROM event WHERE country_iso3 IS NOT NULL
    UNION
    SELECT victim_country_iso3 FROM casualty WHERE victim_country_iso3 IS NOT NULL
    UNION
    SELECT country_iso3 FROM actor WHERE country_iso3 IS NOT NULL
  );
