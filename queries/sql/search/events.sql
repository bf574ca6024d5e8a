-- asks: Which events of the selection hold the words, in title, conflict, summary, actors, place or country?
-- uses: selected_events, event_texts_found
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, end_date DATE, place VARCHAR, admin1 VARCHAR, country_iso3 VARCHAR,
--   country VARCHAR, event_type VARCHAR, dataset_role VARCHAR, matching BIGINT
-- one row per: event, those first in which all the words begin words, the newest of them first, `top` in all; matching says how many
--   there are
WITH found AS (
  SELECT selected_events.event_no, event_texts_found.begins
  FROM selected_events
  INNER JOIN event_texts_found
    ON event_texts_found.event_text_no = selected_events.event_text_no
),

-- Events are numbered by their days.
best AS (
  SELECT found.event_no, found.begins
  FROM found
  ORDER BY found.begins DESC NULLS LAST, found.event_no DESC NULLS LAST
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
  CAST(dataset.role AS VARCHAR) AS dataset_role,
  (SELECT COUNT(*) FROM found) AS matching
FROM best
INNER JOIN event
  ON event.event_no = best.event_no
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
LEFT JOIN country
  ON country.iso3 = event.country_iso3
ORDER BY best.begins DESC NULLS LAST, best.event_no DESC NULLS LAST
