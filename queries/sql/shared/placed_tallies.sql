-- asks: On which of the days chosen does each selected tally count, and is it dated precisely enough for the period chosen?
-- uses: tallies, daily_tallies
SELECT
  summed.dataset_id,
  summed.country_iso3,
  summed.event_type,
  summed.date_precision,
  -- What reaches beyond the dates chosen counts whole, as on every page, on those of its days that lie within them.
  GREATEST(summed.first_day, COALESCE(CAST($date_from AS DATE), summed.first_day)) AS first_day,
  LEAST(summed.last_day, COALESCE(CAST($date_to AS DATE), summed.last_day)) AS last_day,
  CASE CAST($grain AS VARCHAR)
    WHEN 'year' THEN TRUE
    WHEN 'month' THEN summed.date_precision <> 'year'
    WHEN 'week' THEN summed.date_precision NOT IN ('year', 'month')
    ELSE summed.date_precision NOT IN ('year', 'month', 'week')
  END AS fits_period,
  summed.records,
  summed.events,
  summed.accounts,
  summed.low,
  summed.best,
  summed.high,
  summed.without_number
FROM (
  SELECT tallies.* FROM tallies
  WHERE CAST($grain AS VARCHAR) IN ('month', 'year')
  UNION ALL
  SELECT daily_tallies.* FROM daily_tallies
  WHERE CAST($grain AS VARCHAR) IN ('day', 'week')
) AS summed
