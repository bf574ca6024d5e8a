-- Every record that is not the same in the two snapshots, `before` and `after`, with what it was and what it is.
CREATE TABLE change (
  record_kind VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  dataset_before VARCHAR,
  dataset_id VARCHAR NOT NULL,
  record_before VARCHAR,
  record_id VARCHAR NOT NULL,
  event_before VARCHAR,
  event_id VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  day DATE NOT NULL,
  low_before BIGINT,
  best_before BIGINT,
  high_before BIGINT,
  low BIGINT,
  best BIGINT,
  high BIGINT,
  changed VARCHAR[] NOT NULL
);
