-- asks: Which country does each row name, and for which day?
-- uses: published
-- returns: position BIGINT, country VARCHAR, start_date DATE, gw_code INTEGER (none: ACLED has codes of its own)
-- one row per: row that names both
SELECT rowid AS position, country, moment_day(event_date) AS start_date, CAST(NULL AS INTEGER) AS gw_code
FROM published
WHERE country IS NOT NULL AND moment_day(event_date) IS NOT NULL
