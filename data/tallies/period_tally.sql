-- Events added up by month and by year: those of one such period, and those that cross it, spread evenly over their days, or placed by
-- the first or the last. Shares are added up in whole billionths, so that the order in which they are added up does not show.
-- Those that are dated to something longer are added up apart.
WITH grain AS (
  SELECT *
  FROM (VALUES ('month', 1, INTERVAL 1 MONTH), ('year', 12, INTERVAL 1 YEAR)) AS grains (grain, months, step)
),
within AS (
  SELECT 'within' AS placed, tally.first_day AS period_start, 1.0 AS share, tally.first_day AS home_first, tally.last_day AS home_last, grain.*, tally.*
  FROM tally
  INNER JOIN grain
    ON grain.months = tally.span_months
),
crossing AS (
  SELECT
    CAST(date_trunc(grain.grain, tally.first_day) AS DATE) AS first_start,
    span.first_day AS home_first,
    span.last_day AS home_last,
    grain.*,
    tally.*
  FROM tally
  INNER JOIN span
    ON span.span_no = tally.outer_no
  INNER JOIN grain
    ON grain.months < span.months
  WHERE tally.span_months = 0
),
placed AS (
  SELECT *
  FROM within
  UNION ALL BY NAME
  SELECT 'start' AS placed, first_start AS period_start, 1.0 AS share, * EXCLUDE (first_start)
  FROM crossing
  UNION ALL BY NAME
  SELECT 'end' AS placed, CAST(date_trunc(grain, last_day) AS DATE) AS period_start, 1.0 AS share, * EXCLUDE (first_start)
  FROM crossing
  UNION ALL BY NAME
  SELECT
    'spread' AS placed,
    (date_diff('day', greatest(first_day, period_start), least(last_day, CAST(period_start + step AS DATE) - 1)) + 1)
    / (date_diff('day', first_day, last_day) + 1) AS share,
    * EXCLUDE (first_start)
  FROM (
    SELECT
      CAST(unnest(generate_series(CAST(first_start AS TIMESTAMP), CAST(last_day AS TIMESTAMP), step)) AS DATE) AS period_start,
      *
    FROM crossing
  ) AS periods
)
SELECT
  grain,
  CASE WHEN grain = 'month' AND dated_to_year THEN 'too coarse' ELSE placed END AS placed,
  period_start AS first_day,
  CAST(period_start + step AS DATE) - 1 AS last_day,
  home_first,
  home_last,
  dataset_id,
  country_iso3,
  event_type,
  known_on,
  sum(in_billionths(share * records)) / 1e9 AS records,
  sum(in_billionths(share * event_count)) / 1e9 AS event_count,
  sum(in_billionths(share * killed_low)) / 1e9 AS killed_low,
  sum(in_billionths(share * killed_best)) / 1e9 AS killed_best,
  sum(in_billionths(share * killed_high)) / 1e9 AS killed_high,
  sum(in_billionths(share * without_number)) / 1e9 AS without_number
FROM placed
WHERE NOT (grain = 'month' AND dated_to_year AND placed IN ('end', 'spread'))
GROUP BY ALL
