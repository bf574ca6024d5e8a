-- Events are the same where they have the same identifier; of the rest, where one publisher gave them the same identifier,
-- as when a yearly release takes over what a monthly one held. Moved is what left one sum for another: other dataset, place or days.
CREATE TEMP TABLE event_pair AS
WITH same_id AS (
  SELECT event_id AS event_before, event_id
  FROM before.event
  SEMI JOIN after.event USING (event_id)
),
old AS (
  SELECT any_value(event.event_id) AS event_before, dataset.publisher, event.external_id
  FROM before.event
  INNER JOIN before.dataset
    ON dataset.dataset_id = event.dataset_id
  WHERE event.external_id IS NOT NULL AND event.event_id NOT IN (SELECT event_before FROM same_id)
  GROUP BY dataset.publisher, event.external_id
  HAVING count(*) = 1
),
fresh AS (
  SELECT any_value(event.event_id) AS event_id, dataset.publisher, event.external_id
  FROM after.event
  INNER JOIN after.dataset
    ON dataset.dataset_id = event.dataset_id
  WHERE event.external_id IS NOT NULL AND event.event_id NOT IN (SELECT event_id FROM same_id)
  GROUP BY dataset.publisher, event.external_id
  HAVING count(*) = 1
)
SELECT event_before, event_id FROM same_id
UNION ALL
SELECT old.event_before, fresh.event_id
FROM old
INNER JOIN fresh
  ON fresh.publisher = old.publisher AND fresh.external_id = old.external_id;

-- What hangs on an event, summed up so that the order of rows does not show: who took part, and the figures of a coded event.
CREATE TEMP TABLE hangs_before AS
SELECT event_id, sum(hash(actor_id, CAST(role AS VARCHAR))) AS parts
FROM before.event_actor
GROUP BY event_id;

CREATE TEMP TABLE hangs_after AS
SELECT event_id, sum(hash(actor_id, CAST(role AS VARCHAR))) AS parts
FROM after.event_actor
GROUP BY event_id;

CREATE TEMP TABLE counted_before AS
SELECT
  casualty.event_id,
  sum(hash(
    CAST(harm AS VARCHAR), victim_country_iso3, CAST(victim_category AS VARCHAR), victim_actor_id, low, best, high,
    CAST(number_kind AS VARCHAR), period_start, period_end, note, retracted_on
  )) AS figures
FROM before.casualty
INNER JOIN before.dataset
  ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) = 'coded'
GROUP BY casualty.event_id;

CREATE TEMP TABLE counted_after AS
SELECT
  casualty.event_id,
  sum(hash(
    CAST(harm AS VARCHAR), victim_country_iso3, CAST(victim_category AS VARCHAR), victim_actor_id, low, best, high,
    CAST(number_kind AS VARCHAR), period_start, period_end, note, retracted_on
  )) AS figures
FROM after.casualty
INNER JOIN after.dataset
  ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) = 'coded'
GROUP BY casualty.event_id;

