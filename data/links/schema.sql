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
) STRICT;

-- The views of a briefing, itself a link, in their order.
CREATE TABLE IF NOT EXISTS slide (
  briefing_key TEXT NOT NULL REFERENCES link (key),
  place INTEGER NOT NULL,
  link_key TEXT NOT NULL REFERENCES link (key),
  caption TEXT NOT NULL,
  PRIMARY KEY (briefing_key, place)
) STRICT;
