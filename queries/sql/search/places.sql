-- asks: Which places of the selected events have the words in their name, division or country?
-- uses: selected_events
-- params: top INTEGER
-- returns: place VARCHAR, admin1 VARCHAR, country_iso3 VARCHAR, country VARCHAR, records BIGINT, first_day DATE, last_day DATE,
--   matching BIGINT
-- one row per: place as the records name it, the best `top`; events that name no place within a country have none; matching says how
--   many places there are in all
WITH counted AS (
  SELECT
    selected_events.place_no,
    COUNT(*) AS records,
    MIN(selected_events.start_date) AS first_day,
    MAX(selected_events.end_date) AS last_day,
    COUNT(*) FILTER (WHERE selected_events.words_begin) > 0 AS words_begin
  FROM selected_events
  WHERE selected_events.place_no IS NOT NULL
  GROUP BY selected_events.place_no
)

SELECT
  place.place,
  place.admin1,
  place.country_iso3,
  country.name AS country,
  counted.records,
  counted.first_day,
  counted.last_day,
  COUNT(*) OVER () AS matching
FROM counted
INNER JOIN place
  ON place.text_no = counted.place_no AND COALESCE(place.place, place.admin1) IS NOT NULL
LEFT JOIN country
  ON country.iso3 = place.country_iso3
ORDER BY
  counted.words_begin DESC NULLS LAST,
  counted.records DESC NULLS LAST,
  counted.place_no NULLS LAST
LIMIT CAST($top AS INTEGER)
