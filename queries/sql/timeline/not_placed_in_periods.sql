-- asks: Which matching records are dated too coarsely for the period chosen?
-- uses: placed_tallies
-- returns: date_precision VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: date precision that is coarser than the period
SELECT
  placed_tallies.date_precision,
  CAST(SUM(placed_tallies.records) AS BIGINT) AS records,
  CAST(SUM(placed_tallies.events) AS BIGINT) AS events,
  CAST(SUM(placed_tallies.accounts) AS BIGINT) AS accounts,
  CAST(SUM(placed_tallies.low) AS BIGINT) AS low,
  CAST(SUM(placed_tallies.best) AS BIGINT) AS best,
  CAST(SUM(placed_tallies.high) AS BIGINT) AS high
FROM placed_tallies
WHERE NOT placed_tallies.fits_period
GROUP BY placed_tallies.date_precision
ORDER BY placed_tallies.date_precision NULLS LAST
