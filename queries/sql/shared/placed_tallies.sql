-- asks: On which of the days chosen does each selected tally count that is dated precisely enough for the period chosen?
-- uses: tallies_by_period, counted_events
SELECT
  summed.dataset_id,
  summed.country_iso3,
  summed.event_type,
  -- What reaches beyond the dates chosen counts whole, as on every page, on those of its days that lie within them.
  GREATEST(summed.first_day, COALESCE(CAST($date_from AS DATE), summed.first_day)) AS first_day,
  LEAST(summed.last_day, COALESCE(CAST($date_to AS DATE), summed.last_day)) AS last_day,
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
    tallies_by_period.first_day,
    tallies_by_period.last_day,
    tallies_by_period.events,
    tallies_by_period.accounts,
    tallies_by_period.low,
    tallies_by_period.best,
    tallies_by_period.high,
    tallies_by_period.without_number
  FROM tallies_by_period
  WHERE tallies_by_period.placed IN ('within', 'open', CAST($placed AS VARCHAR))
  UNION ALL
  SELECT
    counted_events.dataset_id,
    counted_events.country_iso3,
    counted_events.event_type,
    counted_events.start_date AS first_day,
    counted_events.end_date AS last_day,
    counted_events.events,
    counted_events.accounts,
    counted_events.low,
    counted_events.best,
    counted_events.high,
    counted_events.without_number
  FROM counted_events
  WHERE (CAST($grain AS VARCHAR) = 'week' AND counted_events.date_precision NOT IN ('year', 'month'))
    OR (CAST($grain AS VARCHAR) = 'day' AND counted_events.date_precision NOT IN ('year', 'month', 'week'))
) AS summed
