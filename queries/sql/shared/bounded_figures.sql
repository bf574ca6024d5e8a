-- asks: Whom does each figure claimed by the day asked for count, in the chosen event and its parts, and between which bounds?
-- uses: event_tree, figures_as_of
SELECT
  figures_as_of.casualty_id,
  figures_as_of.topic_id,
  figures_as_of.event_id,
  figures_as_of.statement_id,
  figures_as_of.claimant_actor_id,
  figures_as_of.claimant,
  figures_as_of.party_actor_id,
  figures_as_of.party,
  figures_as_of.harm,
  figures_as_of.victim_country_iso3,
  figures_as_of.victim_category,
  figures_as_of.victim_actor_id,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  figures_as_of.part_of_casualty_id,
  figures_as_of.low,
  figures_as_of.best,
  figures_as_of.high,
  figures_as_of.number_kind,
  figures_as_of.basis,
  figures_as_of.period_start,
  figures_as_of.period_end,
  figures_as_of.claimed_on,
  figures_as_of.is_current,
  COALESCE(figures_as_of.low, figures_as_of.best, figures_as_of.high) IS NOT NULL AS has_number,
  -- Published numbers may be out of order: the bounds are the least and the greatest of them.
  CASE
    WHEN figures_as_of.number_kind = 'at_most' THEN 0
    ELSE LEAST(
      COALESCE(figures_as_of.low, figures_as_of.best, figures_as_of.high),
      COALESCE(figures_as_of.best, figures_as_of.low, figures_as_of.high),
      COALESCE(figures_as_of.high, figures_as_of.best, figures_as_of.low)
    )
  END AS lower_bound,
  CASE
    WHEN figures_as_of.number_kind <> 'at_least' THEN GREATEST(
      COALESCE(figures_as_of.low, figures_as_of.best, figures_as_of.high),
      COALESCE(figures_as_of.best, figures_as_of.low, figures_as_of.high),
      COALESCE(figures_as_of.high, figures_as_of.best, figures_as_of.low)
    )
  END AS upper_bound
FROM figures_as_of
INNER JOIN event_tree
  ON event_tree.event_id = figures_as_of.event_id
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = figures_as_of.victim_category
LEFT JOIN country
  ON country.iso3 = figures_as_of.victim_country_iso3
