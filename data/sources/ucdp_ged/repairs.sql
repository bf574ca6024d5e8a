-- asks: Which cells of the table "published" are read by a rule, and as what?
-- returns: position BIGINT, rule VARCHAR, column_name VARCHAR, published VARCHAR, taken VARCHAR
-- one row per: cell read otherwise than it stands
WITH dates AS (
  SELECT position, 'month_first_date' AS rule, column_name, published, CAST(month_first_day(published) AS VARCHAR) AS taken
  FROM (SELECT rowid AS position, date_start, date_end FROM published WHERE contains(date_start, '/') OR contains(date_end, '/'))
  UNPIVOT (published FOR column_name IN (date_start, date_end))
  WHERE month_first_day(published) IS NOT NULL
),

numbers AS (
  SELECT position, 'whole_number_with_decimals' AS rule, column_name, published, CAST(whole(published) AS VARCHAR) AS taken
  FROM (
    SELECT rowid AS position, *
    FROM published
    WHERE contains(concat(number_of_sources, where_prec, date_prec, country_id, deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high), '.')
  )
  UNPIVOT (
    published FOR column_name IN (
      number_of_sources, where_prec, date_prec, country_id,
      deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high
    )
  )
  WHERE contains(published, '.') AND whole(published) IS NOT NULL
),

uncounted_sources AS (
  SELECT rowid AS position, 'sources_not_counted' AS rule, 'number_of_sources' AS column_name, number_of_sources AS published, NULL AS taken
  FROM published
  WHERE number_of_sources IN ('-1', '-1.0') AND rule_applies('sources_not_counted')
)

FROM dates
UNION ALL BY NAME FROM numbers
UNION ALL BY NAME FROM uncounted_sources
