-- asks: What do the events that match the selection, whoever took part in them, count and sum up to for each cast?
-- uses: events_whoever_took_part, changing_tolls, cut_spans
-- A cast stands in several rows. Events in which nobody is named are left out.
SELECT
  cast_tally.cast_no,
  cast_tally.records,
  CASE WHEN dataset.summed THEN cast_tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN cast_tally.event_count ELSE 0 END AS accounts,
  cast_tally.killed_low AS low,
  cast_tally.killed_best AS best,
  cast_tally.killed_high AS high,
  CASE WHEN dataset.summed THEN cast_tally.without_number ELSE 0 END AS without_number,
  cast_tally.earliest AS first_on,
  cast_tally.latest AS last_on
FROM cast_tally
INNER JOIN dataset
  ON dataset.dataset_id = cast_tally.dataset_id
WHERE CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR cast_tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), cast_tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(cast_tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), cast_tally.dataset_id))
  AND (CAST($conflicts AS VARCHAR[]) IS NULL OR list_contains(CAST($conflicts AS VARCHAR[]), cast_tally.conflict_name))
  -- The longest spans within the dates: what a longer one holds is added up in its row. Of a year that they cut through come events.
  AND cast_tally.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND cast_tally.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
  AND (
    cast_tally.span_months = 0
    OR (
      cast_tally.first_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
      AND cast_tally.last_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    )
  )
  AND cast_tally.outer_no IN (SELECT cut_spans.span_no FROM cut_spans)
UNION ALL
SELECT
  single.cast_no,
  1 AS records,
  CASE WHEN single.is_summed THEN single.event_count ELSE 0 END AS events,
  CASE WHEN single.dataset_role = 'accounts' THEN single.event_count ELSE 0 END AS accounts,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.low
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN single.killed_low
  END AS low,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.best
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN single.killed_best
  END AS best,
  CASE
    WHEN changing_tolls.event_no IS NOT NULL THEN changing_tolls.high
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN single.killed_high
  END AS high,
  CASE
    WHEN NOT single.is_summed OR changing_tolls.best IS NOT NULL THEN 0
    WHEN CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' AND single.killed_best IS NOT NULL THEN 0
    ELSE single.event_count
  END AS without_number,
  single.start_date AS first_on,
  single.start_date AS last_on
FROM events_whoever_took_part AS single
LEFT JOIN changing_tolls
  ON changing_tolls.event_no = CASE
    WHEN single.is_settled AND CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' THEN NULL
    ELSE single.event_no
  END
WHERE single.cast_no IS NOT NULL
  AND (
    CAST($words AS VARCHAR[]) IS NOT NULL
    OR CAST($harm AS VARCHAR) <> 'killed'
    OR CAST($victim AS VARCHAR) <> 'all'
    -- Written so that it is looked up, and not worked out for every event, where the selection rules out all the others.
    OR single.is_settled = FALSE
    OR (
      CAST($date_from AS DATE) IS NOT NULL
      AND date_trunc('year', CAST($date_from AS DATE)) <> CAST($date_from AS DATE)
      AND single.start_date >= date_trunc('year', CAST($date_from AS DATE))
      AND single.end_date < date_trunc('year', CAST($date_from AS DATE)) + INTERVAL 1 YEAR
    )
    OR (
      CAST($date_to AS DATE) IS NOT NULL
      AND date_trunc('year', CAST($date_to AS DATE) + INTERVAL 1 DAY) <> CAST($date_to AS DATE) + INTERVAL 1 DAY
      AND single.start_date >= date_trunc('year', CAST($date_to AS DATE))
      AND single.end_date < date_trunc('year', CAST($date_to AS DATE)) + INTERVAL 1 YEAR
    )
  )
