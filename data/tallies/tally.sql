-- Settled events by month, or by their own days where they cross months.
SELECT
  span_months,
  first_day,
  last_day,
  dataset_id,
  country_iso3,
  event_type,
  dated_to_year,
  known_on,
  count(*) AS records,
  sum(event_count) AS event_count,
  sum(killed_low) AS killed_low,
  sum(killed_best) AS killed_best,
  sum(killed_high) AS killed_high,
  coalesce(sum(event_count) FILTER (WHERE killed_best IS NULL), 0) AS without_number,
  coalesce(sum(event_count) FILTER (WHERE country_iso3 IS NULL AND NOT has_own_place), 0) AS without_place,
  sum(out_of_order_count) AS out_of_order_count
FROM (
  SELECT
    event.*,
    date_precision = 'year' AS dated_to_year,
    CAST(CASE WHEN end_date > last_day(start_date) THEN 0 ELSE 1 END AS SMALLINT) AS span_months,
    CASE WHEN end_date > last_day(start_date) THEN start_date ELSE CAST(date_trunc('month', start_date) AS DATE) END AS first_day,
    CASE WHEN end_date > last_day(start_date) THEN end_date ELSE last_day(start_date) END AS last_day
  FROM event
  WHERE is_settled
) AS settled
GROUP BY span_months, first_day, last_day, dataset_id, country_iso3, event_type, dated_to_year, known_on
