-- asks: Which events hold all the words looked for, where, and as beginnings of words? All of them where there are none.
-- uses: event_texts_found
-- In two halves of which one is always empty: a condition on texts would be worked out even where no words are asked for.
SELECT event.*, CAST(NULL AS INTEGER) AS place_no, CAST(NULL AS BOOLEAN) AS words_begin
FROM event
WHERE CAST($words AS VARCHAR[]) IS NULL
UNION ALL
SELECT event.*, event_texts_found.place_no, event_texts_found.words_begin
FROM event
INNER JOIN event_texts_found
  ON event_texts_found.event_text_no = event.event_text_no
WHERE CAST($words AS VARCHAR[]) IS NOT NULL
