-- How many mentions in the news did each dataset count, on how many days, and how many does it count now? Only where that is another.
SELECT *
FROM (
  SELECT
    coalesce(fresh.dataset_id, old.dataset_id) AS dataset_id,
    coalesce(old.days, 0) AS days_before,
    coalesce(old.mentions, 0) AS mentions_before,
    coalesce(fresh.days, 0) AS days,
    coalesce(fresh.mentions, 0) AS mentions
  FROM (
    SELECT dataset_id, count(DISTINCT mentioned_on) AS days, CAST(sum(mentions) AS BIGINT) AS mentions
    FROM before.media_attention
    GROUP BY dataset_id
  ) AS old
  FULL JOIN (
    SELECT dataset_id, count(DISTINCT mentioned_on) AS days, CAST(sum(mentions) AS BIGINT) AS mentions
    FROM after.media_attention
    GROUP BY dataset_id
  ) AS fresh
    ON fresh.dataset_id = old.dataset_id
) AS counted
WHERE (days_before, mentions_before) IS DISTINCT FROM (days, mentions)
ORDER BY dataset_id
