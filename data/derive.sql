-- What is ours: computed from the records once per build, named as ours in the column comments.
-- Runs on the staging tables, which have neither keys nor comments.

INSERT INTO actor_ancestor
WITH RECURSIVE climb AS (
  SELECT actor_id, actor_id AS ancestor_actor_id, 0 AS depth
  FROM actor
  UNION ALL
  SELECT climb.actor_id, actor.parent_actor_id AS ancestor_actor_id, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN actor
    ON actor.actor_id = climb.ancestor_actor_id
  WHERE actor.parent_relation = 'part_of'
)
SELECT actor_id, ancestor_actor_id, depth
FROM climb
ORDER BY actor_id, depth;

UPDATE actor
SET party_actor_id = (
  SELECT max_by(actor_ancestor.ancestor_actor_id, actor_ancestor.depth)
  FROM actor_ancestor
  WHERE actor_ancestor.actor_id = actor.actor_id
);

INSERT INTO event_ancestor
WITH RECURSIVE climb AS (
  SELECT event_id, event_id AS ancestor_event_id, 0 AS depth
  FROM event
  UNION ALL
  SELECT climb.event_id, event.parent_event_id AS ancestor_event_id, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN event
    ON event.event_id = climb.ancestor_event_id
  WHERE event.parent_event_id IS NOT NULL
)
SELECT event_id, ancestor_event_id, depth
FROM climb
ORDER BY event_id, depth;

INSERT INTO category_ancestor
WITH RECURSIVE climb AS (
  SELECT code AS category, code AS ancestor_category, 0 AS depth
  FROM code
  WHERE enumeration = 'victim_category'
  UNION ALL
  SELECT climb.category, code.container_code AS ancestor_category, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN code
    ON code.enumeration = 'victim_category' AND code.code = climb.ancestor_category
  WHERE code.container_code IS NOT NULL
)
SELECT category, ancestor_category, depth
FROM climb
ORDER BY category, depth;

-- An event is known from the first day on which a statement, a figure or a source speaks of it,
-- and not before it began; a coded one from the day of its release.
UPDATE event
SET known_on = (
  SELECT coalesce(greatest(event.start_date, min(spoken.spoken_on)), event.start_date)
  FROM (
    SELECT made_on AS spoken_on FROM statement WHERE statement.event_id = event.event_id
    UNION ALL
    SELECT claimed_on FROM casualty WHERE casualty.event_id = event.event_id
    UNION ALL
    SELECT source.published_on
    FROM event_source
    INNER JOIN source
      ON source.source_id = event_source.source_id
    WHERE event_source.event_id = event.event_id
  ) AS spoken
)
WHERE dataset_id IN (SELECT dataset_id FROM dataset WHERE role = 'accounts');

UPDATE event
SET search_text = lower(strip_accents(concat_ws(
  ' ', event.title, event.place, event.admin1, event.conflict_name, event.summary,
  (SELECT name FROM country WHERE country.iso3 = event.country_iso3),
  (
    SELECT string_agg(actor.name, ' ' ORDER BY actor.name)
    FROM event_actor
    INNER JOIN actor
      ON actor.actor_id = event_actor.actor_id
    WHERE event_actor.event_id = event.event_id
  )
)));

UPDATE dataset
SET row_count =
  (SELECT count(*) FROM event WHERE event.dataset_id = dataset.dataset_id)
  + (SELECT count(*) FROM statement WHERE statement.dataset_id = dataset.dataset_id)
  + (SELECT count(*) FROM casualty WHERE casualty.dataset_id = dataset.dataset_id)
WHERE role <> 'reference';

INSERT INTO period
WITH span AS (
  SELECT date_trunc('year', min(first_day)) AS first_day, max(last_day) AS last_day
  FROM (
    SELECT start_date AS first_day, end_date AS last_day FROM event
    UNION ALL
    SELECT coverage_start, coverage_end FROM dataset WHERE coverage_start IS NOT NULL AND coverage_end IS NOT NULL
  ) AS days
),
days AS (
  SELECT CAST(unnest(generate_series(first_day, CAST(last_day AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS day
  FROM span
),
starts AS (
  SELECT grain, CAST(date_trunc(grain, day) AS DATE) AS period_start
  FROM days
  CROSS JOIN (VALUES ('day'), ('week'), ('month'), ('year')) AS grains (grain)
)
SELECT DISTINCT
  grain,
  period_start,
  CAST(CASE grain
    WHEN 'day' THEN period_start
    WHEN 'week' THEN period_start + INTERVAL 6 DAY
    WHEN 'month' THEN period_start + INTERVAL 1 MONTH - INTERVAL 1 DAY
    ELSE period_start + INTERVAL 1 YEAR - INTERVAL 1 DAY
  END AS DATE) AS period_end
FROM starts
ORDER BY grain, period_start;

INSERT INTO dictionary
SELECT table_name, '*', 0, 'TABLE', FALSE, comment
FROM duckdb_tables()
WHERE comment IS NOT NULL
UNION ALL
SELECT
  table_name,
  column_name,
  column_index,
  CASE WHEN data_type LIKE 'ENUM(%' THEN 'ENUM' ELSE data_type END,
  is_nullable,
  comment
FROM duckdb_columns()
WHERE comment IS NOT NULL
ORDER BY ALL;
