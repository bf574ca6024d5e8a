-- asks: How many events and persons harmed fall in each period in which each of the largest parties had a part, and in which none had?
-- uses: placed_events, part_tallies
-- params: top INTEGER, ranked_by VARCHAR
-- returns: period_start DATE, division_rank BIGINT, divided_by VARCHAR, division VARCHAR, divisions BIGINT, events DOUBLE,
--   accounts DOUBLE, low DOUBLE, best DOUBLE, high DOUBLE, without_number DOUBLE
-- one row per: period and party; an event stands once with each of its parties, so rows of different parties are never added;
--   the row without divided_by holds the events in which none of the first `top` parties had a part; the order is by the measure
--   `ranked_by`, added up over the parts of the actors of each party
WITH placed AS (
  SELECT
    placed_events.*,
    CAST(date_trunc(CAST($grain AS VARCHAR), placed_events.first_day) AS DATE) AS first_start,
    CAST(date_trunc(CAST($grain AS VARCHAR), placed_events.last_day) AS DATE) AS last_start
  FROM placed_events
  WHERE placed_events.fits_period
),

played AS (
  SELECT
    part_tallies.actor_id,
    part_tallies.events,
    part_tallies.accounts,
    part_tallies.low,
    part_tallies.best,
    part_tallies.high
  FROM part_tallies
  WHERE CAST($actors AS VARCHAR[]) IS NULL
  UNION ALL
  -- Of chosen actors only the events: those that had a part beside them.
  SELECT cast_member.actor_id, placed.events, placed.accounts, placed.low, placed.best, placed.high
  FROM placed
  INNER JOIN cast_member
    ON cast_member.cast_no = placed.cast_no
  WHERE CAST($actors AS VARCHAR[]) IS NOT NULL
),

totals AS (
  SELECT
    actor.party_actor_id,
    SUM(CASE CAST($ranked_by AS VARCHAR)
      WHEN 'low' THEN played.low
      WHEN 'high' THEN played.high
      WHEN 'events' THEN played.events
      WHEN 'accounts' THEN played.accounts
      ELSE played.best
    END) AS total
  FROM played
  INNER JOIN actor
    ON actor.actor_id = played.actor_id
  GROUP BY actor.party_actor_id
),

ranked AS (
  SELECT
    totals.party_actor_id,
    ROW_NUMBER() OVER (ORDER BY totals.total DESC NULLS LAST, totals.party_actor_id NULLS LAST) AS division_rank
  FROM totals
),

-- Several actors of one party may have parts in one cast: it stands once.
shown AS (
  SELECT DISTINCT cast_member.cast_no, ranked.division_rank
  FROM ranked
  INNER JOIN actor
    ON actor.party_actor_id = ranked.party_actor_id
  INNER JOIN cast_member
    ON cast_member.actor_id = actor.actor_id
  WHERE ranked.division_rank <= CAST($top AS BIGINT)
),

-- Within one period it does not matter on which day: what falls in one is added up first, and only what crosses is shared out.
added AS (
  SELECT
    COALESCE(shown.division_rank, CAST($top AS BIGINT) + 1) AS division_rank,
    CASE WHEN placed.first_start = placed.last_start THEN placed.first_start ELSE placed.first_day END AS first_day,
    CASE WHEN placed.first_start = placed.last_start THEN placed.first_start ELSE placed.last_day END AS last_day,
    SUM(placed.events) AS events,
    SUM(placed.accounts) AS accounts,
    SUM(placed.low) AS low,
    SUM(placed.best) AS best,
    SUM(placed.high) AS high,
    SUM(placed.without_number) AS without_number
  FROM placed
  LEFT JOIN shown
    ON shown.cast_no = placed.cast_no
  GROUP BY 1, 2, 3
),

-- As in crossing_shares, whose spans are those of tallies.
shares AS (
  SELECT
    spans.first_day,
    spans.last_day,
    period.period_start,
    (date_diff('day', GREATEST(spans.first_day, period.period_start), LEAST(spans.last_day, period.period_end)) + 1)
    * 1.0 / nullif(date_diff('day', spans.first_day, spans.last_day) + 1, 0) AS share
  FROM (
    SELECT DISTINCT added.first_day, added.last_day
    FROM added
    WHERE added.first_day <> added.last_day AND CAST($placed AS VARCHAR) = 'spread'
  ) AS spans
  INNER JOIN period AS first_period
    ON first_period.grain = CAST($grain AS VARCHAR)
    AND first_period.period_start = CAST(date_trunc(CAST($grain AS VARCHAR), spans.first_day) AS DATE)
  INNER JOIN period AS last_period
    ON last_period.grain = CAST($grain AS VARCHAR)
    AND last_period.period_start = CAST(date_trunc(CAST($grain AS VARCHAR), spans.last_day) AS DATE)
  INNER JOIN period AS step
    ON step.grain = CAST($grain AS VARCHAR) AND step.period_no <= last_period.period_no - first_period.period_no
  INNER JOIN period
    ON period.grain = CAST($grain AS VARCHAR) AND period.period_no = first_period.period_no + step.period_no
),

cells AS (
  SELECT
    COALESCE(
      shares.period_start,
      CAST(date_trunc(
        CAST($grain AS VARCHAR), CASE WHEN CAST($placed AS VARCHAR) = 'end' THEN added.last_day ELSE added.first_day END
      ) AS DATE)
    ) AS period_start,
    added.division_rank,
    SUM(COALESCE(shares.share, 1.0) * added.events) AS events,
    SUM(COALESCE(shares.share, 1.0) * added.accounts) AS accounts,
    SUM(COALESCE(shares.share, 1.0) * added.low) AS low,
    SUM(COALESCE(shares.share, 1.0) * added.best) AS best,
    SUM(COALESCE(shares.share, 1.0) * added.high) AS high,
    SUM(COALESCE(shares.share, 1.0) * added.without_number) AS without_number
  FROM added
  LEFT JOIN shares
    ON shares.first_day = added.first_day AND shares.last_day = added.last_day
  GROUP BY 1, added.division_rank
)

SELECT
  cells.period_start,
  cells.division_rank,
  ranked.party_actor_id AS divided_by,
  COALESCE(party.name, 'None of these') AS division,
  CASE
    WHEN ranked.party_actor_id IS NULL
      THEN (SELECT COUNT(*) FROM ranked WHERE ranked.division_rank > CAST($top AS BIGINT))
    ELSE 1
  END AS divisions,
  ROUND(cells.events, 6) AS events,
  ROUND(cells.accounts, 6) AS accounts,
  ROUND(cells.low, 6) AS low,
  ROUND(cells.best, 6) AS best,
  ROUND(cells.high, 6) AS high,
  ROUND(cells.without_number, 6) AS without_number
FROM cells
LEFT JOIN ranked
  ON ranked.division_rank = cells.division_rank AND ranked.division_rank <= CAST($top AS BIGINT)
LEFT JOIN actor AS party
  ON party.actor_id = ranked.party_actor_id
ORDER BY cells.period_start NULLS LAST, cells.division_rank NULLS LAST
