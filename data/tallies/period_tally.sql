-- Events that cross periods, added up by the periods in which they are placed: spread evenly over their days, or by the first or last.
-- Shares are added up in whole billionths, so that the order in which they are added up does not show.
WITH crossing AS (
  SELECT tally.*, grain.name AS grain, grain.step, CAST(date_trunc(grain.name, first_day) AS DATE) AS first_start
  FROM tally
  INNER JOIN (VALUES ('month', 1, INTERVAL 1 MONTH), ('year', 12, INTERVAL 1 YEAR)) AS grain (name, months, step)
    ON tally.outer_months > grain.months
  WHERE tally.span_months = 0 AND (grain.name = 'year' OR NOT tally.dated_to_year)
),
placed AS (
  SELECT 'start' AS placed, first_start AS period_start, 1.0 AS share, crossing.*
  FROM crossing
  UNION ALL
  SELECT 'end', CAST(date_trunc(grain, last_day) AS DATE), 1.0, crossing.*
  FROM crossing
  UNION ALL
  SELECT
    'spread',
    period_start,
    (date_diff('day', greatest(first_day, period_start), least(last_day, CAST(period_start + step - INTERVAL 1 DAY AS DATE))) + 1)
    / (date_diff('day', first_day, last_day) + 1),
    columns(* EXCLUDE (period_start))
  FROM (
    SELECT CAST(unnest(generate_series(CAST(first_start AS TIMESTAMP), CAST(last_day AS TIMESTAMP), step)) AS DATE) AS period_start, crossing.*
    FROM crossing
  ) AS periods
)
SELECT
  placed,
  grain,
  period_start AS first_day,
  CAST(period_start + step - INTERVAL 1 DAY AS DATE) AS last_day,
  outer_first,
  outer_last,
  dataset_id,
  country_iso3,
  event_type,
  dated_to_year,
  known_on,
  sum(in_billionths(share * records)) / 1e9 AS records,
  sum(in_billionths(share * event_count)) / 1e9 AS event_count,
  sum(in_billionths(share * killed_low)) / 1e9 AS killed_low,
  sum(in_billionths(share * killed_best)) / 1e9 AS killed_best,
  sum(in_billionths(share * killed_high)) / 1e9 AS killed_high,
  sum(in_billionths(share * without_number)) / 1e9 AS without_number
FROM placed
GROUP BY ALL
