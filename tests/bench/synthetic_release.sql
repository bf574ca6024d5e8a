-- Synthetic events as a release kept in the store.
COPY (
  SELECT * EXCLUDE (land, iso3, conflict, rebels)
  FROM synthetic
  ORDER BY start_date, external_id
) TO 'EVENTS_PARQUET' (FORMAT parquet, KV_METADATA {sha256: 'synthetic'});
