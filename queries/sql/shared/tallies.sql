-- asks: What do the selected events count and sum up to, in the finest rows that questions by month or longer add up?
-- uses: counted_events
-- Events within one month stand on its first and last day; those that cross months on their own days.
SELECT
  tally.dataset_id,
  tally.country_iso3,
  CAST(tally.event_type AS VARCHAR) AS event_type,
  tally.first_day,
  tally.last_day,
  tally.dated_to_year,
  tally.records,
  tally.event_count,
  CASE WHEN dataset.summed THEN tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN tally.event_count ELSE 0 END AS accounts,
  tally.killed_low AS low,
  tally.killed_best AS best,
  tally.killed_high AS high,
  CASE WHEN dataset.summed THEN tally.without_number ELSE 0 END AS without_number,
  tally.without_place,
  tally.out_of_order_count AS out_of_order
FROM tally
INNER JOIN dataset
  ON dataset.dataset_id = tally.dataset_id
WHERE CAST($actors AS VARCHAR[]) IS NULL
  AND CAST($conflicts AS VARCHAR[]) IS NULL
  AND CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), tally.dataset_id))
  -- Of a month, all or nothing: those of a month that the dates cut through come one by one from the events.
  AND (
    CAST($date_from AS DATE) IS NULL
    OR tally.first_day >= CAST($date_from AS DATE)
    OR (tally.crosses_months AND tally.last_day >= CAST($date_from AS DATE))
  )
  AND (
    CAST($date_to AS DATE) IS NULL
    OR tally.last_day <= CAST($date_to AS DATE)
    OR (tally.crosses_months AND tally.first_day <= CAST($date_to AS DATE))
  )
UNION ALL
SELECT
  counted_events.dataset_id,
  counted_events.country_iso3,
  counted_events.event_type,
  counted_events.start_date AS first_day,
  counted_events.end_date AS last_day,
  counted_events.date_precision = 'year' AS dated_to_year,
  1 AS records,
  counted_events.event_count,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number,
  CASE WHEN counted_events.country_iso3 IS NULL AND NOT counted_events.has_own_place THEN counted_events.event_count ELSE 0 END AS without_place,
  counted_events.out_of_order
FROM counted_events
WHERE CAST($actors AS VARCHAR[]) IS NOT NULL
  OR CAST($conflicts AS VARCHAR[]) IS NOT NULL
  OR CAST($words AS VARCHAR[]) IS NOT NULL
  OR CAST($harm AS VARCHAR) <> 'killed'
  OR CAST($victim AS VARCHAR) <> 'all'
  -- Written so that it is looked up, and not worked out for every event, where the selection rules out all the others.
  OR counted_events.is_settled = FALSE
  OR (
    CAST($date_from AS DATE) IS NOT NULL
    AND date_trunc('month', CAST($date_from AS DATE)) <> CAST($date_from AS DATE)
    AND counted_events.start_date >= date_trunc('month', CAST($date_from AS DATE))
    AND counted_events.end_date < date_trunc('month', CAST($date_from AS DATE)) + INTERVAL 1 MONTH
  )
  OR (
    CAST($date_to AS DATE) IS NOT NULL
    AND date_trunc('month', CAST($date_to AS DATE) + INTERVAL 1 DAY) <> CAST($date_to AS DATE) + INTERVAL 1 DAY
    AND counted_events.start_date >= date_trunc('month', CAST($date_to AS DATE))
    AND counted_events.end_date < date_trunc('month', CAST($date_to AS DATE)) + INTERVAL 1 MONTH
  )
