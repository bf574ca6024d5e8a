-- asks: What do the selected events that have a place of their own count and sum up to, place by place?
-- uses: counted_events, cut_spans
-- Contract: a row may stand for one event or for several that were added up within one grid cell of a power of two degrees, not
-- wider than $cell; then latitude and longitude are the means over its records, and every count and sum is theirs.
SELECT
  cell_tally.latitude_sum / 1000000.0 / nullif(cell_tally.records, 0) AS latitude,
  cell_tally.longitude_sum / 1000000.0 / nullif(cell_tally.records, 0) AS longitude,
  cell_tally.records,
  CASE WHEN cell_tally.imprecise THEN cell_tally.records ELSE 0 END AS imprecise,
  CASE WHEN dataset.summed THEN cell_tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN cell_tally.event_count ELSE 0 END AS accounts,
  cell_tally.killed_low AS low,
  cell_tally.killed_best AS best,
  cell_tally.killed_high AS high,
  CASE WHEN dataset.summed THEN cell_tally.without_number ELSE 0 END AS without_number
FROM cell_tally
INNER JOIN dataset
  ON dataset.dataset_id = cell_tally.dataset_id
WHERE CAST($cell AS DOUBLE) >= 2
  AND CAST($actors AS VARCHAR[]) IS NULL
  AND CAST($conflicts AS VARCHAR[]) IS NULL
  AND CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR cell_tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), cell_tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(cell_tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), cell_tally.dataset_id))
  -- The longest spans within the dates: what a longer one holds is added up in its row. Of a year that they cut through come events.
  AND cell_tally.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND cell_tally.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
  AND (
    cell_tally.span_months = 0
    OR (
      cell_tally.first_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
      AND cell_tally.last_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    )
  )
  AND cell_tally.outer_no IN (SELECT cut_spans.span_no FROM cut_spans)
UNION ALL
SELECT
  counted_events.latitude,
  counted_events.longitude,
  1 AS records,
  CASE WHEN counted_events.location_precision IN ('exact', 'near') THEN 0 ELSE 1 END AS imprecise,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number
FROM counted_events
WHERE counted_events.has_own_place
  AND (
    CAST($cell AS DOUBLE) < 2
    OR CAST($actors AS VARCHAR[]) IS NOT NULL
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
