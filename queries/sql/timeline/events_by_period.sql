-- asks: How many events and persons harmed fall in each period, in the largest divisions and all others together?
-- uses: summed_days, crossing_shares
-- params: top INTEGER, ranked_by VARCHAR
-- returns: period_start DATE, division_rank BIGINT, divided_by VARCHAR, division VARCHAR, divisions BIGINT, events DOUBLE,
--   accounts DOUBLE, low DOUBLE, best DOUBLE, high DOUBLE, without_number DOUBLE
-- one row per: period with matching events, and division; the divisions after the first `top` by the measure `ranked_by` are one,
--   without divided_by; an event of several periods counts in each by its share; records that are only dated to something longer
--   than the period are left out (see not_placed_in_periods)
WITH cells AS (
  SELECT
    COALESCE(
      crossing_shares.period_start,
      CAST(date_trunc(
        CAST($grain AS VARCHAR),
        CASE WHEN CAST($placed AS VARCHAR) = 'end' THEN summed_days.last_day ELSE summed_days.first_day END
      ) AS DATE)
    ) AS period_start,
    summed_days.divided_by,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.events) AS events,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.accounts) AS accounts,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.low) AS low,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.best) AS best,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.high) AS high,
    SUM(COALESCE(crossing_shares.share, 1.0) * summed_days.without_number) AS without_number
  FROM summed_days
  LEFT JOIN crossing_shares
    ON crossing_shares.first_day = summed_days.first_day AND crossing_shares.last_day = summed_days.last_day
  GROUP BY 1, summed_days.divided_by
),

totals AS (
  SELECT
    cells.divided_by,
    SUM(CASE CAST($ranked_by AS VARCHAR)
      WHEN 'low' THEN cells.low
      WHEN 'high' THEN cells.high
      WHEN 'events' THEN cells.events
      WHEN 'accounts' THEN cells.accounts
      ELSE cells.best
    END) AS total
  FROM cells
  GROUP BY cells.divided_by
),

ranked AS (
  SELECT
    totals.divided_by,
    LEAST(
      ROW_NUMBER() OVER (ORDER BY ROUND(totals.total, 3) DESC NULLS LAST, totals.divided_by NULLS LAST),
      CAST($top AS BIGINT) + 1
    ) AS division_rank
  FROM totals
),

named AS (
  SELECT
    ranked.division_rank,
    COUNT(*) AS divisions,
    CASE WHEN ranked.division_rank <= CAST($top AS BIGINT) THEN MIN(ranked.divided_by) END AS divided_by
  FROM ranked
  GROUP BY ranked.division_rank
)

SELECT
  cells.period_start,
  named.division_rank,
  named.divided_by,
  CASE
    WHEN named.divided_by IS NULL THEN 'Other'
    ELSE CASE CAST($divided_by AS VARCHAR)
      WHEN 'country' THEN COALESCE(country.name, 'At sea or in no country')
      WHEN 'type' THEN code.label
      WHEN 'dataset' THEN dataset.title
      ELSE 'All'
    END
  END AS division,
  named.divisions,
  ROUND(SUM(cells.events), 6) AS events,
  ROUND(SUM(cells.accounts), 6) AS accounts,
  ROUND(SUM(cells.low), 6) AS low,
  ROUND(SUM(cells.best), 6) AS best,
  ROUND(SUM(cells.high), 6) AS high,
  ROUND(SUM(cells.without_number), 6) AS without_number
FROM cells
INNER JOIN ranked
  ON ranked.divided_by = cells.divided_by
INNER JOIN named
  ON named.division_rank = ranked.division_rank
LEFT JOIN country
  ON CAST($divided_by AS VARCHAR) = 'country' AND country.iso3 = named.divided_by
LEFT JOIN code
  ON CAST($divided_by AS VARCHAR) = 'type' AND code.enumeration = 'event_type' AND code.code = named.divided_by
LEFT JOIN dataset
  ON CAST($divided_by AS VARCHAR) = 'dataset' AND dataset.dataset_id = named.divided_by
GROUP BY cells.period_start, named.division_rank, named.divided_by, named.divisions, country.name, code.label, dataset.title
ORDER BY cells.period_start NULLS LAST, named.division_rank NULLS LAST
