-- How the days of a tally's rows lie in spans of 1, 4, 16 and 64 years, of which each is four of the next shorter.
-- A span's number is its months and its first year, and 0 where there is none.
CREATE OR REPLACE TEMP MACRO span_no(months, day) AS 10000 * months + (months // 12) * (year(day) // (months // 12));

CREATE OR REPLACE TEMP MACRO span_start(months, day) AS
  make_date(greatest(1, (months // 12) * (year(day) // (months // 12))), 1, 1);

CREATE OR REPLACE TEMP MACRO span_end(months, day) AS
  make_date(least(9999, (months // 12) * (year(day) // (months // 12) + 1) - 1), 12, 31);

-- The shortest span that holds the days of a row and is longer than the one that the row stands for.
CREATE OR REPLACE TEMP MACRO outer_no(span_months, first_day, last_day) AS CASE
  WHEN span_months < 12 AND year(first_day) = year(last_day) THEN span_no(12, first_day)
  WHEN span_months < 48 AND span_no(48, first_day) = span_no(48, last_day) THEN span_no(48, first_day)
  WHEN span_months < 192 AND span_no(192, first_day) = span_no(192, last_day) THEN span_no(192, first_day)
  WHEN span_months < 768 AND span_no(768, first_day) = span_no(768, last_day) THEN span_no(768, first_day)
  ELSE 0
END;

CREATE OR REPLACE TEMP MACRO in_spans(relation) AS TABLE
SELECT span_months, outer_no(span_months, first_day, last_day) AS outer_no, * EXCLUDE (span_months)
FROM query_table(relation);

CREATE OR REPLACE TEMP MACRO in_billionths(number) AS CAST(round(number * 1e9) AS HUGEINT);
