-- asks: Of two standing figures on the same harm in one whole event, which counts a part of what the other counts: by event, by days, by people?
-- uses: standing_figures
SELECT
  one.casualty_id AS a_casualty_id,
  other.casualty_id AS b_casualty_id,
  one.topic_id AS a_topic_id,
  other.topic_id AS b_topic_id,
  one.lower_bound AS a_lower,
  one.upper_bound AS a_upper,
  other.lower_bound AS b_lower,
  other.upper_bound AS b_upper,
  one.number_kind AS a_number_kind,
  other.number_kind AS b_number_kind,
  one.basis AS a_basis,
  other.basis AS b_basis,
  CASE
    WHEN one.event_id = other.event_id THEN 'same'
    WHEN event_in_other.event_id IS NOT NULL THEN 'a'
    WHEN event_in_one.event_id IS NOT NULL THEN 'b'
    ELSE 'neither'
  END AS narrower_event,
  CASE
    WHEN one.period_start = other.period_start AND one.period_end = other.period_end THEN 'same'
    WHEN one.period_start >= other.period_start AND one.period_end <= other.period_end THEN 'a'
    WHEN one.period_start <= other.period_start AND one.period_end >= other.period_end THEN 'b'
    WHEN one.period_start <= other.period_end AND one.period_end >= other.period_start THEN 'crossing'
    ELSE 'neither'
  END AS narrower_period,
  CASE
    WHEN one.victim_country_iso3 IS NOT DISTINCT FROM other.victim_country_iso3 THEN
      CASE
        WHEN one.victim_category <> other.victim_category THEN
          CASE WHEN people_in_other.category IS NOT NULL THEN 'a' WHEN people_in_one.category IS NOT NULL THEN 'b' ELSE 'neither' END
        -- Where both name the force that the victims belonged to, one force must be part of the other.
        WHEN one.victim_actor_id IS NOT NULL
          AND other.victim_actor_id IS NOT NULL
          AND one.victim_actor_id <> other.victim_actor_id
          AND force_in_other.actor_id IS NULL
          AND force_in_one.actor_id IS NULL
          THEN 'other_force'
        ELSE 'same'
      END
    WHEN other.victim_country_iso3 IS NULL
      AND (one.victim_category = other.victim_category OR people_in_other.category IS NOT NULL)
      THEN 'a'
    WHEN one.victim_country_iso3 IS NULL AND (one.victim_category = other.victim_category OR people_in_one.category IS NOT NULL)
      THEN 'b'
    ELSE 'neither'
  END AS narrower_population
FROM standing_figures AS one
INNER JOIN standing_figures AS other
  ON other.whole_event_id = one.whole_event_id
  AND other.harm = one.harm
  AND other.casualty_id > one.casualty_id
  AND (other.has_number OR one.has_number)
LEFT JOIN event_ancestor AS event_in_other
  ON event_in_other.event_id = one.event_id
  AND event_in_other.ancestor_event_id = other.event_id
  AND event_in_other.depth > 0
LEFT JOIN event_ancestor AS event_in_one
  ON event_in_one.event_id = other.event_id
  AND event_in_one.ancestor_event_id = one.event_id
  AND event_in_one.depth > 0
LEFT JOIN category_ancestor AS people_in_other
  ON people_in_other.category = one.victim_category
  AND people_in_other.ancestor_category = other.victim_category
  AND people_in_other.depth > 0
LEFT JOIN category_ancestor AS people_in_one
  ON people_in_one.category = other.victim_category
  AND people_in_one.ancestor_category = one.victim_category
  AND people_in_one.depth > 0
LEFT JOIN actor_ancestor AS force_in_other
  ON force_in_other.actor_id = one.victim_actor_id
  AND force_in_other.ancestor_actor_id = other.victim_actor_id
  AND force_in_other.depth > 0
LEFT JOIN actor_ancestor AS force_in_one
  ON force_in_one.actor_id = other.victim_actor_id
  AND force_in_one.ancestor_actor_id = one.victim_actor_id
  AND force_in_one.depth > 0
