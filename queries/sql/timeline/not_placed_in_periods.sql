-- asks: Which matching records are dated too coarsely for the period chosen?
-- uses: events_with_fit
-- returns: date_precision VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: date precision that is coarser than the period
SELECT
  events_with_fit.date_precision,
  COUNT(*) AS records,
  CAST(SUM(events_with_fit.events) AS BIGINT) AS events,
  CAST(SUM(events_with_fit.accounts) AS BIGINT) AS accounts,
  CAST(SUM(events_with_fit.low) AS BIGINT) AS low,
  CAST(SUM(events_with_fit.best) AS BIGINT) AS best,
  CAST(SUM(events_with_fit.high) AS BIGINT) AS high
FROM events_with_fit
WHERE NOT events_with_fit.fits_period
GROUP BY events_with_fit.date_precision
ORDER BY events_with_fit.date_precision NULLS LAST
