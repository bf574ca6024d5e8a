-- UCDP's events added up by country, month and type: one event and one total figure each.
-- The bundled file is registered as `monthly`.
CREATE TEMP TABLE summary AS
SELECT
  monthly.dataset_id || ':' || monthly.country_iso3 || ':' || strftime(monthly.month, '%Y-%m') || ':' || monthly.type_of_violence
    AS event_id,
  monthly.*,
  country.name AS country_name,
  code.label AS type_label,
  dataset.published_on
FROM monthly
INNER JOIN country
  ON country.iso3 = monthly.country_iso3
INNER JOIN dataset
  ON dataset.dataset_id = monthly.dataset_id
INNER JOIN code
  ON code.enumeration = 'event_type' AND code.code = monthly.type_of_violence;

INSERT INTO event BY NAME
SELECT
  event_id,
  dataset_id,
  type_label || ' in ' || country_name || ', ' || strftime(month, '%B %Y') AS title,
  type_of_violence AS event_type,
  type_of_violence AS event_type_upstream,
  month AS start_date,
  last_day(month) AS end_date,
  'month' AS date_precision,
  country_iso3,
  'country' AS location_precision,
  'Sum of ' || events || CASE events WHEN 1 THEN ' event' ELSE ' events' END || ' coded by UCDP that began in the month.' AS summary,
  events AS event_count,
  published_on AS known_on
FROM summary
ORDER BY start_date, country_iso3, event_type;

INSERT INTO casualty BY NAME
SELECT
  event_id || ':killed' AS casualty_id,
  dataset_id,
  event_id,
  'ucdp' AS claimant_actor_id,
  'killed' AS harm,
  'all' AS victim_category,
  deaths_low AS low,
  deaths_best AS best,
  deaths_high AS high,
  CASE WHEN deaths_low = deaths_high AND deaths_best = deaths_low THEN 'exact' ELSE 'range' END AS number_kind,
  'coded' AS basis,
  month AS period_start,
  last_day(month) AS period_end,
  published_on AS claimed_on,
  dataset_id AS source_id,
  CASE WHEN events_out_of_order > 0
    THEN events_out_of_order || ' of ' || events || ' published rows have low, best and high out of order; numbers kept as published.'
  END AS note,
  events_out_of_order AS out_of_order_count,
  published_on AS recorded_on
FROM summary
ORDER BY month, country_iso3, type_of_violence;

DROP TABLE summary;
