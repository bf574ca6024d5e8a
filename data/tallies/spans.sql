-- How the days of a tally's rows lie in spans of 1, 4, 16 and 64 years, of which each is four of the next shorter.
CREATE OR REPLACE TEMP MACRO span_start(day, years) AS
  CASE WHEN years IS NOT NULL THEN make_date(greatest(1, years * (year(day) // years)), 1, 1) END;

CREATE OR REPLACE TEMP MACRO span_end(day, years) AS
  CASE WHEN years IS NOT NULL THEN make_date(least(9999, years * (year(day) // years) + years - 1), 12, 31) END;

-- The shortest span that holds the days of a row and is longer than the one that the row stands for.
CREATE OR REPLACE TEMP MACRO outer_years(span_months, first_day, last_day) AS CASE
  WHEN span_months < 12 AND year(first_day) = year(last_day) THEN 1
  WHEN span_months < 48 AND year(first_day) // 4 = year(last_day) // 4 THEN 4
  WHEN span_months < 192 AND year(first_day) // 16 = year(last_day) // 16 THEN 16
  WHEN span_months < 768 AND year(first_day) // 64 = year(last_day) // 64 THEN 64
END;

CREATE OR REPLACE TEMP MACRO in_spans(relation) AS TABLE
SELECT
  *,
  12 * outer_years(span_months, first_day, last_day) AS outer_months,
  span_start(first_day, outer_years(span_months, first_day, last_day)) AS outer_first,
  span_end(first_day, outer_years(span_months, first_day, last_day)) AS outer_last
FROM query_table(relation);

CREATE OR REPLACE TEMP MACRO in_billionths(number) AS CAST(round(number * 1e9) AS HUGEINT);
