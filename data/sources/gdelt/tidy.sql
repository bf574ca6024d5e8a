-- asks: How much was written, on which day, where, on what kind of thing?
-- returns: mentioned_on DATE, country_iso3 VARCHAR (empty where GDELT places it nowhere, or at sea), event_root_code VARCHAR (CAMEO),
--          coded_rows, mentions, sources, articles BIGINT
-- one row per: day on which the news was added, country, root code
SELECT
  CAST(strptime(published.dateadded, '%Y%m%d%H%M%S') AS DATE) AS mentioned_on,
  fips.iso3 AS country_iso3,
  published.eventrootcode AS event_root_code,
  COUNT(*) AS coded_rows,
  CAST(SUM(whole(published.nummentions)) AS BIGINT) AS mentions,
  CAST(SUM(whole(published.numsources)) AS BIGINT) AS sources,
  CAST(SUM(whole(published.numarticles)) AS BIGINT) AS articles
FROM published
LEFT JOIN fips
  ON fips.code = published.actiongeo_countrycode
WHERE published.rowid NOT IN (SELECT position FROM rejected WHERE position IS NOT NULL)
GROUP BY ALL
