-- asks: Which events of the selection hold the words, in title, conflict, summary, actors, place or country?
-- uses: selected_events
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, end_date DATE, place VARCHAR, admin1 VARCHAR, country_iso3 VARCHAR,
--   country VARCHAR, event_type VARCHAR, matching BIGINT, provisional BOOLEAN
-- one row per: event, those first in which all the words begin words, the newest of them first, `top` in all; matching says how many
--   there are
WITH found AS (
  SELECT selected_events.event_no, selected_events.words_begin
  FROM selected_events
  WHERE CAST($words AS VARCHAR[]) IS NOT NULL
),

-- Events are numbered by their days.
best AS (
  SELECT found.event_no, found.words_begin
  FROM found
  ORDER BY found.words_begin DESC NULLS LAST, found.event_no DESC NULLS LAST
  LIMIT CAST($top AS INTEGER)
)

SELECT
  event.event_id,
  event.title,
  event.start_date,
  event.end_date,
  event.place,
  event.admin1,
  event.country_iso3,
  country.name AS country,
  CAST(event.event_type AS VARCHAR) AS event_type,
  (SELECT COUNT(*) FROM found) AS matching,
  dataset.provisional
FROM best
INNER JOIN event
  ON event.event_no = best.event_no
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
LEFT JOIN country
  ON country.iso3 = event.country_iso3
ORDER BY best.words_begin DESC NULLS LAST, best.event_no DESC NULLS LAST
