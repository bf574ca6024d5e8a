-- asks: Where does the table "published" break what ACLED promises?
-- uses: published, and the variables coverage_start and coverage_end
-- returns: position BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR
-- one row per: broken promise; position counts the records of the file from 0
WITH required AS (
  SELECT position, column_name, 'no value' AS reason, value
  FROM (SELECT rowid AS position, * FROM published)
  UNPIVOT INCLUDE NULLS (
    value FOR column_name IN (
      event_id_cnty, event_date, time_precision, event_type, sub_event_type, actor1, country, latitude, longitude, geo_precision, fatalities
    )
  )
  WHERE value IS NULL
),

identifiers AS (
  SELECT rowid AS position, 'event_id_cnty' AS column_name, 'not an identifier' AS reason, event_id_cnty AS value
  FROM published
  WHERE NOT regexp_full_match(event_id_cnty, '[A-Za-z0-9._:-]{1,80}')
),

dates AS (
  SELECT rowid AS position, 'event_date' AS column_name, 'not a date' AS reason, event_date AS value
  FROM published
  WHERE event_date IS NOT NULL AND moment_day(event_date) IS NULL
),

outside_coverage AS (
  SELECT rowid AS position, 'event_date' AS column_name, 'outside the coverage that the card states' AS reason, event_date AS value
  FROM published
  WHERE moment_day(event_date) NOT BETWEEN getvariable('coverage_start') AND getvariable('coverage_end')
),

precisions AS (
  SELECT position, column_name, 'not on the scale of 1 to 3' AS reason, value
  FROM (SELECT rowid AS position, time_precision, geo_precision FROM published)
  UNPIVOT (value FOR column_name IN (time_precision, geo_precision))
  WHERE coalesce(whole(value), 0) NOT BETWEEN 1 AND 3
),

deaths AS (
  SELECT rowid AS position, 'fatalities' AS column_name, 'not a number of deaths' AS reason, fatalities AS value
  FROM published
  WHERE fatalities IS NOT NULL AND coalesce(whole(fatalities), -1) NOT BETWEEN 0 AND 999999999
),

coordinates AS (
  SELECT position, column_name, 'not a coordinate in degrees' AS reason, value
  FROM (SELECT rowid AS position, latitude, longitude FROM published)
  UNPIVOT (value FOR column_name IN (latitude, longitude))
  WHERE NOT COALESCE(ABS(TRY_CAST(value AS DOUBLE)) <= IF(column_name = 'latitude', 90, 180), FALSE)
),

kinds AS (
  SELECT rowid AS position, 'event_type' AS column_name, 'no known type of event' AS reason, event_type AS value
  FROM published
  WHERE event_type IS NOT NULL AND kind(event_type) IS NULL
),

inters AS (
  SELECT position, column_name, 'no known kind of actor' AS reason, value
  FROM (SELECT rowid AS position, inter1, inter2 FROM published)
  UNPIVOT (value FOR column_name IN (inter1, inter2))
  WHERE NOT is_no_actor(value) AND inter(value) IS NULL
),

long_texts AS (
  SELECT position, column_name, 'a text of more than 10,000 characters' AS reason, value
  FROM (SELECT rowid AS position, * FROM published)
  UNPIVOT (value FOR column_name IN (sub_event_type, actor1, assoc_actor_1, actor2, assoc_actor_2, country, admin1, location))
  WHERE length(value) > 10000
),

repeated_ids AS (
  SELECT rowid AS position, 'event_id_cnty' AS column_name, 'the id of an earlier event' AS reason, event_id_cnty AS value
  FROM published
  WHERE event_id_cnty IS NOT NULL
  QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id_cnty ORDER BY rowid) > 1
)

SELECT position, column_name, value, reason
FROM (
  FROM required
  UNION ALL BY NAME FROM identifiers
  UNION ALL BY NAME FROM dates
  UNION ALL BY NAME FROM outside_coverage
  UNION ALL BY NAME FROM precisions
  UNION ALL BY NAME FROM deaths
  UNION ALL BY NAME FROM coordinates
  UNION ALL BY NAME FROM kinds
  UNION ALL BY NAME FROM inters
  UNION ALL BY NAME FROM long_texts
  UNION ALL BY NAME FROM repeated_ids
)
ORDER BY position, column_name, reason
