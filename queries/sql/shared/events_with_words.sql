-- asks: Which events hold all the words looked for? All of them where there are none.
-- uses: event_texts_found
-- In two halves of which one is always empty: a condition on texts would be worked out even where no words are asked for.
SELECT event.*
FROM event
WHERE CAST($words AS VARCHAR[]) IS NULL
UNION ALL
SELECT event.*
FROM event
INNER JOIN event_texts_found
  ON event_texts_found.event_text_no = event.event_text_no
WHERE CAST($words AS VARCHAR[]) IS NOT NULL
