-- asks: On which of the days chosen does each selected tally count, and is it dated precisely enough for the period chosen?
-- uses: tallies_by_period, crossing_tallies, counted_events
-- Of tallies by month the date precision is known only where it is too coarse for a month.
SELECT
  summed.dataset_id,
  summed.country_iso3,
  summed.event_type,
  summed.date_precision,
  -- What reaches beyond the dates chosen counts whole, as on every page, on those of its days that lie within them.
  GREATEST(summed.first_day, COALESCE(CAST($date_from AS DATE), summed.first_day)) AS first_day,
  LEAST(summed.last_day, COALESCE(CAST($date_to AS DATE), summed.last_day)) AS last_day,
  summed.fits_period,
  summed.records,
  summed.events,
  summed.accounts,
  summed.low,
  summed.best,
  summed.high,
  summed.without_number
FROM (
  SELECT
    tallies_by_period.dataset_id,
    tallies_by_period.country_iso3,
    tallies_by_period.event_type,
    CASE WHEN tallies_by_period.dated_to_year THEN 'year' END AS date_precision,
    tallies_by_period.first_day,
    tallies_by_period.last_day,
    CAST($grain AS VARCHAR) = 'year' OR NOT tallies_by_period.dated_to_year AS fits_period,
    tallies_by_period.records,
    tallies_by_period.events,
    tallies_by_period.accounts,
    tallies_by_period.low,
    tallies_by_period.best,
    tallies_by_period.high,
    tallies_by_period.without_number
  FROM tallies_by_period
  UNION ALL
  SELECT
    crossing_tallies.dataset_id,
    crossing_tallies.country_iso3,
    crossing_tallies.event_type,
    NULL AS date_precision,
    crossing_tallies.first_day,
    crossing_tallies.last_day,
    TRUE AS fits_period,
    crossing_tallies.records,
    crossing_tallies.events,
    crossing_tallies.accounts,
    crossing_tallies.low,
    crossing_tallies.best,
    crossing_tallies.high,
    crossing_tallies.without_number
  FROM crossing_tallies
  WHERE crossing_tallies.placed = CAST($placed AS VARCHAR)
  UNION ALL
  SELECT
    counted_events.dataset_id,
    counted_events.country_iso3,
    counted_events.event_type,
    counted_events.date_precision,
    counted_events.start_date AS first_day,
    counted_events.end_date AS last_day,
    CASE CAST($grain AS VARCHAR)
      WHEN 'week' THEN counted_events.date_precision NOT IN ('year', 'month')
      ELSE counted_events.date_precision NOT IN ('year', 'month', 'week')
    END AS fits_period,
    1 AS records,
    counted_events.events,
    counted_events.accounts,
    counted_events.low,
    counted_events.best,
    counted_events.high,
    counted_events.without_number
  FROM counted_events
  WHERE CAST($grain AS VARCHAR) IN ('day', 'week')
) AS summed
