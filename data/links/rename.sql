UPDATE link SET title = :title
WHERE key = :key AND retired_at IS NULL
