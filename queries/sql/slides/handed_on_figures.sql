-- asks: Which figures on the topic may be handed on, out of which datasets, and which of their sources may be named?
-- uses: figures_as_of, open_sources, open_topics
-- returns: casualty_id VARCHAR, dataset_id VARCHAR, source_publisher VARCHAR, source_url VARCHAR, licence VARCHAR
-- one row per: figure of a redistributable dataset on a topic of an event of such
SELECT
  figures_as_of.casualty_id,
  figures_as_of.dataset_id,
  open_sources.publisher AS source_publisher,
  open_sources.url AS source_url,
  dataset.licence
FROM figures_as_of
INNER JOIN open_topics
  ON open_topics.topic_id = figures_as_of.topic_id
INNER JOIN dataset
  ON dataset.dataset_id = figures_as_of.dataset_id AND dataset.redistributable
LEFT JOIN open_sources
  ON open_sources.source_id = figures_as_of.source_id
WHERE figures_as_of.topic_id = CAST($topic AS VARCHAR)
ORDER BY figures_as_of.casualty_id NULLS LAST
