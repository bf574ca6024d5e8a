-- asks: Which country does each row name, and for which day?
-- uses: published
-- returns: position BIGINT, country VARCHAR, start_date DATE, gw_code INTEGER (UCDP numbers countries as Gleditsch and Ward do)
-- one row per: row that names both
SELECT rowid AS position, country, day(date_start) AS start_date, TRY_CAST(whole(country_id) AS INTEGER) AS gw_code
FROM published
WHERE country IS NOT NULL AND day(date_start) IS NOT NULL
