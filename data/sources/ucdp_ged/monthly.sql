-- asks: How many events and deaths does UCDP publish for each country, month and type of violence?
-- uses: events, matches
-- returns: country_iso3 VARCHAR, month DATE, type_of_violence VARCHAR, events BIGINT, deaths_low BIGINT,
--          deaths_best BIGINT, deaths_high BIGINT, events_out_of_order BIGINT
-- one row per: country, month in which events start, type of violence
SELECT
  matches.country_iso3,
  CAST(date_trunc('month', events.start_date) AS DATE) AS month,
  events.type_of_violence,
  COUNT(*) AS events,
  CAST(SUM(events.low) AS BIGINT) AS deaths_low,
  CAST(SUM(events.best) AS BIGINT) AS deaths_best,
  CAST(SUM(events.high) AS BIGINT) AS deaths_high,
  COUNT(*) FILTER (WHERE events.out_of_order) AS events_out_of_order
FROM events
INNER JOIN matches
  ON matches.country = events.country
  AND matches.start_date = events.start_date
  AND matches.gw_code IS NOT DISTINCT FROM events.gw_code
GROUP BY matches.country_iso3, date_trunc('month', events.start_date), events.type_of_violence
ORDER BY matches.country_iso3, month, events.type_of_violence
