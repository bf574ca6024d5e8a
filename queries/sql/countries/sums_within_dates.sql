-- asks: What do the coded events that lie wholly within the dates chosen add up to in each country, and what reaches over their edges?
-- uses: tallies
-- returns: country_iso3 VARCHAR, country VARCHAR, events BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT,
--   events_over_edges BIGINT, low_over_edges BIGINT, best_over_edges BIGINT, high_over_edges BIGINT, best_rank BIGINT
-- one row per: country with coded events that match; best_rank is its place by the best estimate, the same for equals, none without
WITH sides AS (
  SELECT
    tallies.country_iso3,
    tallies.events,
    tallies.low,
    tallies.best,
    tallies.high,
    tallies.without_number,
    (CAST($date_from AS DATE) IS NULL OR tallies.first_day >= CAST($date_from AS DATE))
    AND (CAST($date_to AS DATE) IS NULL OR tallies.last_day <= CAST($date_to AS DATE)) AS is_within
  FROM tallies
  WHERE tallies.events > 0
),

totals AS (
  SELECT
    sides.country_iso3,
    CAST(COALESCE(SUM(sides.events) FILTER (WHERE sides.is_within), 0) AS BIGINT) AS events,
    CAST(SUM(sides.low) FILTER (WHERE sides.is_within) AS BIGINT) AS low,
    CAST(SUM(sides.best) FILTER (WHERE sides.is_within) AS BIGINT) AS best,
    CAST(SUM(sides.high) FILTER (WHERE sides.is_within) AS BIGINT) AS high,
    CAST(COALESCE(SUM(sides.without_number) FILTER (WHERE sides.is_within), 0) AS BIGINT) AS without_number,
    CAST(COALESCE(SUM(sides.events) FILTER (WHERE NOT sides.is_within), 0) AS BIGINT) AS events_over_edges,
    CAST(SUM(sides.low) FILTER (WHERE NOT sides.is_within) AS BIGINT) AS low_over_edges,
    CAST(SUM(sides.best) FILTER (WHERE NOT sides.is_within) AS BIGINT) AS best_over_edges,
    CAST(SUM(sides.high) FILTER (WHERE NOT sides.is_within) AS BIGINT) AS high_over_edges
  FROM sides
  GROUP BY sides.country_iso3
)

SELECT
  totals.country_iso3,
  COALESCE(country.name, 'At sea or in no country') AS country,
  totals.events,
  totals.low,
  totals.best,
  totals.high,
  totals.without_number,
  totals.events_over_edges,
  totals.low_over_edges,
  totals.best_over_edges,
  totals.high_over_edges,
  CASE WHEN totals.best IS NOT NULL THEN RANK() OVER (ORDER BY totals.best DESC NULLS LAST) END AS best_rank
FROM totals
LEFT JOIN country
  ON country.iso3 = totals.country_iso3
ORDER BY totals.best DESC NULLS LAST, totals.events DESC NULLS LAST, totals.country_iso3 NULLS LAST
