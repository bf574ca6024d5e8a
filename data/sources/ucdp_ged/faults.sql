-- asks: Where does the table "published" break what UCDP promises?
-- uses: published, and the variables coverage_start and coverage_end
-- returns: position BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR
-- one row per: broken promise; position counts the records of the file from 0
WITH repeated AS (
  SELECT id FROM published GROUP BY id HAVING COUNT(*) > 1
),

-- Read once into values: within a condition a cell would be read anew wherever it is named.
cells AS MATERIALIZED (
  SELECT
    rowid AS position,
    regexp_full_match(id, '[A-Za-z0-9._:-]{1,80}')
    AND side_a IS NOT NULL AND side_b IS NOT NULL AND country IS NOT NULL AND violence(type_of_violence) IS NOT NULL AS has_names,
    strlen(concat(conflict_name, dyad_name, side_a, side_b, where_coordinates, adm_1, country, code_status)) AS length_of_texts,
    day(date_start) AS first_day,
    -- Most events end on the day on which they begin: reading a day costs more than seeing that.
    CASE WHEN date_end IS NULL OR date_end = date_start THEN day(date_start) ELSE day(date_end) END AS last_day,
    coalesce(latitude, longitude) IS NULL AS has_no_place,
    TRY_CAST(latitude AS DOUBLE) AS latitude,
    TRY_CAST(longitude AS DOUBLE) AS longitude,
    whole(low) AS low,
    whole(best) AS best,
    whole(high) AS high,
    IF(deaths_a IS NULL, 0, whole(deaths_a)) AS deaths_a,
    IF(deaths_b IS NULL, 0, whole(deaths_b)) AS deaths_b,
    IF(deaths_civilians IS NULL, 0, whole(deaths_civilians)) AS deaths_civilians,
    IF(deaths_unknown IS NULL, 0, whole(deaths_unknown)) AS deaths_unknown,
    IF(where_prec IS NULL, 0, whole(where_prec)) AS where_prec,
    IF(date_prec IS NULL, 0, whole(date_prec)) AS date_prec,
    IF(country_id IS NULL, 0, whole(country_id)) AS country_id,
    IF(number_of_sources IS NULL, 0, whole(number_of_sources)) AS number_of_sources
  FROM published
),

-- One pass over all rows finds the few that are looked at again, cell by cell.
suspect AS MATERIALIZED (
  SELECT rowid AS position, *
  FROM published
  WHERE rowid IN (
    SELECT position
    FROM cells
    WHERE NOT coalesce(
        has_names
        AND length_of_texts <= 10000
        AND first_day BETWEEN greatest(DATE '1900-01-01', getvariable('coverage_start')) AND least(DATE '2100-12-31', getvariable('coverage_end'))
        AND last_day BETWEEN first_day AND DATE '2100-12-31'
        AND (has_no_place OR abs(latitude) <= 90 AND abs(longitude) <= 180)
        AND low BETWEEN 0 AND 999999999 AND best BETWEEN 0 AND 999999999 AND high BETWEEN 0 AND 999999999
        AND deaths_a BETWEEN 0 AND 999999999 AND deaths_b BETWEEN 0 AND 999999999
        AND deaths_civilians BETWEEN 0 AND 999999999 AND deaths_unknown BETWEEN 0 AND 999999999
        AND where_prec BETWEEN 0 AND 999999999 AND date_prec BETWEEN 0 AND 999999999 AND country_id BETWEEN 0 AND 999999999
        AND number_of_sources BETWEEN IF(rule_applies('sources_not_counted'), -1, 0) AND 999999999,
        FALSE
      )
  )
),

required AS (
  SELECT position, column_name, 'no value' AS reason, value
  FROM suspect
  UNPIVOT INCLUDE NULLS (
    value FOR column_name IN (id, type_of_violence, side_a, side_b, country, date_start, low, best, high)
  )
  WHERE value IS NULL
),

identifiers AS (
  SELECT position, 'id' AS column_name, 'not an identifier' AS reason, id AS value
  FROM suspect
  WHERE NOT regexp_full_match(id, '[A-Za-z0-9._:-]{1,80}')
),

