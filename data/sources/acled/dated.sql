-- asks: Which country does each row name, and for which day?
-- uses: published
-- returns: position BIGINT, country VARCHAR, start_date DATE
-- one row per: row that names both
SELECT rowid AS position, country, moment_day(event_date) AS start_date
FROM published
WHERE country IS NOT NULL AND moment_day(event_date) IS NOT NULL
