-- asks: What do the events that match the selection, whoever took part in them, count and sum up to for each actor and part?
-- uses: cast_tallies
-- Rows of different actors are never added: an event stands with each of its actors.
SELECT
  cast_member.actor_id,
  CAST(cast_member.role AS VARCHAR) AS part,
  summed.records,
  summed.events,
  summed.accounts,
  summed.low,
  summed.best,
  summed.high,
  summed.without_number,
  summed.first_on,
  summed.last_on
FROM (
  SELECT
    cast_tallies.cast_no,
    SUM(cast_tallies.records) AS records,
    SUM(cast_tallies.events) AS events,
    SUM(cast_tallies.accounts) AS accounts,
    SUM(cast_tallies.low) AS low,
    SUM(cast_tallies.best) AS best,
    SUM(cast_tallies.high) AS high,
    SUM(cast_tallies.without_number) AS without_number,
    MIN(cast_tallies.first_on) AS first_on,
    MAX(cast_tallies.last_on) AS last_on
  FROM cast_tallies
  GROUP BY cast_tallies.cast_no
) AS summed
INNER JOIN cast_member
  ON cast_member.cast_no = summed.cast_no
