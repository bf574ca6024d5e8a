-- asks: Which texts of events hold all the words between what is said and where it happened, and which as beginnings of words?
-- uses: found_texts, terms
-- The place is named where it holds all of them by itself.
SELECT
  event_text.event_text_no,
  CASE WHEN whereabouts.found = CAST((SELECT SUM(terms.bit) FROM terms) AS INTEGER) THEN event_text.place_no END AS place_no,
  (COALESCE(wording.begun, 0) | COALESCE(whereabouts.begun, 0))
    = (COALESCE(wording.found, 0) | COALESCE(whereabouts.found, 0)) AS words_begin
FROM event_text
LEFT JOIN found_texts AS wording
  ON wording.text_no = event_text.wording_no
LEFT JOIN found_texts AS whereabouts
  ON whereabouts.text_no = event_text.place_no
WHERE (COALESCE(wording.found, 0) | COALESCE(whereabouts.found, 0)) = CAST((SELECT SUM(terms.bit) FROM terms) AS INTEGER)
