-- asks: What lies in each cell of a grid over the part of the world in view?
-- uses: cells
-- params: cell DOUBLE, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: cell_west DOUBLE, cell_south DOUBLE, latitude DOUBLE, longitude DOUBLE, records BIGINT, imprecise BIGINT, events BIGINT,
--   accounts BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT
-- one row per: cell with matching events in view; latitude and longitude are the mean of its records, imprecise counts those known
--   to a district or less, or to nobody said what; a view whose west is greater than its east runs across 180 degrees
SELECT
  floor(cells.longitude / nullif(CAST($cell AS DOUBLE), 0)) * CAST($cell AS DOUBLE) AS cell_west,
  floor(cells.latitude / nullif(CAST($cell AS DOUBLE), 0)) * CAST($cell AS DOUBLE) AS cell_south,
  round(SUM(cells.latitude * cells.records) / nullif(SUM(cells.records), 0), 4) AS latitude,
  round(SUM(cells.longitude * cells.records) / nullif(SUM(cells.records), 0), 4) AS longitude,
  CAST(SUM(cells.records) AS BIGINT) AS records,
  CAST(SUM(cells.imprecise) AS BIGINT) AS imprecise,
  CAST(SUM(cells.events) AS BIGINT) AS events,
  CAST(SUM(cells.accounts) AS BIGINT) AS accounts,
  CAST(SUM(cells.low) AS BIGINT) AS low,
  CAST(SUM(cells.best) AS BIGINT) AS best,
  CAST(SUM(cells.high) AS BIGINT) AS high,
  CAST(SUM(cells.without_number) AS BIGINT) AS without_number
FROM cells
WHERE NOT (cells.latitude = 0 AND cells.longitude = 0)
  AND cells.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
  AND CASE
    WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
      THEN cells.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
    ELSE cells.longitude >= CAST($west AS DOUBLE) OR cells.longitude <= CAST($east AS DOUBLE)
  END
GROUP BY 1, 2
ORDER BY cell_west NULLS LAST, cell_south NULLS LAST
