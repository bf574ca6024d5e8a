-- asks: How many events and persons harmed does each country have in the selection?
-- uses: tallies
-- returns: country_iso3 VARCHAR, country VARCHAR, region VARCHAR, latitude DOUBLE, longitude DOUBLE, area_km2 DOUBLE, has_shape BOOLEAN,
--   events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT, out_of_order BIGINT
-- one row per: country with matching events; events at sea and in no country are in a row without code
WITH totals AS (
  SELECT
    tallies.country_iso3,
    CAST(SUM(tallies.events) AS BIGINT) AS events,
    CAST(SUM(tallies.accounts) AS BIGINT) AS accounts,
    CAST(SUM(tallies.low) AS BIGINT) AS low,
    CAST(SUM(tallies.best) AS BIGINT) AS best,
    CAST(SUM(tallies.high) AS BIGINT) AS high,
    CAST(SUM(tallies.without_number) AS BIGINT) AS without_number,
    CAST(COALESCE(SUM(tallies.out_of_order), 0) AS BIGINT) AS out_of_order
  FROM tallies
  GROUP BY tallies.country_iso3
)

SELECT
  totals.country_iso3,
  COALESCE(country.name, 'At sea or in no country') AS country,
  country.region,
  country.latitude,
  country.longitude,
  country.area_km2,
  boundary.iso3 IS NOT NULL AS has_shape,
  totals.events,
  totals.accounts,
  totals.low,
  totals.best,
  totals.high,
  totals.without_number,
  totals.out_of_order
FROM totals
LEFT JOIN country
  ON country.iso3 = totals.country_iso3
LEFT JOIN boundary
  ON boundary.iso3 = totals.country_iso3 AND boundary.scale = '50m'
ORDER BY
  totals.best DESC NULLS LAST,
  totals.events DESC NULLS LAST,
  totals.accounts DESC NULLS LAST,
  totals.country_iso3 NULLS LAST
