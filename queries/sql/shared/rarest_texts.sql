-- asks: Which texts of events hold the word, of those looked for, that the fewest texts hold?
-- uses: found_texts, terms
SELECT found_texts.text_no
FROM found_texts
WHERE (found_texts.found & (
  SELECT counted.bit
  FROM (
    SELECT terms.bit, COUNT(holding.text_no) AS texts
    FROM terms
    LEFT JOIN found_texts AS holding
      ON (holding.found & terms.bit) <> 0
    GROUP BY terms.bit
  ) AS counted
  ORDER BY counted.texts NULLS LAST, counted.bit NULLS LAST
  LIMIT 1
)) <> 0