dates AS (
  SELECT position, column_name, 'not a date' AS reason, value
  FROM suspect
  UNPIVOT (value FOR column_name IN (date_start, date_end))
  WHERE day(value) IS NULL
),

days_not_kept AS (
  SELECT position, column_name, 'outside the years 1900 to 2100' AS reason, value
  FROM suspect
  UNPIVOT (value FOR column_name IN (date_start, date_end))
  WHERE day(value) NOT BETWEEN DATE '1900-01-01' AND DATE '2100-12-31'
),

outside_coverage AS (
  SELECT position, 'date_start' AS column_name, 'outside the coverage that the card states' AS reason, date_start AS value
  FROM suspect
  WHERE coalesce(day(date_end), day(date_start)) < getvariable('coverage_start') OR day(date_start) > getvariable('coverage_end')
),

whole_numbers AS (
  SELECT position, column_name, 'not a whole number' AS reason, value
  FROM suspect
  UNPIVOT (
    value FOR column_name IN (
      number_of_sources, where_prec, date_prec, country_id,
      deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high
    )
  )
  WHERE whole(value) IS NULL
),

numbers_too_large AS (
  SELECT position, column_name, 'larger than any such number' AS reason, value
  FROM suspect
  UNPIVOT (
    value FOR column_name IN (
      number_of_sources, where_prec, date_prec, country_id,
      deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high
    )
  )
  WHERE whole(value) > 999999999
),

negative_deaths AS (
  SELECT position, column_name, 'fewer than no deaths' AS reason, value
  FROM suspect
  UNPIVOT (
    value FOR column_name IN (deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high)
  )
  WHERE whole(value) < 0
),

negative_counts AS (
  SELECT position, 'number_of_sources' AS column_name, 'fewer than no sources' AS reason, number_of_sources AS value
  FROM suspect
  WHERE sources(number_of_sources) < 0
),

coordinates AS (
  SELECT position, column_name, 'not a coordinate in degrees' AS reason, value
  FROM suspect
  UNPIVOT (value FOR column_name IN (latitude, longitude))
  WHERE NOT COALESCE(ABS(TRY_CAST(value AS DOUBLE)) <= IF(column_name = 'latitude', 90, 180), FALSE)
),

half_coordinates AS (
  SELECT position, 'latitude' AS column_name, 'latitude and longitude come together or not at all' AS reason, latitude AS value
  FROM suspect
  WHERE (latitude IS NULL) <> (longitude IS NULL)
),

long_texts AS (
  SELECT position, column_name, 'a text of more than 10,000 characters' AS reason, value
  FROM suspect
  UNPIVOT (value FOR column_name IN (conflict_name, dyad_name, side_a, side_b, where_coordinates, adm_1, country, code_status))
  WHERE length(value) > 10000
),

repeated_ids AS (
  SELECT rowid AS position, 'id' AS column_name, 'the id of an earlier event' AS reason, id AS value
  FROM published
  WHERE id IN (SELECT id FROM repeated)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY rowid) > 1
),

unknown_types AS (
  SELECT position, 'type_of_violence' AS column_name, 'no known type of violence' AS reason, type_of_violence AS value
  FROM suspect
  WHERE type_of_violence IS NOT NULL AND violence(type_of_violence) IS NULL
),

backward_spans AS (
  SELECT position, 'date_end' AS column_name, 'before the start of the event' AS reason, date_end AS value
  FROM suspect
  WHERE day(date_end) < day(date_start)
)

SELECT position, column_name, value, reason
FROM (
  FROM required
  UNION ALL BY NAME FROM identifiers
  UNION ALL BY NAME FROM dates
  UNION ALL BY NAME FROM days_not_kept
  UNION ALL BY NAME FROM outside_coverage
  UNION ALL BY NAME FROM whole_numbers
  UNION ALL BY NAME FROM numbers_too_large
  UNION ALL BY NAME FROM negative_deaths
  UNION ALL BY NAME FROM negative_counts
  UNION ALL BY NAME FROM coordinates
  UNION ALL BY NAME FROM half_coordinates
  UNION ALL BY NAME FROM long_texts
  UNION ALL BY NAME FROM repeated_ids
  UNION ALL BY NAME FROM unknown_types
  UNION ALL BY NAME FROM backward_spans
)
ORDER BY position, column_name, reason
