-- The views of a briefing, itself a link, in their order.
CREATE TABLE IF NOT EXISTS slide (
  briefing_key TEXT NOT NULL REFERENCES link (key),
  place INTEGER NOT NULL,
  link_key TEXT NOT NULL REFERENCES link (key),
  caption TEXT NOT NULL,
  PRIMARY KEY (briefing_key, place)
) STRICT
