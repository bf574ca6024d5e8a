-- asks: How often did the news mention anything on the dates and in the countries chosen, as a program counts it?
-- uses: selected_attention
-- returns: mentioned_on DATE, country_iso3 VARCHAR, country VARCHAR, event_root_code VARCHAR, coded_rows BIGINT, mentions BIGINT,
--   sources BIGINT, articles BIGINT, dataset_id VARCHAR, licence VARCHAR
-- one row per: day, country, root code of CAMEO and redistributable dataset; neither events nor deaths, whatever else is selected
SELECT
  selected_attention.mentioned_on,
  selected_attention.country_iso3,
  country.name AS country,
  selected_attention.event_root_code,
  selected_attention.coded_rows,
  selected_attention.mentions,
  selected_attention.sources,
  selected_attention.articles,
  selected_attention.dataset_id,
  dataset.licence
FROM selected_attention
INNER JOIN dataset
  ON dataset.dataset_id = selected_attention.dataset_id AND dataset.redistributable
LEFT JOIN country
  ON country.iso3 = selected_attention.country_iso3
ORDER BY
  selected_attention.mentioned_on NULLS LAST,
  selected_attention.country_iso3 NULLS LAST,
  selected_attention.event_root_code NULLS LAST,
  selected_attention.dataset_id NULLS LAST
