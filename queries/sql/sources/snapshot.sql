-- asks: Which snapshot is this?
-- returns: snapshot_id VARCHAR, created_at TIMESTAMP, software_version VARCHAR, content_sha256 VARCHAR
-- one row per: snapshot, of which there is one
SELECT snapshot.snapshot_id, snapshot.created_at, snapshot.software_version, snapshot.content_sha256
FROM snapshot
ORDER BY snapshot.snapshot_id NULLS LAST
