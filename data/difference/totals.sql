-- The killed of summed datasets as they stand, added up by country and year of the first day, in both snapshots.
CREATE TABLE total AS
WITH standing AS (
  SELECT
    'before' AS side,
    event.country_iso3,
    year(event.start_date) AS year,
    event.event_count,
    coalesce(event_toll.low, event.killed_low) AS low,
    coalesce(event_toll.best, event.killed_best) AS best,
    coalesce(event_toll.high, event.killed_high) AS high
  FROM before.event
  INNER JOIN before.dataset
    ON dataset.dataset_id = event.dataset_id AND dataset.summed
  LEFT JOIN before.event_toll
    ON event_toll.event_id = event.event_id AND event_toll.counts_until IS NULL
    AND CAST(event_toll.harm AS VARCHAR) = 'killed' AND CAST(event_toll.victim_category AS VARCHAR) = 'all'
  UNION ALL
  SELECT
    'after',
    event.country_iso3,
    year(event.start_date),
    event.event_count,
    coalesce(event_toll.low, event.killed_low),
    coalesce(event_toll.best, event.killed_best),
    coalesce(event_toll.high, event.killed_high)
  FROM after.event
  INNER JOIN after.dataset
    ON dataset.dataset_id = event.dataset_id AND dataset.summed
  LEFT JOIN after.event_toll
    ON event_toll.event_id = event.event_id AND event_toll.counts_until IS NULL
    AND CAST(event_toll.harm AS VARCHAR) = 'killed' AND CAST(event_toll.victim_category AS VARCHAR) = 'all'
)
SELECT
  side,
  country_iso3,
  year,
  sum(event_count) AS events,
  sum(low) AS low,
  sum(best) AS best,
  sum(high) AS high,
  coalesce(sum(event_count) FILTER (WHERE best IS NULL), 0) AS without_number
FROM standing
GROUP BY side, country_iso3, year;

CREATE TABLE country AS
FROM (
  SELECT iso3, name FROM after.country
  UNION ALL
  SELECT iso3, name FROM before.country WHERE iso3 NOT IN (SELECT iso3 FROM after.country)
);
