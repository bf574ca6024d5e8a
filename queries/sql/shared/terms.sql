-- asks: Which words and phrases are looked for? Each has a bit of its own, so that a sum says which were found.
SELECT
  listed.term,
  ' ' || listed.term AS beginning,
  CAST(POWER(2, ROW_NUMBER() OVER (ORDER BY listed.term NULLS LAST) - 1) AS INTEGER) AS bit
FROM (SELECT unnest(CAST($words AS VARCHAR[])) AS term) AS listed
