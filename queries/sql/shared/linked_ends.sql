-- asks: Which statements are the ends of links with a topic of the event, wherever they stand themselves?
-- uses: linked_statements
SELECT
  statement.statement_id,
  statement.topic_id,
  statement.speaker_actor_id,
  speaker.name AS speaker,
  speaker.party_actor_id,
  party.name AS party,
  CAST(statement.position AS VARCHAR) AS position,
  statement.made_on,
  statement.summary
FROM (
  SELECT linked_statements.first_statement_id AS statement_id FROM linked_statements
  UNION
  SELECT linked_statements.second_statement_id FROM linked_statements
) AS ends
INNER JOIN statement
  ON statement.statement_id = ends.statement_id
INNER JOIN actor AS speaker
  ON speaker.actor_id = statement.speaker_actor_id
INNER JOIN actor AS party
  ON party.actor_id = speaker.party_actor_id
