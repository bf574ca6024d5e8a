-- Every span that holds the days of some row of a tally, and the one that stands for none.
SELECT
  span_no,
  span_no // 10000 AS months,
  span_start(span_no // 10000, make_date(span_no % 10000, 1, 1)) AS first_day,
  span_end(span_no // 10000, make_date(span_no % 10000, 1, 1)) AS last_day
FROM (
  SELECT outer_no AS span_no FROM tally
  UNION
  SELECT outer_no FROM cast_tally
  UNION
  SELECT outer_no FROM unplaced_tally
  UNION
  SELECT outer_no FROM cell_tally
) AS spans
WHERE span_no > 0
UNION ALL
SELECT 0, NULL, NULL, NULL
