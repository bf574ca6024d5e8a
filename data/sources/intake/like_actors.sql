-- asks: Which actors of a file are not known yet, and which of them have a name so like another that a person should look?
-- uses: sides (actor_id, name), known_actors (actor_id, name)
-- returns: actor_id VARCHAR, name VARCHAR, like_id VARCHAR, like_name VARCHAR, likeness DOUBLE (1 where the words are the same)
-- one row per: pair of an actor that is new and another that it may be; nothing is merged
WITH fresh AS (
  SELECT actor_id, name FROM sides WHERE actor_id NOT IN (SELECT actor_id FROM known_actors)
),

everyone AS (
  SELECT actor_id, name FROM known_actors
  UNION
  SELECT actor_id, name FROM fresh
),

-- The same words in another order are the same name.
spelt AS (
  SELECT
    actor_id,
    name,
    array_to_string(list_sort(regexp_extract_all(lower(strip_accents(name)), '[[:alnum:]]+')), ' ') AS words
  FROM everyone
),

pairs AS (
  SELECT
    one.actor_id,
    one.name,
    other.actor_id AS like_id,
    other.name AS like_name,
    jaro_winkler_similarity(one.words, other.words) AS likeness
  FROM spelt AS one
  INNER JOIN spelt AS other
    ON one.actor_id <> other.actor_id
    AND left(one.words, 2) = left(other.words, 2)
    AND abs(length(one.words) - length(other.words)) <= 4
  WHERE one.actor_id IN (SELECT actor_id FROM fresh)
    AND (other.actor_id NOT IN (SELECT actor_id FROM fresh) OR one.actor_id < other.actor_id)
    -- Names of states are alike and mean different ones.
    AND NOT (starts_with(one.name, 'Government of ') AND starts_with(other.name, 'Government of '))
    -- A number tells factions, brigades and placeholders apart.
    AND regexp_extract_all(one.words, '\d+') = regexp_extract_all(other.words, '\d+')
)

SELECT actor_id, name, like_id, like_name, round(likeness, 3) AS likeness
FROM pairs
WHERE likeness >= 0.94
ORDER BY likeness DESC, name, like_name
LIMIT 100
