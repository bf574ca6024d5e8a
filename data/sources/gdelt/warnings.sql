-- asks: What in the rows that were taken in does a reader of their sums have to know?
-- uses: events
-- returns: reason VARCHAR, rows BIGINT
-- one row per: reason that has rows
SELECT 'placed in no country' AS reason, CAST(SUM(coded_rows) AS BIGINT) AS rows
FROM events
WHERE country_iso3 IS NULL
HAVING SUM(coded_rows) > 0
