-- asks: Which rows name a country that is not known, and are read by the Gleditsch-Ward code beside it?
-- uses: dated (position, country, start_date, gw_code), found (country, start_date, gw_code, codes, is_by_code)
-- returns: position BIGINT, rule VARCHAR, column_name VARCHAR, published VARCHAR, taken VARCHAR
-- one row per: such row
SELECT
  dated.position,
  'country_by_gw_code' AS rule,
  'country' AS column_name,
  dated.country AS published,
  found.codes[1] AS taken
FROM dated
INNER JOIN found
  ON found.country = dated.country
  AND found.start_date = dated.start_date
  AND found.gw_code IS NOT DISTINCT FROM dated.gw_code
WHERE found.is_by_code
