-- Settled events that have a place of their own by cell of two degrees and year, or by their own days where they cross years.
SELECT
  span_months,
  first_day,
  last_day,
  cell_west,
  cell_south,
  dataset_id,
  country_iso3,
  event_type,
  imprecise,
  known_on,
  -- In whole microdegrees, so that the order in which they are added up does not show.
  sum(CAST(floor(latitude * 1000000 + 0.5) AS BIGINT)) AS latitude_sum,
  sum(CAST(floor(longitude * 1000000 + 0.5) AS BIGINT)) AS longitude_sum,
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
    CASE WHEN year(end_date) > year(start_date) THEN end_date ELSE make_date(year(start_date), 12, 31) END AS last_day,
    CAST(2 * floor(longitude / 2) AS SMALLINT) AS cell_west,
    CAST(2 * floor(latitude / 2) AS SMALLINT) AS cell_south,
    coalesce(location_precision NOT IN ('exact', 'near'), TRUE) AS imprecise
  FROM event
  -- Nought degrees is where those stand whose place nobody knew.
  WHERE is_settled AND has_own_place AND NOT (latitude = 0 AND longitude = 0)
) AS settled
GROUP BY
  span_months, first_day, last_day, cell_west, cell_south, dataset_id, country_iso3, event_type, imprecise, known_on
