-- asks: How many events and persons harmed fall in each period, divided as chosen?
-- uses: events_with_fit
-- returns: period_start DATE, divided_by VARCHAR, division VARCHAR, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: period in which matching events start, and division; periods without events have no row, and records that
--   are only dated to something longer than the period are left out (see not_placed_in_periods)
WITH totals AS (
  SELECT
    CAST(date_trunc(CAST($grain AS VARCHAR), events_with_fit.start_date) AS DATE) AS period_start,
    CASE CAST($divided_by AS VARCHAR)
      WHEN 'country' THEN COALESCE(events_with_fit.country_iso3, '')
      WHEN 'type' THEN events_with_fit.event_type
      WHEN 'dataset' THEN events_with_fit.dataset_id
      ELSE 'all'
    END AS divided_by,
    CAST(SUM(events_with_fit.events) AS BIGINT) AS events,
    CAST(SUM(events_with_fit.accounts) AS BIGINT) AS accounts,
    CAST(SUM(events_with_fit.low) AS BIGINT) AS low,
    CAST(SUM(events_with_fit.best) AS BIGINT) AS best,
    CAST(SUM(events_with_fit.high) AS BIGINT) AS high,
    CAST(SUM(events_with_fit.without_number) AS BIGINT) AS without_number
  FROM events_with_fit
  WHERE events_with_fit.fits_period
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
