-- asks: Which documents have the words in their title or publisher?
-- uses: records_found
-- params: top INTEGER
-- returns: source_id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_on DATE, language VARCHAR, kind VARCHAR,
--   matching BIGINT
-- one row per: source, the best `top`; where dates or a day asked for are given, those published then, and none that states no day;
--   matching says how many there are in all
SELECT
  source.source_id,
  source.publisher,
  source.title,
  source.url,
  source.published_on,
  source.language,
  code.label AS kind,
  COUNT(*) OVER () AS matching
FROM records_found
INNER JOIN source
  ON source.source_id = records_found.record_id
INNER JOIN code
  ON code.enumeration = 'source_kind' AND code.code = CAST(source.kind AS VARCHAR)
WHERE records_found.kind = 'source'
  AND (CAST($asof AS DATE) IS NULL OR source.published_on <= CAST($asof AS DATE))
  AND (CAST($date_from AS DATE) IS NULL OR source.published_on >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR source.published_on <= CAST($date_to AS DATE))
ORDER BY records_found.words_begin DESC NULLS LAST, source.published_on DESC NULLS LAST, source.source_id NULLS LAST
LIMIT CAST($top AS INTEGER)
