-- Those columns of the served events that tallies read: the synthetic ones as an import would have derived them, and the curated ones.
COPY (
  SELECT
    'synthetic' AS dataset_id,
    type_of_violence AS event_type,
    start_date,
    end_date,
    CASE WHEN date_prec >= 5 THEN 'year' WHEN date_prec = 4 THEN 'month' WHEN date_prec = 3 THEN 'week'
      WHEN end_date > start_date THEN 'days' ELSE 'day' END AS date_precision,
    iso3 AS country_iso3,
    latitude,
    longitude,
    CASE where_prec WHEN 1 THEN 'exact' WHEN 2 THEN 'near' WHEN 3 THEN 'district' WHEN 4 THEN 'province'
      WHEN 5 THEN 'line' WHEN 6 THEN 'country' ELSE 'international' END AS location_precision,
    conflict_name,
    CAST(1 AS BIGINT) AS event_count,
    DATE '2026-11-01' AS known_on,
    cast_of(type_of_violence, land, conflict, rebels) AS cast_no,
    latitude IS NOT NULL AND where_prec <> 6 AS has_own_place,
    low AS killed_low,
    best AS killed_best,
    high AS killed_high,
    CAST(out_of_order AS BIGINT) AS out_of_order_count,
    TRUE AS is_settled
  FROM synthetic
  UNION ALL BY NAME
  SELECT
    dataset_id, CAST(event_type AS VARCHAR) AS event_type, start_date, end_date, CAST(date_precision AS VARCHAR) AS date_precision,
    country_iso3, latitude, longitude, CAST(location_precision AS VARCHAR) AS location_precision, conflict_name, event_count,
    known_on, cast_no, has_own_place, killed_low, killed_best, killed_high, out_of_order_count, is_settled
  FROM event
) TO 'EVENTS_PARQUET' (FORMAT parquet, COMPRESSION zstd);
