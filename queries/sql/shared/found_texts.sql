-- asks: Which texts of events hold some of the words, which of them, and which at the beginning of a word?
-- uses: terms
SELECT
  search_text.text_no,
  CAST(SUM(terms.bit) AS INTEGER) AS found,
  CAST(SUM(CASE WHEN contains(search_text.folded, terms.beginning) THEN terms.bit ELSE 0 END) AS INTEGER) AS begun
FROM search_text
INNER JOIN terms
  ON contains(search_text.folded, terms.term)
WHERE search_text.kind IN ('wording', 'place')
GROUP BY search_text.text_no
