-- asks: Which two standing figures agree, which conflict, which is part of the other, which cannot be compared, and why?
-- uses: judged_pairs
-- returns: a_topic_id VARCHAR, a_event_id VARCHAR, a_statement_id VARCHAR, a_casualty_id VARCHAR,
--   a_claimant_actor_id VARCHAR, a_claimant VARCHAR, a_party_actor_id VARCHAR, a_party VARCHAR, a_victims VARCHAR,
--   a_victim_category VARCHAR, a_victim_country_iso3 VARCHAR, a_low BIGINT, a_best BIGINT, a_high BIGINT,
--   a_number_kind VARCHAR, a_basis VARCHAR, a_claimed_on DATE, a_period_start DATE, a_period_end DATE, b_topic_id VARCHAR,
--   b_event_id VARCHAR, b_statement_id VARCHAR, b_casualty_id VARCHAR, b_claimant_actor_id VARCHAR, b_claimant VARCHAR,
--   b_party_actor_id VARCHAR, b_party VARCHAR, b_victims VARCHAR, b_victim_category VARCHAR, b_victim_country_iso3 VARCHAR,
--   b_low BIGINT, b_best BIGINT, b_high BIGINT, b_number_kind VARCHAR, b_basis VARCHAR, b_claimed_on DATE,
--   b_period_start DATE, b_period_end DATE, harm VARCHAR, verdict VARCHAR, reason VARCHAR, is_impossible BOOLEAN,
--   contained VARCHAR, overlap_low BIGINT, overlap_high BIGINT, gap_low BIGINT, gap_high BIGINT, rest_low BIGINT,
--   rest_high BIGINT
-- one row per: pair of figures that stood on the day asked for, a before b by identifier, on the same harm in one whole event and not
--   both without a number; on the chosen topic where one is chosen; contained says which is the part, a or b; a gap is there only
--   with the verdict conflict, a rest only with subset and an overlap only with agree; a range without an end has an empty high
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
WHERE CAST($topic AS VARCHAR) IS NULL
  OR (judged_pairs.a_topic_id = CAST($topic AS VARCHAR) AND judged_pairs.b_topic_id = CAST($topic AS VARCHAR))
ORDER BY judged_pairs.a_casualty_id NULLS LAST, judged_pairs.b_casualty_id NULLS LAST
