-- asks: Which tallies are of events that the selection chooses, its dates aside? None where it asks for what they do not tell apart.
SELECT
  tally.span_months,
  tally.outer_no,
  tally.dataset_id,
  tally.country_iso3,
  CAST(tally.event_type AS VARCHAR) AS event_type,
  tally.first_day,
  tally.last_day,
  tally.dated_to_year,
  tally.records,
  tally.event_count,
  CASE WHEN dataset.summed THEN tally.event_count ELSE 0 END AS events,
  CASE WHEN CAST(dataset.role AS VARCHAR) = 'accounts' THEN tally.event_count ELSE 0 END AS accounts,
  tally.killed_low AS low,
  tally.killed_best AS best,
  tally.killed_high AS high,
  CASE WHEN dataset.summed THEN tally.without_number ELSE 0 END AS without_number,
  tally.without_place,
  tally.out_of_order_count AS out_of_order
FROM tally
INNER JOIN dataset
  ON dataset.dataset_id = tally.dataset_id
WHERE CAST($actors AS VARCHAR[]) IS NULL
  AND CAST($conflicts AS VARCHAR[]) IS NULL
  AND CAST($words AS VARCHAR[]) IS NULL
  AND CAST($harm AS VARCHAR) = 'killed'
  AND CAST($victim AS VARCHAR) = 'all'
  AND (CAST($asof AS DATE) IS NULL OR tally.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), tally.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(tally.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), tally.dataset_id))
