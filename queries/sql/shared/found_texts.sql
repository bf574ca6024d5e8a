-- asks: Which texts hold some of the words, which of them, and which at the beginning of a word?
-- uses: terms
SELECT
  search_text.text_no,
  search_text.kind,
  search_text.record_id,
  CAST(SUM(terms.bit) AS BIGINT) AS found,
  CAST(SUM(CASE WHEN strpos(' ' || search_text.folded, ' ' || terms.term) > 0 THEN terms.bit ELSE 0 END) AS BIGINT) AS begun
FROM search_text
INNER JOIN terms
  ON strpos(search_text.folded, terms.term) > 0
GROUP BY search_text.text_no, search_text.kind, search_text.record_id
