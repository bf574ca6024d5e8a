-- What did the killed add up to in each country, and what do they add up to now? Only where anything is another.
SELECT *
FROM (
  SELECT
    coalesce(country.name, 'At sea or in no country') AS part,
    CAST(coalesce(sum(events) FILTER (WHERE side = 'before'), 0) AS BIGINT) AS events_before,
    CAST(sum(low) FILTER (WHERE side = 'before') AS BIGINT) AS low_before,
    CAST(sum(best) FILTER (WHERE side = 'before') AS BIGINT) AS best_before,
    CAST(sum(high) FILTER (WHERE side = 'before') AS BIGINT) AS high_before,
    CAST(coalesce(sum(without_number) FILTER (WHERE side = 'before'), 0) AS BIGINT) AS without_number_before,
    CAST(coalesce(sum(events) FILTER (WHERE side = 'after'), 0) AS BIGINT) AS events,
    CAST(sum(low) FILTER (WHERE side = 'after') AS BIGINT) AS low,
    CAST(sum(best) FILTER (WHERE side = 'after') AS BIGINT) AS best,
    CAST(sum(high) FILTER (WHERE side = 'after') AS BIGINT) AS high,
    CAST(coalesce(sum(without_number) FILTER (WHERE side = 'after'), 0) AS BIGINT) AS without_number
  FROM total
  LEFT JOIN country
    ON country.iso3 = total.country_iso3
  GROUP BY part
) AS sums
WHERE (events_before, low_before, best_before, high_before, without_number_before)
  IS DISTINCT FROM (events, low, best, high, without_number)
ORDER BY greatest(abs(coalesce(best, 0) - coalesce(best_before, 0)), abs(coalesce(high, 0) - coalesce(high_before, 0))) DESC, part
