-- Which records changed, and how? Those first whose numbers moved the most; what is merely taken over by another dataset last.
SELECT *
FROM change
WHERE CAST($events AS VARCHAR[]) IS NULL
  OR event_id IN (SELECT unnest(CAST($events AS VARCHAR[])))
  OR event_before IN (SELECT unnest(CAST($events AS VARCHAR[])))
ORDER BY
  changed = ['dataset_id'],
  greatest(
    abs(coalesce(low, 0) - coalesce(low_before, 0)),
    abs(coalesce(best, 0) - coalesce(best_before, 0)),
    abs(coalesce(high, 0) - coalesce(high_before, 0))
  ) DESC,
  day DESC,
  record_kind,
  record_id
LIMIT $top
