-- asks: Which two standing figures agree, which conflict, which is part of the other, which cannot be compared, and why?
-- uses: measured_pairs
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
SELECT measured_pairs.*
FROM measured_pairs
WHERE CAST($topic AS VARCHAR) IS NULL
  OR (measured_pairs.a_topic_id = CAST($topic AS VARCHAR) AND measured_pairs.b_topic_id = CAST($topic AS VARCHAR))
ORDER BY measured_pairs.a_casualty_id NULLS LAST, measured_pairs.b_casualty_id NULLS LAST
