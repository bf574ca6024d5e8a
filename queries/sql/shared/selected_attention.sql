-- asks: Which counts of mentions in the news fall on the dates and countries chosen, read by the day asked for?
-- Actors, types, conflicts and words are not known of mentions: who chooses them sees the mentions of everything.
SELECT
  media_attention.dataset_id,
  media_attention.mentioned_on,
  media_attention.country_iso3,
  media_attention.event_root_code,
  media_attention.coded_rows,
  media_attention.mentions,
  media_attention.sources,
  media_attention.articles
FROM media_attention
WHERE (CAST($asof AS DATE) IS NULL OR media_attention.mentioned_on <= CAST($asof AS DATE))
  AND (CAST($date_from AS DATE) IS NULL OR media_attention.mentioned_on >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR media_attention.mentioned_on <= CAST($date_to AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), media_attention.country_iso3))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), media_attention.dataset_id))
