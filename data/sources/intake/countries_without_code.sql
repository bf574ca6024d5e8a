-- asks: Which rows name a country that has no code, or several?
-- uses: dated (position, country, start_date, gw_code), found (country, start_date, gw_code, codes)
-- returns: position BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR
-- one row per: such row
SELECT
  dated.position,
  'country' AS column_name,
  dated.country AS value,
  IF(len(found.codes) = 0, 'the country has no ISO3 code in the lists', 'the country may be ' || array_to_string(found.codes, ' or ')) AS reason
FROM dated
INNER JOIN found
  ON found.country = dated.country
  AND found.start_date = dated.start_date
  AND found.gw_code IS NOT DISTINCT FROM dated.gw_code
WHERE len(found.codes) <> 1
