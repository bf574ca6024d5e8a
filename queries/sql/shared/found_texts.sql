-- asks: Which texts of events hold some of the words, which of them, and which at the beginning of a word?
-- uses: terms
-- A single word is looked for among the words that there are; only a phrase is looked for in the texts themselves.
SELECT
  held.text_no,
  bit_or(held.bit) AS found,
  bit_or(CASE WHEN held.begins THEN held.bit ELSE 0 END) AS begun
FROM (
  SELECT event_word_text.text_no, terms.bit, starts_with(event_word.word, terms.term) AS begins
  FROM terms
  INNER JOIN event_word
    ON contains(event_word.word, terms.term)
  INNER JOIN event_word_text
    ON event_word_text.word_no = event_word.word_no
  WHERE NOT contains(terms.term, ' ')
  UNION ALL
  SELECT search_text.text_no, terms.bit, contains(search_text.folded, terms.beginning) AS begins
  FROM search_text
  INNER JOIN terms
    ON contains(search_text.folded, terms.term)
  WHERE search_text.kind IN ('wording', 'place') AND contains(terms.term, ' ')
) AS held
GROUP BY held.text_no
