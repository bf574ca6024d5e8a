-- asks: Which two statements contradict or corroborate each other, as they were read, the earlier first, one at least on a topic of the event?
-- uses: topics_of_event
SELECT
  statement_link.first_statement_id,
  statement_link.second_statement_id,
  statement_link.relation,
  statement_link.note
FROM statement_link
WHERE (
  statement_link.first_topic_id IN (SELECT topics_of_event.topic_id FROM topics_of_event)
  OR statement_link.second_topic_id IN (SELECT topics_of_event.topic_id FROM topics_of_event)
)
  AND (CAST($asof AS DATE) IS NULL OR statement_link.known_on <= CAST($asof AS DATE))
  AND (
    statement_link.withdrawn_on IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND statement_link.withdrawn_on > CAST($asof AS DATE))
  )
