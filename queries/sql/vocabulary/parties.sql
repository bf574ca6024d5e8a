-- asks: Which parties speak or give figures in the record, and how much?
-- returns: party_actor_id VARCHAR, party VARCHAR, country_iso3 VARCHAR, statements BIGINT, figures BIGINT
-- one row per: party with a statement or figure anywhere in the record, whatever is selected; who speaks most comes first
WITH spoken AS (
  SELECT statement.speaker_actor_id AS actor_id, COUNT(*) AS statements, 0 AS figures
  FROM statement
  GROUP BY statement.speaker_actor_id
  UNION ALL
  SELECT casualty.claimant_actor_id AS actor_id, 0 AS statements, COUNT(*) AS figures
  FROM casualty
  GROUP BY casualty.claimant_actor_id
)

SELECT
  party.actor_id AS party_actor_id,
  party.name AS party,
  party.country_iso3,
  CAST(SUM(spoken.statements) AS BIGINT) AS statements,
  CAST(SUM(spoken.figures) AS BIGINT) AS figures
FROM spoken
INNER JOIN actor
  ON actor.actor_id = spoken.actor_id
INNER JOIN actor AS party
  ON party.actor_id = actor.party_actor_id
GROUP BY party.actor_id, party.name, party.country_iso3
ORDER BY statements DESC NULLS LAST, party.actor_id NULLS LAST
