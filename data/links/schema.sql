-- Short links: made once, never taken for another view again, and never deleted.
CREATE TABLE IF NOT EXISTS link (
  key TEXT PRIMARY KEY,
  page TEXT NOT NULL,
  query TEXT NOT NULL,
  snapshot_id TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT,
  created_at TEXT NOT NULL,
  retired_at TEXT
) STRICT