INSERT INTO change
WITH compared AS (
  SELECT
    old.dataset_id AS dataset_before,
    fresh.dataset_id,
    old.event_id AS event_before,
    fresh.event_id,
    fresh.title,
    fresh.start_date AS day,
    old.killed_low AS low_before,
    old.killed_best AS best_before,
    old.killed_high AS high_before,
    fresh.killed_low AS low,
    fresh.killed_best AS best,
    fresh.killed_high AS high,
    list_filter([
      CASE WHEN old.dataset_id IS DISTINCT FROM fresh.dataset_id THEN 'dataset_id' END,
      CASE WHEN old.start_date IS DISTINCT FROM fresh.start_date THEN 'start_date' END,
      CASE WHEN old.end_date IS DISTINCT FROM fresh.end_date THEN 'end_date' END,
      CASE WHEN old.country_iso3 IS DISTINCT FROM fresh.country_iso3 THEN 'country_iso3' END,
      CASE WHEN old.latitude IS DISTINCT FROM fresh.latitude THEN 'latitude' END,
      CASE WHEN old.longitude IS DISTINCT FROM fresh.longitude THEN 'longitude' END
    ], lambda name: name IS NOT NULL) AS moved,
    list_filter([
      CASE WHEN old.external_id IS DISTINCT FROM fresh.external_id THEN 'external_id' END,
      CASE WHEN old.title IS DISTINCT FROM fresh.title THEN 'title' END,
      CASE WHEN CAST(old.event_type AS VARCHAR) IS DISTINCT FROM CAST(fresh.event_type AS VARCHAR) THEN 'event_type' END,
      CASE WHEN old.event_type_upstream IS DISTINCT FROM fresh.event_type_upstream THEN 'event_type_upstream' END,
      CASE WHEN CAST(old.date_precision AS VARCHAR) IS DISTINCT FROM CAST(fresh.date_precision AS VARCHAR) THEN 'date_precision' END,
      CASE WHEN old.date_precision_upstream IS DISTINCT FROM fresh.date_precision_upstream THEN 'date_precision_upstream' END,
      CASE WHEN old.admin1 IS DISTINCT FROM fresh.admin1 THEN 'admin1' END,
      CASE WHEN old.place IS DISTINCT FROM fresh.place THEN 'place' END,
      CASE WHEN CAST(old.location_precision AS VARCHAR) IS DISTINCT FROM CAST(fresh.location_precision AS VARCHAR)
        THEN 'location_precision' END,
      CASE WHEN old.location_precision_upstream IS DISTINCT FROM fresh.location_precision_upstream
        THEN 'location_precision_upstream' END,
      CASE WHEN old.parent_event_id IS DISTINCT FROM fresh.parent_event_id THEN 'parent_event_id' END,
      CASE WHEN old.conflict_name IS DISTINCT FROM fresh.conflict_name THEN 'conflict_name' END,
      CASE WHEN old.summary IS DISTINCT FROM fresh.summary THEN 'summary' END,
      CASE WHEN old.source_count IS DISTINCT FROM fresh.source_count THEN 'source_count' END,
      CASE WHEN old.event_count IS DISTINCT FROM fresh.event_count THEN 'event_count' END,
      CASE WHEN old.killed_low IS DISTINCT FROM fresh.killed_low THEN 'killed_low' END,
      CASE WHEN old.killed_best IS DISTINCT FROM fresh.killed_best THEN 'killed_best' END,
      CASE WHEN old.killed_high IS DISTINCT FROM fresh.killed_high THEN 'killed_high' END,
      CASE WHEN old.out_of_order_count IS DISTINCT FROM fresh.out_of_order_count THEN 'out_of_order_count' END,
      CASE WHEN hangs_before.parts IS DISTINCT FROM hangs_after.parts THEN 'parts played' END,
      CASE WHEN counted_before.figures IS DISTINCT FROM counted_after.figures THEN 'figures' END
    ], lambda name: name IS NOT NULL) AS revised
  FROM event_pair
  INNER JOIN before.event AS old
    ON old.event_id = event_pair.event_before
  INNER JOIN after.event AS fresh
    ON fresh.event_id = event_pair.event_id
  LEFT JOIN hangs_before
    ON hangs_before.event_id = old.event_id
  LEFT JOIN hangs_after
    ON hangs_after.event_id = fresh.event_id
  LEFT JOIN counted_before
    ON counted_before.event_id = old.event_id
  LEFT JOIN counted_after
    ON counted_after.event_id = fresh.event_id
)
SELECT
  'event', CASE WHEN length(moved) > 0 THEN 'moved' ELSE 'revised' END, dataset_before, dataset_id, event_before, event_id,
  event_before, event_id, title, day, low_before, best_before, high_before, low, best, high, moved || revised
FROM compared
WHERE length(moved) > 0 OR length(revised) > 0
UNION ALL
SELECT
  'event', 'new', NULL, dataset_id, NULL, event_id, NULL, event_id, title, start_date, NULL, NULL, NULL,
  killed_low, killed_best, killed_high, []
FROM after.event
WHERE event_id NOT IN (SELECT event_id FROM event_pair)
UNION ALL
SELECT
  'event', 'retracted', event.dataset_id, event.dataset_id, event_id, event_id, event_id, event_id, title, start_date,
  killed_low, killed_best, killed_high, NULL, NULL, NULL,
  CASE WHEN withdrawn_event.external_id IS NOT NULL THEN ['withdrawn by the publisher'] ELSE [] END
FROM before.event
LEFT JOIN after.withdrawn_event
  ON withdrawn_event.dataset_id = event.dataset_id AND withdrawn_event.external_id = event.external_id
WHERE event_id NOT IN (SELECT event_before FROM event_pair);
