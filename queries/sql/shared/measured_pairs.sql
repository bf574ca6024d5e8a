-- asks: By how much do two standing figures overlap, conflict, or leave a rest?
-- uses: judged_pairs
SELECT
  judged_pairs.a_topic_id,
  judged_pairs.a_event_id,
  judged_pairs.a_statement_id,
  judged_pairs.a_casualty_id,
  judged_pairs.a_claimant_actor_id,
  judged_pairs.a_claimant,
  judged_pairs.a_party_actor_id,
  judged_pairs.a_party,
  judged_pairs.a_victims,
  judged_pairs.a_victim_category,
  judged_pairs.a_victim_country_iso3,
  judged_pairs.a_low,
  judged_pairs.a_best,
  judged_pairs.a_high,
  judged_pairs.a_number_kind,
  judged_pairs.a_basis,
  judged_pairs.a_claimed_on,
  judged_pairs.a_period_start,
  judged_pairs.a_period_end,
  judged_pairs.b_topic_id,
  judged_pairs.b_event_id,
  judged_pairs.b_statement_id,
  judged_pairs.b_casualty_id,
  judged_pairs.b_claimant_actor_id,
  judged_pairs.b_claimant,
  judged_pairs.b_party_actor_id,
  judged_pairs.b_party,
  judged_pairs.b_victims,
  judged_pairs.b_victim_category,
  judged_pairs.b_victim_country_iso3,
  judged_pairs.b_low,
  judged_pairs.b_best,
  judged_pairs.b_high,
  judged_pairs.b_number_kind,
  judged_pairs.b_basis,
  judged_pairs.b_claimed_on,
  judged_pairs.b_period_start,
  judged_pairs.b_period_end,
  judged_pairs.harm,
  judged_pairs.verdict,
  judged_pairs.reason,
  judged_pairs.verdict = 'subset' AND judged_pairs.part = judged_pairs.higher AS is_impossible,
  CASE WHEN judged_pairs.verdict IN ('subset', 'conflict') AND judged_pairs.part <> 'neither' THEN judged_pairs.part END AS contained,
  CASE WHEN judged_pairs.verdict = 'agree' THEN GREATEST(judged_pairs.a_lower, judged_pairs.b_lower) END AS overlap_low,
  CASE
    WHEN judged_pairs.verdict = 'agree'
      THEN LEAST(COALESCE(judged_pairs.a_upper, judged_pairs.b_upper), COALESCE(judged_pairs.b_upper, judged_pairs.a_upper))
  END AS overlap_high,
  CASE
    WHEN judged_pairs.reason = 'some_against_none' THEN 1
    WHEN judged_pairs.verdict = 'conflict' AND judged_pairs.higher = 'a' THEN judged_pairs.a_lower - judged_pairs.b_upper
    WHEN judged_pairs.verdict = 'conflict' THEN judged_pairs.b_lower - judged_pairs.a_upper
  END AS gap_low,
  CASE
    WHEN judged_pairs.verdict = 'conflict' AND judged_pairs.higher = 'a' THEN judged_pairs.a_upper - judged_pairs.b_lower
    WHEN judged_pairs.verdict = 'conflict' AND judged_pairs.higher = 'b' THEN judged_pairs.b_upper - judged_pairs.a_lower
  END AS gap_high,
  CASE
    WHEN judged_pairs.verdict <> 'subset' OR judged_pairs.part = judged_pairs.higher THEN NULL
    WHEN judged_pairs.part = 'a' THEN GREATEST(0, COALESCE(judged_pairs.b_lower - judged_pairs.a_upper, 0))
    ELSE GREATEST(0, COALESCE(judged_pairs.a_lower - judged_pairs.b_upper, 0))
  END AS rest_low,
  CASE
    WHEN judged_pairs.verdict <> 'subset' OR judged_pairs.part = judged_pairs.higher THEN NULL
    WHEN judged_pairs.part = 'a' THEN judged_pairs.b_upper - judged_pairs.a_lower
    ELSE judged_pairs.a_upper - judged_pairs.b_lower
  END AS rest_high
FROM judged_pairs
