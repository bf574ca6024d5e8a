-- asks: Which days, countries and how many events does a kept release hold?
-- params: events VARCHAR (path of its Parquet file)
-- returns: first_start DATE, last_start DATE, events BIGINT, countries BIGINT
SELECT MIN(start_date) AS first_start, MAX(start_date) AS last_start, COUNT(*) AS events, COUNT(DISTINCT country) AS countries
FROM read_parquet($events)
