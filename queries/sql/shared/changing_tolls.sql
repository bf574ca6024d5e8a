-- asks: Which figure counts, as of the day asked for, of each event whose own row does not hold it?
SELECT
  event_toll.event_no,
  event_toll.low,
  event_toll.best,
  event_toll.high,
  event_toll.out_of_order_count
FROM event_toll
WHERE CAST(event_toll.harm AS VARCHAR) = CAST($harm AS VARCHAR)
  AND CAST(event_toll.victim_category AS VARCHAR) = CAST($victim AS VARCHAR)
  AND (CAST($asof AS DATE) IS NULL OR event_toll.counts_from <= CAST($asof AS DATE))
  AND (
    event_toll.counts_until IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND event_toll.counts_until > CAST($asof AS DATE))
  )
