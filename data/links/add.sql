INSERT INTO link (key, page, query, snapshot_id, title, note, author, created_at)
VALUES (:key, :page, :query, :snapshot_id, :title, :note, :author, :created_at)
