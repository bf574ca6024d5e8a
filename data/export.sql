-- What may be handed on of the snapshot `kept`: rows of redistributable datasets, and what belongs to nobody's dataset.
-- Tables that are ours are left out: a build makes them again from these.
CREATE VIEW open_dataset AS
SELECT dataset_id FROM kept.dataset WHERE redistributable;

CREATE VIEW dataset AS
SELECT * FROM kept.dataset ORDER BY dataset_id;

CREATE VIEW code AS
SELECT * FROM kept.code ORDER BY enumeration, position;

CREATE VIEW country AS
SELECT * FROM kept.country ORDER BY iso3;

CREATE VIEW country_alias AS
SELECT * FROM kept.country_alias ORDER BY alias, scheme;

CREATE VIEW source AS
SELECT * FROM kept.source SEMI JOIN open_dataset USING (dataset_id) ORDER BY source_id;

CREATE VIEW event AS
SELECT * EXCLUDE (event_no, event_text_no, cast_no)
FROM kept.event SEMI JOIN open_dataset USING (dataset_id)
ORDER BY event_id;

CREATE VIEW event_actor AS
SELECT event_id, actor_id, role
FROM kept.event_actor SEMI JOIN event USING (event_id)
ORDER BY event_id, role, actor_id;

CREATE VIEW event_source AS
SELECT *
FROM kept.event_source SEMI JOIN event USING (event_id) SEMI JOIN source USING (source_id)
ORDER BY event_id, position, source_id;

CREATE VIEW topic AS
SELECT * FROM kept.topic SEMI JOIN event USING (event_id) ORDER BY topic_id;

CREATE VIEW statement AS
SELECT * FROM kept.statement SEMI JOIN open_dataset USING (dataset_id) ORDER BY statement_id;

CREATE VIEW statement_relation AS
SELECT relation.*
FROM kept.statement_relation AS relation
SEMI JOIN statement AS speaking
  ON speaking.statement_id = relation.from_statement_id
SEMI JOIN statement AS spoken_of
  ON spoken_of.statement_id = relation.to_statement_id
ORDER BY relation.from_statement_id, relation.to_statement_id, relation.relation;

CREATE VIEW casualty AS
SELECT * EXCLUDE (event_no) FROM kept.casualty SEMI JOIN open_dataset USING (dataset_id) ORDER BY casualty_id;

CREATE VIEW withdrawn_event AS
SELECT * FROM kept.withdrawn_event SEMI JOIN open_dataset USING (dataset_id) ORDER BY dataset_id, external_id;

CREATE VIEW media_attention AS
SELECT *
FROM kept.media_attention SEMI JOIN open_dataset USING (dataset_id)
ORDER BY dataset_id, mentioned_on, country_iso3, event_root_code;

-- Actors have no dataset of their own: only those that the rows above speak of.
CREATE VIEW actor AS
WITH RECURSIVE named AS (
  SELECT actor_id FROM event_actor
  UNION
  SELECT unnest([speaker_actor_id, on_behalf_of_actor_id]) FROM statement
  UNION
  SELECT unnest([claimant_actor_id, victim_actor_id]) FROM casualty
  UNION
  SELECT actor.parent_actor_id
  FROM kept.actor
  INNER JOIN named
    ON named.actor_id = actor.actor_id
)
SELECT * FROM kept.actor SEMI JOIN named USING (actor_id) ORDER BY actor_id;

CREATE VIEW dictionary AS
SELECT dictionary.*
FROM kept.dictionary
SEMI JOIN (SELECT view_name AS table_name FROM duckdb_views() WHERE NOT internal) AS exported USING (table_name)
ORDER BY table_name, position;

CREATE VIEW withheld AS
SELECT dataset_id, dataset.publisher, dataset.licence, record_kind, count(*) AS records
FROM (
  SELECT dataset_id, 'events' AS record_kind FROM kept.event
  UNION ALL
  SELECT dataset_id, 'statements' FROM kept.statement
  UNION ALL
  SELECT dataset_id, 'figures' FROM kept.casualty
  UNION ALL
  SELECT dataset_id, 'sources' FROM kept.source
  UNION ALL
  SELECT dataset_id, 'withdrawn events' FROM kept.withdrawn_event
  UNION ALL
  SELECT dataset_id, 'counts of mentions' FROM kept.media_attention
) AS records
INNER JOIN kept.dataset USING (dataset_id)
WHERE NOT dataset.redistributable
GROUP BY ALL
ORDER BY ALL;
