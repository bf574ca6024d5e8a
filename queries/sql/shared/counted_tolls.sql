-- asks: Which figure of each event may be added up: the one total that a summed dataset gives and has not withdrawn?
-- uses: updates_as_of
SELECT
  casualty.event_id,
  casualty.low,
  casualty.best,
  casualty.high,
  casualty.out_of_order_count
FROM casualty
INNER JOIN dataset
  ON dataset.dataset_id = casualty.dataset_id
LEFT JOIN updates_as_of
  ON updates_as_of.casualty_id = casualty.casualty_id AND updates_as_of.turn = 1
WHERE dataset.summed
  AND updates_as_of.casualty_id IS NULL
  AND casualty.part_of_casualty_id IS NULL
  AND CAST(casualty.harm AS VARCHAR) = CAST($harm AS VARCHAR)
  AND CAST(casualty.victim_category AS VARCHAR) = CAST($victim AS VARCHAR)
  AND casualty.victim_country_iso3 IS NULL
  AND (CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE))
  AND (
    casualty.retracted_on IS NULL
    OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
  )
