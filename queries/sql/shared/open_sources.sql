-- asks: Which sources may be handed on?
SELECT source.source_id, source.publisher, source.title, source.url
FROM source
INNER JOIN dataset
  ON dataset.dataset_id = source.dataset_id AND dataset.redistributable
