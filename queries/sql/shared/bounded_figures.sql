-- asks: Whom does each figure claimed by the day asked for count, in the chosen event and its parts, and between which bounds?
-- uses: figures_of_event
SELECT
  figures_of_event.casualty_id,
  figures_of_event.topic_id,
  figures_of_event.event_id,
  figures_of_event.statement_id,
  figures_of_event.claimant_actor_id,
  figures_of_event.claimant,
  figures_of_event.party_actor_id,
  figures_of_event.party,
  figures_of_event.harm,
  figures_of_event.victim_country_iso3,
  figures_of_event.victim_category,
  figures_of_event.victim_actor_id,
  CASE WHEN country.name IS NULL THEN category.label ELSE category.label || ', ' || country.name END AS victims,
  figures_of_event.part_of_casualty_id,
  figures_of_event.low,
  figures_of_event.best,
  figures_of_event.high,
  figures_of_event.number_kind,
  figures_of_event.basis,
  figures_of_event.period_start,
  figures_of_event.period_end,
  figures_of_event.claimed_on,
  figures_of_event.is_current,
  COALESCE(figures_of_event.low, figures_of_event.best, figures_of_event.high) IS NOT NULL AS has_number,
  -- Published numbers may be out of order: the bounds are the least and the greatest of them.
  CASE
    WHEN figures_of_event.number_kind = 'at_most' THEN 0
    ELSE LEAST(
      COALESCE(figures_of_event.low, figures_of_event.best, figures_of_event.high),
      COALESCE(figures_of_event.best, figures_of_event.low, figures_of_event.high),
      COALESCE(figures_of_event.high, figures_of_event.best, figures_of_event.low)
    )
  END AS lower_bound,
  CASE
    WHEN figures_of_event.number_kind <> 'at_least' THEN GREATEST(
      COALESCE(figures_of_event.low, figures_of_event.best, figures_of_event.high),
      COALESCE(figures_of_event.best, figures_of_event.low, figures_of_event.high),
      COALESCE(figures_of_event.high, figures_of_event.best, figures_of_event.low)
    )
  END AS upper_bound
FROM figures_of_event
INNER JOIN code AS category
  ON category.enumeration = 'victim_category' AND category.code = figures_of_event.victim_category
LEFT JOIN country
  ON country.iso3 = figures_of_event.victim_country_iso3
