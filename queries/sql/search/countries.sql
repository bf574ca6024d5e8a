-- asks: Which countries have the words in their name or other names?
-- uses: records_found
-- params: top INTEGER
-- returns: iso3 VARCHAR, name VARCHAR, subregion VARCHAR, alias VARCHAR, records BIGINT, matching BIGINT
-- one row per: country and other name, whatever else is selected, the best `top` countries; alias is empty where there is no other
--   name, records where no event happened there; matching says how many countries there are in all
WITH best AS (
  SELECT
    country.iso3,
    country.name,
    country.subregion,
    used_value.records,
    COUNT(*) OVER () AS matching,
    ROW_NUMBER() OVER (
      ORDER BY records_found.words_begin DESC NULLS LAST, used_value.records DESC NULLS LAST, country.name NULLS LAST
    ) AS position
  FROM records_found
  INNER JOIN country
    ON country.iso3 = records_found.record_id
  LEFT JOIN used_value
    ON used_value.field = 'country' AND used_value.value = country.iso3
  WHERE records_found.kind = 'country'
)

SELECT listed.iso3, listed.name, listed.subregion, listed.alias, listed.records, listed.matching
FROM (
  SELECT DISTINCT
    best.iso3,
    best.name,
    best.subregion,
    country_alias.alias,
    best.records,
    best.matching,
    best.position
  FROM best
  LEFT JOIN country_alias
    ON country_alias.iso3 = best.iso3 AND country_alias.alias <> best.name AND country_alias.scheme <> 'gw'
  WHERE best.position <= CAST($top AS BIGINT)
) AS listed
ORDER BY listed.position NULLS LAST, listed.alias NULLS LAST
