-- asks: Which actors, countries, statements and sources hold all the words, and which of them as beginnings of words?
-- uses: terms
SELECT
  search_text.kind,
  search_text.record_id,
  COUNT(*) = COUNT(*) FILTER (WHERE contains(search_text.folded, terms.beginning)) AS words_begin
FROM search_text
INNER JOIN terms
  ON contains(search_text.folded, terms.term)
GROUP BY search_text.kind, search_text.record_id
HAVING COUNT(*) = (SELECT COUNT(*) FROM terms)
