-- asks: Which texts of events hold all the words between what is said and where it happened, and which as beginnings of words?
-- uses: found_texts, rarest_texts, terms
-- The place is named where it holds all of them by itself.
SELECT
  near.event_text_no,
  CASE WHEN whereabouts.found = CAST((SELECT SUM(terms.bit) FROM terms) AS INTEGER) THEN near.place_no END AS place_no,
  (COALESCE(wording.begun, 0) | COALESCE(whereabouts.begun, 0))
    = (COALESCE(wording.found, 0) | COALESCE(whereabouts.found, 0)) AS words_begin
FROM (
  -- The word that the fewest texts hold stands in one of the two: most pairs are left out by that alone.
  SELECT event_text.*
  FROM event_text
  WHERE event_text.wording_no IN (SELECT rarest_texts.text_no FROM rarest_texts)
    OR event_text.place_no IN (SELECT rarest_texts.text_no FROM rarest_texts)
) AS near
LEFT JOIN found_texts AS wording
  ON wording.text_no = near.wording_no
LEFT JOIN found_texts AS whereabouts
  ON whereabouts.text_no = near.place_no
WHERE (COALESCE(wording.found, 0) | COALESCE(whereabouts.found, 0)) = CAST((SELECT SUM(terms.bit) FROM terms) AS INTEGER)
