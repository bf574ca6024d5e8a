-- asks: What do the selected events count and sum up to, each on its own days?
-- uses: counted_events
SELECT
  counted_events.dataset_id,
  counted_events.country_iso3,
  counted_events.event_type,
  counted_events.start_date AS first_day,
  counted_events.end_date AS last_day,
  counted_events.date_precision,
  counted_events.location_precision,
  counted_events.has_own_place,
  COALESCE(counted_events.latitude = 0 AND counted_events.longitude = 0, FALSE) AS at_nought,
  1 AS records,
  counted_events.event_count,
  counted_events.events,
  counted_events.accounts,
  counted_events.low,
  counted_events.best,
  counted_events.high,
  counted_events.without_number,
  counted_events.out_of_order
FROM counted_events
