-- asks: Which figures had been superseded by the day asked for, since when, and by which figure that was not itself withdrawn?
SELECT
  casualty.supersedes_casualty_id AS casualty_id,
  casualty.casualty_id AS superseded_by_casualty_id,
  casualty.claimed_on AS superseded_on,
  -- Two figures may supersede the same one; the first of them did.
  ROW_NUMBER() OVER (
    PARTITION BY casualty.supersedes_casualty_id
    ORDER BY casualty.claimed_on, casualty.casualty_id
  ) AS turn
FROM casualty
WHERE casualty.supersedes_casualty_id IS NOT NULL
  AND (CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE))
  AND (
    casualty.retracted_on IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
  )
