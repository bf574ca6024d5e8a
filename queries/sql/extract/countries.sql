-- asks: How many events and persons harmed does each dataset count in each country of the selection?
-- uses: tallies
-- returns: country_iso3 VARCHAR, country VARCHAR, region VARCHAR, subregion VARCHAR, gw_code INTEGER, m49 VARCHAR, dataset_id VARCHAR,
--   records BIGINT, events BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT, licence VARCHAR
-- one row per: country and redistributable dataset with matching events, for datasets are not added up here; events at sea and in no
--   country are in a row without code; low, best, high and without_number are empty where the dataset is never added up
WITH totals AS (
  SELECT
    tallies.country_iso3,
    tallies.dataset_id,
    CAST(SUM(tallies.records) AS BIGINT) AS records,
    CAST(SUM(tallies.event_count) AS BIGINT) AS events,
    CAST(SUM(tallies.low) AS BIGINT) AS low,
    CAST(SUM(tallies.best) AS BIGINT) AS best,
    CAST(SUM(tallies.high) AS BIGINT) AS high,
    CAST(SUM(tallies.without_number) AS BIGINT) AS without_number
  FROM tallies
  GROUP BY tallies.country_iso3, tallies.dataset_id
)

SELECT
  totals.country_iso3,
  COALESCE(country.name, 'At sea or in no country') AS country,
  country.region,
  country.subregion,
  country.gw_code,
  country.m49,
  totals.dataset_id,
  totals.records,
  totals.events,
  totals.low,
  totals.best,
  totals.high,
  CASE WHEN dataset.summed THEN totals.without_number END AS without_number,
  dataset.licence
FROM totals
INNER JOIN dataset
  ON dataset.dataset_id = totals.dataset_id AND dataset.redistributable
LEFT JOIN country
  ON country.iso3 = totals.country_iso3
ORDER BY totals.country_iso3 NULLS LAST, totals.dataset_id NULLS LAST
