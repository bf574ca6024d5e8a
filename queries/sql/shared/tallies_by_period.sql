-- asks: What do the selected events add up to in rows of one month or year, or of the days of events that cross it, placed as chosen?
-- uses: period_tallies, chosen_tallies, cut_spans, lone_events
-- placed says how rows that cross periods were placed or that this is open, and which are dated too coarsely to be placed at all.
SELECT
  period_tallies.placed,
  period_tallies.dataset_id,
  period_tallies.country_iso3,
  period_tallies.event_type,
  period_tallies.first_day,
  period_tallies.last_day,
  period_tallies.records,
  period_tallies.events,
  period_tallies.accounts,
  period_tallies.low,
  period_tallies.best,
  period_tallies.high,
  period_tallies.without_number
FROM period_tallies
UNION ALL
-- Of spans that the edges of the dates cut through, what lies in shorter ones.
SELECT
  CASE WHEN CAST($grain AS VARCHAR) = 'month' AND chosen_tallies.dated_to_year THEN 'too coarse' ELSE 'open' END AS placed,
  chosen_tallies.dataset_id,
  chosen_tallies.country_iso3,
  chosen_tallies.event_type,
  chosen_tallies.first_day,
  chosen_tallies.last_day,
  chosen_tallies.records,
  chosen_tallies.events,
  chosen_tallies.accounts,
  chosen_tallies.low,
  chosen_tallies.best,
  chosen_tallies.high,
  chosen_tallies.without_number
FROM chosen_tallies
WHERE CAST($grain AS VARCHAR) IN ('month', 'year')
  AND chosen_tallies.span_months < CASE WHEN CAST($grain AS VARCHAR) = 'year' THEN 12 ELSE 1 END
  AND chosen_tallies.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND chosen_tallies.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
  AND (
    chosen_tallies.span_months = 0
    OR (
      chosen_tallies.first_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
      AND chosen_tallies.last_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    )
  )
  AND chosen_tallies.outer_no IN (SELECT cut_spans.span_no FROM cut_spans)
UNION ALL
SELECT
  CASE WHEN CAST($grain AS VARCHAR) = 'month' AND lone_events.dated_to_year THEN 'too coarse' ELSE 'open' END AS placed,
  lone_events.dataset_id,
  lone_events.country_iso3,
  lone_events.event_type,
  lone_events.first_day,
  lone_events.last_day,
  lone_events.records,
  lone_events.events,
  lone_events.accounts,
  lone_events.low,
  lone_events.best,
  lone_events.high,
  lone_events.without_number
FROM lone_events
WHERE CAST($grain AS VARCHAR) IN ('month', 'year')
