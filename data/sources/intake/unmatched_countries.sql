-- asks: Which names of countries have no code, or several, and which known names are nearest to each?
-- uses: found (country, start_date, codes)
-- params: aliases VARCHAR, countries VARCHAR (paths of the two lists)
-- returns: name VARCHAR, codes VARCHAR[], first_start DATE, last_start DATE, nearest VARCHAR[] (at most three, nearest first)
-- one row per: name without a code of its own
WITH known AS (
  SELECT alias AS name, iso3 FROM read_csv($aliases, header = TRUE, all_varchar = TRUE)
  UNION
  SELECT name, iso3 FROM read_csv($countries, header = TRUE, all_varchar = TRUE)
),

unmatched AS (
  SELECT country AS name, codes, MIN(start_date) AS first_start, MAX(start_date) AS last_start
  FROM found
  WHERE len(codes) <> 1
  GROUP BY country, codes
),

near AS (
  SELECT
    unmatched.name,
    known.name || ' (' || known.iso3 || ')' AS proposal,
    jaro_winkler_similarity(lower(unmatched.name), lower(known.name)) AS likeness
  FROM unmatched
  INNER JOIN known
    ON jaro_winkler_similarity(lower(unmatched.name), lower(known.name)) >= 0.8
    OR contains(lower(unmatched.name), lower(known.name))
  QUALIFY ROW_NUMBER() OVER (PARTITION BY unmatched.name ORDER BY likeness DESC, proposal) <= 3
)

SELECT
  unmatched.name,
  unmatched.codes,
  unmatched.first_start,
  unmatched.last_start,
  COALESCE(LIST(near.proposal ORDER BY near.likeness DESC, near.proposal) FILTER (WHERE near.proposal IS NOT NULL), []) AS nearest
FROM unmatched
LEFT JOIN near
  ON near.name = unmatched.name
GROUP BY ALL
ORDER BY unmatched.name
