INSERT INTO slide (briefing_key, place, link_key, caption)
VALUES (:briefing_key, :place, :link_key, :caption)
