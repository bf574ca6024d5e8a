-- asks: What does each published event say, in our words and types?
-- returns: one typed row per event; out_of_order marks rows where low <= best <= high does not hold as published
-- one row per: event
SELECT
  id AS external_id,
  country,
  CAST(whole(country_id) AS INTEGER) AS gw_code,
  violence(type_of_violence) AS type_of_violence,
  day(date_start) AS start_date,
  COALESCE(day(date_end), day(date_start)) AS end_date,
  CAST(whole(date_prec) AS INTEGER) AS date_prec,
  CAST(whole(where_prec) AS INTEGER) AS where_prec,
  CAST(latitude AS DOUBLE) AS latitude,
  CAST(longitude AS DOUBLE) AS longitude,
  adm_1,
  where_coordinates AS place,
  side_a,
  side_b,
  side_a_new_id AS side_a_id,
  side_b_new_id AS side_b_id,
  conflict_name,
  dyad_name,
  code_status,
  CAST(sources(number_of_sources) AS INTEGER) AS number_of_sources,
  whole(deaths_a) AS deaths_a,
  whole(deaths_b) AS deaths_b,
  whole(deaths_civilians) AS deaths_civilians,
  whole(deaths_unknown) AS deaths_unknown,
  whole(low) AS low,
  whole(best) AS best,
  whole(high) AS high,
  NOT (whole(low) <= whole(best) AND whole(best) <= whole(high) AND whole(low) <= whole(high)) AS out_of_order
FROM published
WHERE rowid NOT IN (SELECT position FROM rejected WHERE position IS NOT NULL)
