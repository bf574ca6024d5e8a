-- asks: What do the selected events count and sum up to, in the fewest rows that tallies and single events do it with?
-- uses: chosen_tallies, lone_events, cut_spans
SELECT
  chosen_tallies.dataset_id,
  chosen_tallies.country_iso3,
  chosen_tallies.event_type,
  chosen_tallies.first_day,
  chosen_tallies.last_day,
  chosen_tallies.dated_to_year,
  chosen_tallies.records,
  chosen_tallies.event_count,
  chosen_tallies.events,
  chosen_tallies.accounts,
  chosen_tallies.low,
  chosen_tallies.best,
  chosen_tallies.high,
  chosen_tallies.without_number,
  chosen_tallies.without_place,
  chosen_tallies.out_of_order
FROM chosen_tallies
WHERE chosen_tallies.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
  AND chosen_tallies.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
  AND (
    chosen_tallies.span_months = 0
    OR (
      chosen_tallies.first_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
      AND chosen_tallies.last_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    )
  )
  -- The longest spans within the dates: what a longer one holds is added up in its row.
  AND chosen_tallies.outer_no IN (SELECT cut_spans.span_no FROM cut_spans)
UNION ALL
SELECT
  lone_events.dataset_id,
  lone_events.country_iso3,
  lone_events.event_type,
  lone_events.first_day,
  lone_events.last_day,
  lone_events.dated_to_year,
  lone_events.records,
  lone_events.event_count,
  lone_events.events,
  lone_events.accounts,
  lone_events.low,
  lone_events.best,
  lone_events.high,
  lone_events.without_number,
  lone_events.without_place,
  lone_events.out_of_order
FROM lone_events
