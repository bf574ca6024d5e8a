-- asks: Which places of the selected events have the words in their name, division or country?
-- uses: selected_events, records_found
-- params: top INTEGER
-- returns: place VARCHAR, admin1 VARCHAR, country_iso3 VARCHAR, country VARCHAR, records BIGINT, first_day DATE, last_day DATE,
--   matching BIGINT
-- one row per: place as the records name it, the best `top`; events that name no place within a country have none; matching says how
--   many places there are in all
WITH places AS (
  SELECT place.text_no, place.place, place.admin1, place.country_iso3, records_found.begins
  FROM records_found
  INNER JOIN place
    ON place.text_no = records_found.text_no
  WHERE COALESCE(place.place, place.admin1) IS NOT NULL
),

counted AS (
  SELECT
    event_text.place_no,
    COUNT(*) AS records,
    MIN(selected_events.start_date) AS first_day,
    MAX(selected_events.end_date) AS last_day
  FROM selected_events
  INNER JOIN event_text
    ON event_text.event_text_no = selected_events.event_text_no
  INNER JOIN places
    ON places.text_no = event_text.place_no
  GROUP BY event_text.place_no
)

SELECT
  places.place,
  places.admin1,
  places.country_iso3,
  country.name AS country,
  counted.records,
  counted.first_day,
  counted.last_day,
  COUNT(*) OVER () AS matching
FROM counted
INNER JOIN places
  ON places.text_no = counted.place_no
LEFT JOIN country
  ON country.iso3 = places.country_iso3
ORDER BY
  places.begins DESC NULLS LAST,
  counted.records DESC NULLS LAST,
  places.text_no NULLS LAST
LIMIT CAST($top AS INTEGER)
