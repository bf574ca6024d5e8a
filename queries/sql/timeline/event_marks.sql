-- asks: Which curated events of the selection are the most spoken of, and when did they happen?
-- uses: selected_events_spoken_of, statements_as_of, figures_as_of
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, end_date DATE, date_precision VARCHAR, records BIGINT, matching BIGINT
-- one row per: curated event, at most `top`, those with most statements and figures first; matching says how many there are in all
WITH curated AS (
  SELECT
    selected_events_spoken_of.event_id,
    selected_events_spoken_of.event_no,
    selected_events_spoken_of.title,
    selected_events_spoken_of.start_date,
    selected_events_spoken_of.end_date,
    selected_events_spoken_of.date_precision
  FROM selected_events_spoken_of
  WHERE selected_events_spoken_of.dataset_role = 'accounts'
),

spoken AS (
  SELECT statements_as_of.event_no FROM statements_as_of
  UNION ALL
  SELECT figures_as_of.event_no FROM figures_as_of
  WHERE figures_as_of.is_current AND figures_as_of.topic_id IS NOT NULL
),

counted AS (
  SELECT curated.event_no, COUNT(spoken.event_no) AS records
  FROM curated
  LEFT JOIN spoken
    ON spoken.event_no = curated.event_no
  GROUP BY curated.event_no
),

ranked AS (
  SELECT
    curated.*,
    counted.records,
    COUNT(*) OVER () AS matching,
    ROW_NUMBER() OVER (
      ORDER BY counted.records DESC NULLS LAST, curated.start_date NULLS LAST, curated.event_id NULLS LAST
    ) AS position
  FROM curated
  INNER JOIN counted
    ON counted.event_no = curated.event_no
)

SELECT
  ranked.event_id,
  ranked.title,
  ranked.start_date,
  ranked.end_date,
  ranked.date_precision,
  ranked.records,
  ranked.matching
FROM ranked
WHERE ranked.position <= CAST($top AS BIGINT)
ORDER BY ranked.start_date NULLS LAST, ranked.event_id NULLS LAST
