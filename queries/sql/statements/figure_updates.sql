-- asks: Which claimants replaced their own figures by the day asked for, and how did the numbers change?
-- uses: bounded_figures
-- returns: topic_id VARCHAR, event_id VARCHAR, claimant_actor_id VARCHAR, claimant VARCHAR, party_actor_id VARCHAR,
--   party VARCHAR, harm VARCHAR, old_casualty_id VARCHAR, new_casualty_id VARCHAR, old_low BIGINT, old_best BIGINT,
--   old_high BIGINT, old_number_kind VARCHAR, old_basis VARCHAR, old_victims VARCHAR, old_period_start DATE,
--   old_period_end DATE, old_claimed_on DATE, new_low BIGINT, new_best BIGINT, new_high BIGINT, new_number_kind VARCHAR,
--   new_basis VARCHAR, new_victims VARCHAR, new_period_start DATE, new_period_end DATE, new_claimed_on DATE,
--   verdict VARCHAR, reason VARCHAR, is_same_count BOOLEAN, is_standing BOOLEAN
-- one row per: figure and the figure that replaced it, in the chosen event and its parts, on the chosen topic where one is chosen;
--   is_same_count says that both count the same people, event and first day in the same way, so that old and new are one series;
--   is_standing says that the new one had not been replaced or withdrawn itself
WITH replacing AS (
  SELECT casualty.casualty_id, casualty.supersedes_casualty_id
  FROM casualty
  WHERE casualty.supersedes_casualty_id IS NOT NULL
    AND (CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE))
    AND (
      casualty.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
    )
),

changed AS (
  SELECT
    old_figure.casualty_id AS old_casualty_id,
    new_figure.casualty_id AS new_casualty_id,
    old_figure.event_id = new_figure.event_id
      AND old_figure.harm = new_figure.harm
      AND old_figure.victim_category = new_figure.victim_category
      AND old_figure.victim_country_iso3 IS NOT DISTINCT FROM new_figure.victim_country_iso3
      AND old_figure.period_start = new_figure.period_start
      AND old_figure.basis = new_figure.basis AS is_same_count,
    old_figure.has_number AS had_number,
    new_figure.has_number,
    old_figure.lower_bound <= new_figure.lower_bound
      AND (new_figure.upper_bound IS NULL OR old_figure.upper_bound <= new_figure.upper_bound) AS is_not_lower,
    old_figure.lower_bound >= new_figure.lower_bound
      AND (old_figure.upper_bound IS NULL OR old_figure.upper_bound >= new_figure.upper_bound) AS is_not_higher
  FROM replacing
  INNER JOIN bounded_figures AS old_figure
    ON old_figure.casualty_id = replacing.supersedes_casualty_id
  INNER JOIN bounded_figures AS new_figure
    ON new_figure.casualty_id = replacing.casualty_id
)

SELECT
  new_figure.topic_id,
  new_figure.event_id,
  new_figure.claimant_actor_id,
  new_figure.claimant,
  new_figure.party_actor_id,
  new_figure.party,
  new_figure.harm,
  changed.old_casualty_id,
  changed.new_casualty_id,
  old_figure.low AS old_low,
  old_figure.best AS old_best,
  old_figure.high AS old_high,
  old_figure.number_kind AS old_number_kind,
  old_figure.basis AS old_basis,
  old_figure.victims AS old_victims,
  old_figure.period_start AS old_period_start,
  old_figure.period_end AS old_period_end,
  old_figure.claimed_on AS old_claimed_on,
  new_figure.low AS new_low,
  new_figure.best AS new_best,
  new_figure.high AS new_high,
  new_figure.number_kind AS new_number_kind,
  new_figure.basis AS new_basis,
  new_figure.victims AS new_victims,
  new_figure.period_start AS new_period_start,
  new_figure.period_end AS new_period_end,
  new_figure.claimed_on AS new_claimed_on,
  'same' AS verdict,
  CASE
    WHEN NOT changed.had_number AND changed.has_number THEN 'number_given'
    WHEN changed.had_number AND NOT changed.has_number THEN 'number_dropped'
    WHEN NOT changed.is_same_count THEN 'recounted'
    WHEN NOT changed.has_number THEN 'repeated'
    WHEN changed.is_not_lower AND changed.is_not_higher THEN 'repeated'
    WHEN changed.is_not_lower THEN 'raised'
    WHEN changed.is_not_higher THEN 'lowered'
    ELSE 'redrawn'
  END AS reason,
  changed.is_same_count,
  new_figure.is_current AS is_standing
FROM changed
INNER JOIN bounded_figures AS old_figure
  ON old_figure.casualty_id = changed.old_casualty_id
INNER JOIN bounded_figures AS new_figure
  ON new_figure.casualty_id = changed.new_casualty_id
WHERE CAST($topic AS VARCHAR) IS NULL
  OR old_figure.topic_id = CAST($topic AS VARCHAR)
  OR new_figure.topic_id = CAST($topic AS VARCHAR)
ORDER BY new_figure.claimed_on NULLS LAST, changed.new_casualty_id NULLS LAST, changed.old_casualty_id NULLS LAST
