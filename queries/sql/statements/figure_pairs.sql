-- asks: Which two standing figures agree, which contradict each other, which is part of the other, and which cannot be compared, and why?
-- uses: standing_figures, judged_pairs
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
INNER JOIN standing_figures AS one
  ON one.casualty_id = judged_pairs.a_casualty_id
INNER JOIN standing_figures AS other
  ON other.casualty_id = judged_pairs.b_casualty_id
WHERE CAST($topic AS VARCHAR) IS NULL
  OR (judged_pairs.a_topic_id = CAST($topic AS VARCHAR) AND judged_pairs.b_topic_id = CAST($topic AS VARCHAR))
ORDER BY judged_pairs.a_casualty_id NULLS LAST, judged_pairs.b_casualty_id NULLS LAST
