-- asks: Which statements had been made by the day asked for, and not withdrawn?
SELECT
  statement.statement_id,
  statement.dataset_id,
  statement.event_id,
  event_ancestor.event_no,
  statement.topic_id,
  statement.speaker_actor_id,
  speaker.name AS speaker,
  speaker.role AS speaker_role,
  speaker.party_actor_id,
  party.name AS party,
  party.country_iso3 AS party_country_iso3,
  statement.on_behalf_of_actor_id,
  statement.made_on,
  statement.made_at,
  statement.channel,
  CAST(statement.position AS VARCHAR) AS position,
  statement.summary,
  statement.quote,
  statement.quote_language,
  statement.quote_en,
  statement.source_id,
  statement.source_locator
FROM statement
INNER JOIN event_ancestor
  ON event_ancestor.event_id = statement.event_id AND event_ancestor.depth = 0
INNER JOIN actor AS speaker
  ON speaker.actor_id = statement.speaker_actor_id
INNER JOIN actor AS party
  ON party.actor_id = speaker.party_actor_id
WHERE (CAST($asof AS DATE) IS NULL OR statement.made_on <= CAST($asof AS DATE))
  AND (
    statement.retracted_on IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND statement.retracted_on > CAST($asof AS DATE))
  )
