-- Its rows added up again over longer spans, so that a long time is read in few rows.
SELECT
  span.months AS span_months,
  span_start(span.months, first_day) AS first_day,
  span_end(span.months, first_day) AS last_day,
  cell_west,
  cell_south,
  dataset_id,
  country_iso3,
  event_type,
  imprecise,
  known_on,
  sum(latitude_sum) AS latitude_sum,
  sum(longitude_sum) AS longitude_sum,
  sum(records) AS records,
  sum(event_count) AS event_count,
  sum(killed_low) AS killed_low,
  sum(killed_best) AS killed_best,
  sum(killed_high) AS killed_high,
  sum(without_number) AS without_number
FROM cell_tally
INNER JOIN (VALUES (12), (48), (192), (768)) AS span (months)
  ON cell_tally.outer_no > 0 AND span.months >= cell_tally.outer_no // 10000
GROUP BY ALL
