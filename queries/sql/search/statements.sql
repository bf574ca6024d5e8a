-- asks: Which statements hold the words, in summary, quotation or translation, of those made by the day asked for and not withdrawn?
-- uses: statements_as_of, records_found
-- params: top INTEGER
-- returns: statement_id VARCHAR, made_on DATE, speaker VARCHAR, speaker_role VARCHAR, topic_id VARCHAR, topic VARCHAR,
--   position VARCHAR, summary VARCHAR, quote VARCHAR, quote_language VARCHAR, quote_en VARCHAR, event_id VARCHAR, publisher VARCHAR,
--   url VARCHAR, source_locator VARCHAR, matching BIGINT
-- one row per: statement, the best `top`; dates are those on which they were made, actors those who speak, or for whom, countries, types,
--   datasets and conflicts those of the event; matching says how many there are in all
SELECT
  statements_as_of.statement_id,
  statements_as_of.made_on,
  statements_as_of.speaker,
  statements_as_of.speaker_role,
  statements_as_of.topic_id,
  topic.title AS topic,
  statements_as_of.position,
  statements_as_of.summary,
  statements_as_of.quote,
  statements_as_of.quote_language,
  statements_as_of.quote_en,
  topic.event_id,
  source.publisher,
  source.url,
  statements_as_of.source_locator,
  COUNT(*) OVER () AS matching
FROM records_found
INNER JOIN statements_as_of
  ON statements_as_of.statement_id = records_found.record_id
INNER JOIN topic
  ON topic.topic_id = statements_as_of.topic_id
INNER JOIN source
  ON source.source_id = statements_as_of.source_id
INNER JOIN event
  ON event.event_no = statements_as_of.event_no
WHERE records_found.kind = 'statement'
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), event.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(event.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), event.dataset_id))
  AND (CAST($conflicts AS VARCHAR[]) IS NULL OR list_contains(CAST($conflicts AS VARCHAR[]), event.conflict_name))
  AND (CAST($date_from AS DATE) IS NULL OR statements_as_of.made_on >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR statements_as_of.made_on <= CAST($date_to AS DATE))
  AND (
    CAST($actors AS VARCHAR[]) IS NULL
    OR statements_as_of.speaker_actor_id IN (
      SELECT actor_ancestor.actor_id
      FROM actor_ancestor
      WHERE list_contains(CAST($actors AS VARCHAR[]), actor_ancestor.ancestor_actor_id)
    )
  )
ORDER BY
  records_found.words_begin DESC NULLS LAST,
  statements_as_of.made_on DESC NULLS LAST,
  statements_as_of.made_at DESC NULLS LAST,
  statements_as_of.statement_id NULLS LAST
LIMIT CAST($top AS INTEGER)
