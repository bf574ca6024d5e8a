-- asks: Which cells of the table "published" are read by a rule, and as what?
-- returns: position BIGINT, rule VARCHAR, column_name VARCHAR, published VARCHAR, taken VARCHAR
-- one row per: cell read otherwise than it stands
WITH dates AS (
  SELECT
    rowid AS position,
    IF(month_first_day(event_date) IS NULL, 'date_in_words', 'month_first_date') AS rule,
    'event_date' AS column_name,
    event_date AS published,
    CAST(moment_day(event_date) AS VARCHAR) AS taken
  FROM published
  WHERE iso_day(event_date) IS NULL AND moment_day(event_date) IS NOT NULL
),

codes AS (
  SELECT position, 'old_inter_code' AS rule, column_name, published, inter(published) AS taken
  FROM (SELECT rowid AS position, inter1, inter2 FROM published)
  UNPIVOT (published FOR column_name IN (inter1, inter2))
  WHERE regexp_full_match(published, '\d') AND inter(published) IS NOT NULL
),

numbers AS (
  SELECT position, 'whole_number_with_decimals' AS rule, column_name, published, CAST(whole(published) AS VARCHAR) AS taken
  FROM (SELECT rowid AS position, time_precision, geo_precision, iso, fatalities FROM published)
  UNPIVOT (published FOR column_name IN (time_precision, geo_precision, iso, fatalities))
  WHERE contains(published, '.') AND whole(published) IS NOT NULL
)

FROM dates
UNION ALL BY NAME FROM codes
UNION ALL BY NAME FROM numbers
