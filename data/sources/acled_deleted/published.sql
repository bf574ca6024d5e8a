-- An empty table for ACLED's list of deleted events, everything as text.
-- one row per: deleted event
CREATE TEMP TABLE published (
  event_id_cnty VARCHAR,
  deleted_timestamp VARCHAR
);

-- A day, or seconds since 1970 as ACLED writes them.
CREATE TEMP MACRO deletion_day(moment) AS
  CASE WHEN regexp_full_match(moment, '\d{9,10}') THEN CAST(make_timestamp(CAST(moment AS BIGINT) * 1000000) AS DATE) ELSE day(moment) END;
