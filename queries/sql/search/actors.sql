-- asks: Which actors have the words in their name or other names?
-- uses: records_found
-- params: top INTEGER
-- returns: actor_id VARCHAR, name VARCHAR, role VARCHAR, aliases VARCHAR[], kind VARCHAR, country VARCHAR, records BIGINT, matching BIGINT
-- one row per: actor, whatever else is selected, the best `top`; records counts the events in which it took part, or those that speak
--   for it, and is empty where there are none; matching says how many actors there are in all
SELECT
  actor.actor_id,
  actor.name,
  actor.role,
  actor.aliases,
  code.label AS kind,
  country.name AS country,
  used_value.records,
  COUNT(*) OVER () AS matching
FROM records_found
INNER JOIN actor
  ON actor.actor_id = records_found.record_id
INNER JOIN code
  ON code.enumeration = 'actor_kind' AND code.code = CAST(actor.kind AS VARCHAR)
LEFT JOIN country
  ON country.iso3 = actor.country_iso3
LEFT JOIN used_value
  ON used_value.field = 'actor' AND used_value.value = actor.actor_id
WHERE records_found.kind = 'actor'
ORDER BY
  records_found.words_begin DESC NULLS LAST,
  used_value.records DESC NULLS LAST,
  actor.name NULLS LAST,
  actor.actor_id NULLS LAST
LIMIT CAST($top AS INTEGER)
