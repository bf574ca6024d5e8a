-- asks: Who acted against whom, in how many events and with how many persons harmed?
-- uses: cast_tallies, casts_of_actors
-- params: top INTEGER
-- returns: first_actor_id VARCHAR, first_actor VARCHAR, second_actor_id VARCHAR, second_actor VARCHAR, first_place BIGINT,
--   second_place BIGINT, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT,
--   all_pairs BIGINT, all_records BIGINT
-- one row per: actor on one side and actor on the other, of the first `top` on each by records; side A against side B where events
--   are coded, the initiator against the target where they are curated; an event with several actors on a side stands in several
--   rows, so rows are never added; all_pairs and all_records count what there is beyond the first as well
WITH met AS (
  SELECT one.cast_no, one.actor_id AS first_actor_id, other.actor_id AS second_actor_id
  FROM cast_member AS one
  INNER JOIN cast_member AS other
    ON other.cast_no = one.cast_no
    AND CAST(other.role AS VARCHAR) = CASE CAST(one.role AS VARCHAR) WHEN 'side_a' THEN 'side_b' WHEN 'initiator' THEN 'target' END
  WHERE CAST($actors AS VARCHAR[]) IS NULL
    OR one.cast_no IN (SELECT casts_of_actors.cast_no FROM casts_of_actors)
),

pairs AS (
  SELECT
    met.first_actor_id,
    met.second_actor_id,
    CAST(SUM(cast_tallies.records) AS BIGINT) AS records,
    SUM(cast_tallies.events) AS events,
    SUM(cast_tallies.accounts) AS accounts,
    SUM(cast_tallies.low) AS low,
    SUM(cast_tallies.best) AS best,
    SUM(cast_tallies.high) AS high,
    SUM(cast_tallies.without_number) AS without_number
  FROM cast_tallies
  INNER JOIN met
    ON met.cast_no = cast_tallies.cast_no
  GROUP BY met.first_actor_id, met.second_actor_id
),

firsts AS (
  SELECT
    pairs.first_actor_id,
    ROW_NUMBER() OVER (ORDER BY SUM(pairs.records) DESC NULLS LAST, pairs.first_actor_id NULLS LAST) AS first_place
  FROM pairs
  GROUP BY pairs.first_actor_id
),

seconds AS (
  SELECT
    pairs.second_actor_id,
    ROW_NUMBER() OVER (ORDER BY SUM(pairs.records) DESC NULLS LAST, pairs.second_actor_id NULLS LAST) AS second_place
  FROM pairs
  GROUP BY pairs.second_actor_id
)

SELECT
  pairs.first_actor_id,
  first_actor.name AS first_actor,
  pairs.second_actor_id,
  second_actor.name AS second_actor,
  firsts.first_place,
  seconds.second_place,
  pairs.records,
  CAST(pairs.events AS BIGINT) AS events,
  CAST(pairs.accounts AS BIGINT) AS accounts,
  CAST(pairs.low AS BIGINT) AS low,
  CAST(pairs.best AS BIGINT) AS best,
  CAST(pairs.high AS BIGINT) AS high,
  CAST(pairs.without_number AS BIGINT) AS without_number,
  (SELECT COUNT(*) FROM pairs) AS all_pairs,
  (SELECT CAST(COALESCE(SUM(pairs.records), 0) AS BIGINT) FROM pairs) AS all_records
FROM pairs
INNER JOIN firsts
  ON firsts.first_actor_id = pairs.first_actor_id AND firsts.first_place <= CAST($top AS BIGINT)
INNER JOIN seconds
  ON seconds.second_actor_id = pairs.second_actor_id AND seconds.second_place <= CAST($top AS BIGINT)
INNER JOIN actor AS first_actor
  ON first_actor.actor_id = pairs.first_actor_id
INNER JOIN actor AS second_actor
  ON second_actor.actor_id = pairs.second_actor_id
ORDER BY firsts.first_place NULLS LAST, seconds.second_place NULLS LAST
