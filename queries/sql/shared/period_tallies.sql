-- asks: What do the selected events add up to in each month or year, but for those that the edges of the dates chosen cut off?
SELECT
  period_tally.placed,
  period_tally.dataset_id,
  period_tally.country_iso3,
  CAST(period_tally.event_type AS VARCHAR) AS event_type,
  period_tally.first_day,
  period_tally.last_day,
  period_tally.records,
  CASE WHEN dataset.summed THEN period_tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN period_tally.event_count ELSE 0 END AS accounts,
  period_tally.killed_low AS low,
  period_tally.killed_best AS best,
  period_tally.killed_high AS high,
  CASE WHEN dataset.summed THEN period_tally.without_number ELSE 0 END AS without_number
FROM period_tally
INNER JOIN dataset
  ON dataset.dataset_id = period_tally.dataset_id
WHERE CAST($actors AS VARCHAR[]) IS NULL
  AND CAST($conflicts AS VARCHAR[]) IS NULL
  AND CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR period_tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), period_tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(period_tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), period_tally.dataset_id))
  AND period_tally.grain = CAST($grain AS VARCHAR)
  AND period_tally.home_first >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND period_tally.home_last <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
