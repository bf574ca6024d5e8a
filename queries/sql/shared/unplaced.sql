-- asks: What do the selected events that cannot be drawn at a place of their own count and sum up to, in rows by the reason?
-- uses: counted_events, cut_spans
SELECT
  unplaced_tally.country_iso3,
  CAST(unplaced_tally.location_precision AS VARCHAR) AS location_precision,
  unplaced_tally.has_own_place,
  unplaced_tally.records,
  CASE WHEN dataset.summed THEN unplaced_tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN unplaced_tally.event_count ELSE 0 END AS accounts,
  unplaced_tally.killed_low AS low,
  unplaced_tally.killed_best AS best,
  unplaced_tally.killed_high AS high,
  CASE WHEN dataset.summed THEN unplaced_tally.without_number ELSE 0 END AS without_number
FROM unplaced_tally
INNER JOIN dataset
  ON dataset.dataset_id = unplaced_tally.dataset_id
WHERE CAST($actors AS VARCHAR[]) IS NULL
  AND CAST($conflicts AS VARCHAR[]) IS NULL
  AND CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR unplaced_tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), unplaced_tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(unplaced_tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), unplaced_tally.dataset_id))
  -- The longest spans within the dates: what a longer one holds is added up in its row. Of a year that they cut through come events.
  AND unplaced_tally.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND unplaced_tally.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
  AND (
    unplaced_tally.span_months = 0
    OR (
      unplaced_tally.first_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
      AND unplaced_tally.last_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    )
  )
  AND unplaced_tally.outer_no IN (SELECT cut_spans.span_no FROM cut_spans)
UNION ALL
SELECT
  counted_events.country_iso3,
  counted_events.location_precision,
  counted_events.has_own_place,
  1 AS records,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number
FROM counted_events
WHERE (NOT counted_events.has_own_place OR (counted_events.latitude = 0 AND counted_events.longitude = 0))
  AND (
    CAST($actors AS VARCHAR[]) IS NOT NULL
    OR CAST($conflicts AS VARCHAR[]) IS NOT NULL
    OR CAST($words AS VARCHAR[]) IS NOT NULL
    OR CAST($harm AS VARCHAR) <> 'killed'
    OR CAST($victim AS VARCHAR) <> 'all'
    -- Written so that it is looked up, and not worked out for every event, where the selection rules out all the others.
    OR counted_events.is_settled = FALSE
    OR (
      CAST($date_from AS DATE) IS NOT NULL
      AND date_trunc('year', CAST($date_from AS DATE)) <> CAST($date_from AS DATE)
      AND counted_events.start_date >= date_trunc('year', CAST($date_from AS DATE))
      AND counted_events.end_date < date_trunc('year', CAST($date_from AS DATE)) + INTERVAL 1 YEAR
    )
    OR (
      CAST($date_to AS DATE) IS NOT NULL
      AND date_trunc('year', CAST($date_to AS DATE) + INTERVAL 1 DAY) <> CAST($date_to AS DATE) + INTERVAL 1 DAY
      AND counted_events.start_date >= date_trunc('year', CAST($date_to AS DATE))
      AND counted_events.end_date < date_trunc('year', CAST($date_to AS DATE)) + INTERVAL 1 YEAR
    )
  )
