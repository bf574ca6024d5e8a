-- asks: How many events and persons harmed fall in each period, divided as chosen?
-- uses: counted_events
-- returns: period_start DATE, divided_by VARCHAR, division VARCHAR, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: period in which matching events start, and division; periods without events have no row, and records that
--   are only dated to something longer than the period are left out (see not_placed_in_periods)
WITH totals AS (
  SELECT
    CAST(date_trunc(CAST($grain AS VARCHAR), counted_events.start_date) AS DATE) AS period_start,
    CASE CAST($divided_by AS VARCHAR)
      WHEN 'country' THEN COALESCE(counted_events.country_iso3, '')
      WHEN 'type' THEN counted_events.event_type
      WHEN 'dataset' THEN counted_events.dataset_id
      ELSE 'all'
    END AS divided_by,
    CAST(SUM(counted_events.events) AS BIGINT) AS events,
    CAST(SUM(counted_events.accounts) AS BIGINT) AS accounts,
    CAST(SUM(counted_events.low) AS BIGINT) AS low,
    CAST(SUM(counted_events.best) AS BIGINT) AS best,
    CAST(SUM(counted_events.high) AS BIGINT) AS high,
    CAST(SUM(counted_events.without_number) AS BIGINT) AS without_number
  FROM counted_events
  WHERE CAST($grain AS VARCHAR) = 'year'
    OR (CAST($grain AS VARCHAR) = 'month' AND counted_events.date_precision <> 'year')
    OR (CAST($grain AS VARCHAR) = 'week' AND counted_events.date_precision NOT IN ('year', 'month'))
    OR (CAST($grain AS VARCHAR) = 'day' AND counted_events.date_precision NOT IN ('year', 'month', 'week'))
  GROUP BY 1, 2
)

SELECT
  totals.period_start,
  totals.divided_by,
  CASE CAST($divided_by AS VARCHAR)
    WHEN 'country' THEN COALESCE(country.name, 'At sea or in no country')
    WHEN 'type' THEN code.label
    WHEN 'dataset' THEN dataset.title
    ELSE 'All'
  END AS division,
  totals.events,
  totals.accounts,
  totals.low,
  totals.best,
  totals.high,
  totals.without_number
FROM totals
LEFT JOIN country
  ON CAST($divided_by AS VARCHAR) = 'country' AND country.iso3 = totals.divided_by
LEFT JOIN code
  ON CAST($divided_by AS VARCHAR) = 'type' AND code.enumeration = 'event_type' AND code.code = totals.divided_by
LEFT JOIN dataset
  ON CAST($divided_by AS VARCHAR) = 'dataset' AND dataset.dataset_id = totals.divided_by
ORDER BY totals.period_start NULLS LAST, totals.divided_by NULLS LAST
