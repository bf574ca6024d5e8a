-- asks: Of two standing figures on one harm in one whole event, which counts a part of the other by event, by days, by people?
-- uses: standing_figures
SELECT
  one.topic_id AS a_topic_id,
  one.event_id AS a_event_id,
  one.statement_id AS a_statement_id,
  one.casualty_id AS a_casualty_id,
  one.claimant_actor_id AS a_claimant_actor_id,
  one.claimant AS a_claimant,
  one.party_actor_id AS a_party_actor_id,
  one.party AS a_party,
  one.victims AS a_victims,
  one.victim_category AS a_victim_category,
  one.victim_country_iso3 AS a_victim_country_iso3,
  one.low AS a_low,
  one.best AS a_best,
  one.high AS a_high,
  one.number_kind AS a_number_kind,
  one.basis AS a_basis,
  one.claimed_on AS a_claimed_on,
  one.period_start AS a_period_start,
  one.period_end AS a_period_end,
  other.topic_id AS b_topic_id,
  other.event_id AS b_event_id,
  other.statement_id AS b_statement_id,
  other.casualty_id AS b_casualty_id,
  other.claimant_actor_id AS b_claimant_actor_id,
  other.claimant AS b_claimant,
  other.party_actor_id AS b_party_actor_id,
  other.party AS b_party,
  other.victims AS b_victims,
  other.victim_category AS b_victim_category,
  other.victim_country_iso3 AS b_victim_country_iso3,
  other.low AS b_low,
  other.best AS b_best,
  other.high AS b_high,
  other.number_kind AS b_number_kind,
  other.basis AS b_basis,
  other.claimed_on AS b_claimed_on,
  other.period_start AS b_period_start,
  other.period_end AS b_period_end,
  one.harm,
  one.lower_bound AS a_lower,
  one.upper_bound AS a_upper,
  other.lower_bound AS b_lower,
  other.upper_bound AS b_upper,
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
          CASE
            WHEN people_in_other.category IS NOT NULL THEN 'a'
            WHEN people_in_one.category IS NOT NULL THEN 'b'
            ELSE 'neither'
          END
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
  -- Most pairs are of one event: without a key they are not looked up.
  ON event_in_other.event_id = CASE WHEN one.event_id <> other.event_id THEN one.event_id END
  AND event_in_other.ancestor_event_id = other.event_id
  AND event_in_other.depth > 0
LEFT JOIN event_ancestor AS event_in_one
  ON event_in_one.event_id = CASE WHEN one.event_id <> other.event_id THEN other.event_id END
  AND event_in_one.ancestor_event_id = one.event_id
  AND event_in_one.depth > 0
LEFT JOIN category_ancestor AS people_in_other
  ON people_in_other.category = CASE WHEN one.victim_category <> other.victim_category THEN one.victim_category END
  AND people_in_other.ancestor_category = other.victim_category
  AND people_in_other.depth > 0
LEFT JOIN category_ancestor AS people_in_one
  ON people_in_one.category = CASE WHEN one.victim_category <> other.victim_category THEN other.victim_category END
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
