SELECT
  key,
  page,
  query,
  snapshot_id,
  title,
  note,
  author,
  created_at,
  retired_at
FROM link
WHERE :key IS NULL OR key = :key
ORDER BY created_at DESC, key
