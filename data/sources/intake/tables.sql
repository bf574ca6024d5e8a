-- What an import notes of a file while it reads it: rows that are not taken in, cells that are read by a rule, lines.
-- position counts the records of the file from 0.
CREATE TEMP TABLE rejected (
  position BIGINT,
  line BIGINT,
  column_name VARCHAR,
  value VARCHAR,
  reason VARCHAR
);

CREATE TEMP TABLE repaired (
  position BIGINT,
  line BIGINT,
  rule VARCHAR,
  column_name VARCHAR,
  published VARCHAR,
  taken VARCHAR
);

CREATE TEMP TABLE lines (
  position BIGINT,
  line BIGINT
);

-- Rules that the editor switched off.
CREATE TEMP MACRO rule_applies(rule) AS NOT list_contains(getvariable('undone'), rule);

-- Nearly every cell is written in the one usual way: that it reads back as it stands costs less to see than a pattern.
CREATE TEMP MACRO usual_day(moment) AS
  CASE
    WHEN CAST(TRY_CAST(left(moment, 10) AS DATE) AS VARCHAR) = left(moment, 10)
      AND isfinite(TRY_CAST(left(moment, 10) AS DATE))
      AND substr(moment, 11) IN ('', ' 00:00:00.000', ' 00:00:00', 'T00:00:00')
    THEN TRY_CAST(left(moment, 10) AS DATE)
  END;

CREATE TEMP MACRO iso_day(moment) AS
  coalesce(
    usual_day(moment),
    CASE
      WHEN regexp_full_match(moment, '\d{4}-\d{2}-\d{2}([ T].*)?')
      THEN TRY_CAST(TRY_CAST(moment AS TIMESTAMP) AS DATE)
    END
  );

-- Only with AM or PM: 05/01/2026 by itself is May to some and January to others.
CREATE TEMP MACRO month_first_day(moment) AS
  CASE
    WHEN rule_applies('month_first_date') AND regexp_full_match(moment, '\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(:\d{2})? [AP]M')
    THEN CAST(try_strptime(split_part(moment, ' ', 1), '%m/%d/%Y') AS DATE)
  END;

CREATE TEMP MACRO day(moment) AS coalesce(iso_day(moment), month_first_day(moment));

CREATE TEMP MACRO whole(number) AS
  CASE
    WHEN CAST(TRY_CAST(number AS BIGINT) AS VARCHAR) = number THEN TRY_CAST(number AS BIGINT)
    WHEN regexp_full_match(number, '-?\d+') THEN TRY_CAST(number AS BIGINT)
    WHEN rule_applies('whole_number_with_decimals') AND regexp_full_match(number, '-?\d+\.0+') THEN TRY_CAST(split_part(number, '.', 1) AS BIGINT)
  END;
