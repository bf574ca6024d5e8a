-- asks: How often did the news mention anything in the countries chosen, day by day, as a program counts it?
-- uses: selected_attention
-- returns: publisher VARCHAR, mentioned_on DATE, mentions BIGINT, articles BIGINT, coded_rows BIGINT, violence_mentions BIGINT,
--   files BIGINT
-- one row per: publisher of such counts and day with mentions; violence_mentions are those of what the program takes for coercion,
--   assault, fighting or mass violence (root codes 17 to 20 of CAMEO); files counts the exports of that day that were taken in, with
--   mentions of the countries chosen or not
WITH taken_in AS (
  SELECT dataset.publisher, media_attention.mentioned_on, COUNT(DISTINCT media_attention.dataset_id) AS files
  FROM media_attention
  INNER JOIN dataset
    ON dataset.dataset_id = media_attention.dataset_id
  GROUP BY dataset.publisher, media_attention.mentioned_on
)

SELECT
  dataset.publisher,
  selected_attention.mentioned_on,
  CAST(SUM(selected_attention.mentions) AS BIGINT) AS mentions,
  CAST(SUM(selected_attention.articles) AS BIGINT) AS articles,
  CAST(SUM(selected_attention.coded_rows) AS BIGINT) AS coded_rows,
  CAST(COALESCE(SUM(selected_attention.mentions) FILTER (WHERE selected_attention.event_root_code >= '17'), 0) AS BIGINT)
    AS violence_mentions,
  taken_in.files
FROM selected_attention
INNER JOIN dataset
  ON dataset.dataset_id = selected_attention.dataset_id
INNER JOIN taken_in
  ON taken_in.publisher = dataset.publisher AND taken_in.mentioned_on = selected_attention.mentioned_on
GROUP BY dataset.publisher, selected_attention.mentioned_on, taken_in.files
ORDER BY dataset.publisher NULLS LAST, selected_attention.mentioned_on NULLS LAST
