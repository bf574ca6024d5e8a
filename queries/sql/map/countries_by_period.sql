-- asks: How many events and persons harmed has each country in each period, for playing the map through time?
-- uses: tallies_by_period
-- returns: country_iso3 VARCHAR, period_start DATE, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: country and period, month or year, in which matching events start; the row without period counts what is dated too coarsely for it
WITH placed AS (
  SELECT
    tallies_by_period.country_iso3,
    tallies_by_period.records,
    tallies_by_period.events,
    tallies_by_period.accounts,
    tallies_by_period.low,
    tallies_by_period.best,
    tallies_by_period.high,
    tallies_by_period.without_number,
    CASE
      WHEN tallies_by_period.placed <> 'too coarse' THEN CAST(date_trunc(CAST($grain AS VARCHAR), tallies_by_period.first_day) AS DATE)
    END AS period_start
  FROM tallies_by_period
  WHERE tallies_by_period.placed IN ('within', 'open', 'start', 'too coarse') AND tallies_by_period.country_iso3 IS NOT NULL
)

SELECT
  placed.country_iso3,
  placed.period_start,
  CAST(SUM(placed.records) AS BIGINT) AS records,
  CAST(SUM(placed.events) AS BIGINT) AS events,
  CAST(SUM(placed.accounts) AS BIGINT) AS accounts,
  CAST(SUM(placed.low) AS BIGINT) AS low,
  CAST(SUM(placed.best) AS BIGINT) AS best,
  CAST(SUM(placed.high) AS BIGINT) AS high,
  CAST(SUM(placed.without_number) AS BIGINT) AS without_number
FROM placed
GROUP BY placed.country_iso3, placed.period_start
ORDER BY placed.period_start NULLS LAST, placed.country_iso3 NULLS LAST
