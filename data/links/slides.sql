SELECT
  slide.caption,
  link.key,
  link.page,
  link.query,
  link.snapshot_id,
  link.title,
  link.note,
  link.author,
  link.created_at,
  link.retired_at
FROM slide
INNER JOIN link ON link.key = slide.link_key
WHERE slide.briefing_key = :key
ORDER BY slide.place
