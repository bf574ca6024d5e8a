-- asks: On which questions are accounts of the selected events compared?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: topic_id VARCHAR, dataset_id VARCHAR, event_id VARCHAR, event VARCHAR, kind VARCHAR, title VARCHAR, question VARCHAR,
--   harm VARCHAR, victim_country_iso3 VARCHAR, victim_category VARCHAR, statements BIGINT, figures BIGINT, licence VARCHAR
-- one row per: topic of a redistributable event; the counts are of redistributable records, and a topic may have none by the day asked for
WITH open_datasets AS (
  SELECT dataset.dataset_id, dataset.licence
  FROM dataset
  WHERE dataset.redistributable
),

said AS (
  SELECT statements_as_of.topic_id, COUNT(*) AS statements
  FROM statements_as_of
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = statements_as_of.dataset_id
  GROUP BY statements_as_of.topic_id
),

claimed AS (
  SELECT figures_as_of.topic_id, COUNT(*) AS figures
  FROM figures_as_of
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = figures_as_of.dataset_id
  WHERE figures_as_of.topic_id IS NOT NULL
  GROUP BY figures_as_of.topic_id
)

SELECT
  topic.topic_id,
  selected_events.dataset_id,
  topic.event_id,
  selected_events.title AS event,
  CAST(topic.kind AS VARCHAR) AS kind,
  topic.title,
  topic.question,
  CAST(topic.harm AS VARCHAR) AS harm,
  topic.victim_country_iso3,
  CAST(topic.victim_category AS VARCHAR) AS victim_category,
  COALESCE(said.statements, 0) AS statements,
  COALESCE(claimed.figures, 0) AS figures,
  open_datasets.licence
FROM topic
INNER JOIN event_ancestor
  ON event_ancestor.event_id = topic.event_id AND event_ancestor.depth = 0
INNER JOIN selected_events
  ON selected_events.event_no = event_ancestor.event_no
INNER JOIN open_datasets
  ON open_datasets.dataset_id = selected_events.dataset_id
LEFT JOIN said
  ON said.topic_id = topic.topic_id
LEFT JOIN claimed
  ON claimed.topic_id = topic.topic_id
ORDER BY topic.topic_id NULLS LAST
