-- asks: Which actors, countries, statements, sources and places hold all the words, and which of them as beginnings of words?
-- uses: found_texts, terms
SELECT
  found_texts.text_no,
  found_texts.kind,
  found_texts.record_id,
  found_texts.begun = (SELECT SUM(terms.bit) FROM terms) AS begins
FROM found_texts
WHERE found_texts.found = (SELECT SUM(terms.bit) FROM terms)
