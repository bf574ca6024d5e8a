-- Settled events that cannot be drawn at a place, by the reason and year, or by their own days where they cross years.
SELECT
  span_months,
  first_day,
  last_day,
  dataset_id,
  country_iso3,
  event_type,
  location_precision,
  has_own_place,
  known_on,
  count(*) AS records,
  sum(event_count) AS event_count,
  sum(killed_low) AS killed_low,
  sum(killed_best) AS killed_best,
  sum(killed_high) AS killed_high,
  coalesce(sum(event_count) FILTER (WHERE killed_best IS NULL), 0) AS without_number
FROM (
  SELECT
    event.*,
    CAST(CASE WHEN year(end_date) > year(start_date) THEN 0 ELSE 12 END AS SMALLINT) AS span_months,
    CASE WHEN year(end_date) > year(start_date) THEN start_date ELSE make_date(year(start_date), 1, 1) END AS first_day,
    CASE WHEN year(end_date) > year(start_date) THEN end_date ELSE make_date(year(start_date), 12, 31) END AS last_day
  FROM event
  WHERE is_settled AND (NOT has_own_place OR (latitude = 0 AND longitude = 0))
) AS settled
GROUP BY span_months, first_day, last_day, dataset_id, country_iso3, event_type, location_precision, has_own_place, known_on
