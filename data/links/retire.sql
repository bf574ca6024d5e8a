UPDATE link SET retired_at = :retired_at
WHERE key = :key AND retired_at IS NULL
