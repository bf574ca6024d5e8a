-- asks: What does each published event say, in our words and types?
-- returns: one typed row per event; low and high are empty, for ACLED gives one number
-- one row per: event
SELECT
  event_id_cnty AS external_id,
  country,
  moment_day(event_date) AS start_date,
  moment_day(event_date) AS end_date,
  CAST(whole(time_precision) AS INTEGER) AS time_precision,
  kind(event_type) AS event_type,
  event_type || ': ' || sub_event_type AS event_type_upstream,
  sub_event_type,
  CAST(whole(geo_precision) AS INTEGER) AS geo_precision,
  CAST(latitude AS DOUBLE) AS latitude,
  CAST(longitude AS DOUBLE) AS longitude,
  admin1,
  location AS place,
  actor1,
  inter(inter1) AS inter1,
  list_filter(list_transform(string_split(coalesce(assoc_actor_1, ''), ';'), lambda name: trim(name)), lambda name: name <> '') AS assoc_actors_1,
  actor2,
  inter(inter2) AS inter2,
  list_filter(list_transform(string_split(coalesce(assoc_actor_2, ''), ';'), lambda name: trim(name)), lambda name: name <> '') AS assoc_actors_2,
  CAST(NULL AS BIGINT) AS low,
  whole(fatalities) AS best,
  CAST(NULL AS BIGINT) AS high
FROM published
WHERE rowid NOT IN (SELECT position FROM rejected WHERE position IS NOT NULL)
