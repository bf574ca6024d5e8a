-- asks: Which words of actors, countries and places are spelt most like those looked for that none of them holds?
-- uses: terms
-- returns: asked VARCHAR, word VARCHAR, distance BIGINT
-- one row per: word looked for, of four letters or more, and word that differs from it by one letter, or by two where it has more
--   than five
WITH asked AS (
  SELECT DISTINCT split.word
  FROM (SELECT unnest(string_split(terms.term, ' ')) AS word FROM terms) AS split
  WHERE length(split.word) > 3
),

held AS (
  SELECT DISTINCT asked.word
  FROM asked
  INNER JOIN search_word
    ON strpos(search_word.word, asked.word) > 0
),

near AS (
  SELECT asked.word AS asked, search_word.word, levenshtein(search_word.word, asked.word) AS distance
  FROM asked
  INNER JOIN search_word
    ON abs(length(search_word.word) - length(asked.word)) < 3
  WHERE asked.word NOT IN (SELECT held.word FROM held)
)

SELECT near.asked, near.word, near.distance
FROM near
WHERE near.distance < CASE WHEN length(near.asked) > 5 THEN 3 ELSE 2 END
ORDER BY near.asked NULLS LAST, near.distance NULLS LAST, near.word NULLS LAST
