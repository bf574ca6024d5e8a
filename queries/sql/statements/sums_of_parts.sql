-- asks: Do the parts of a total add up to it, as each claimant of parts gives them?
-- uses: standing_figures
-- returns: topic_id VARCHAR, event_id VARCHAR, whole_casualty_id VARCHAR, whole_claimant_actor_id VARCHAR,
--   whole_claimant VARCHAR, harm VARCHAR, whole_victims VARCHAR, whole_low BIGINT, whole_high BIGINT,
--   claimant_actor_id VARCHAR, claimant VARCHAR, parts BIGINT, parts_without_number BIGINT, parts_low BIGINT,
--   parts_high BIGINT, rest_low BIGINT, rest_high BIGINT, verdict VARCHAR
-- one row per: total that stood on the day asked for and claimant of standing parts of it, in the chosen event and its parts, on the
--   chosen topic where one is chosen; parts that may count the same people are not added up; an empty high is an open range
WITH parts AS (
  SELECT
    part.*,
    part.part_of_casualty_id AS whole_casualty_id
  FROM standing_figures AS part
  INNER JOIN standing_figures AS whole
    ON whole.casualty_id = part.part_of_casualty_id
),

doubled AS (
  SELECT one.whole_casualty_id, one.claimant_actor_id, COUNT(*) AS doubles
  FROM parts AS one
  INNER JOIN parts AS other
    ON other.whole_casualty_id = one.whole_casualty_id
    AND other.claimant_actor_id = one.claimant_actor_id
    AND other.casualty_id > one.casualty_id
    AND other.harm = one.harm
    AND other.period_start <= one.period_end
    AND other.period_end >= one.period_start
    AND COALESCE(other.victim_country_iso3 = one.victim_country_iso3, TRUE)
  LEFT JOIN event_ancestor AS event_in_other
    ON event_in_other.event_id = one.event_id AND event_in_other.ancestor_event_id = other.event_id
  LEFT JOIN event_ancestor AS event_in_one
    ON event_in_one.event_id = other.event_id AND event_in_one.ancestor_event_id = one.event_id
  LEFT JOIN category_ancestor AS people_in_other
    ON people_in_other.category = one.victim_category AND people_in_other.ancestor_category = other.victim_category
  LEFT JOIN category_ancestor AS people_in_one
    ON people_in_one.category = other.victim_category AND people_in_one.ancestor_category = one.victim_category
  LEFT JOIN actor_ancestor AS force_in_other
    ON force_in_other.actor_id = one.victim_actor_id AND force_in_other.ancestor_actor_id = other.victim_actor_id
  LEFT JOIN actor_ancestor AS force_in_one
    ON force_in_one.actor_id = other.victim_actor_id AND force_in_one.ancestor_actor_id = one.victim_actor_id
  WHERE (event_in_other.event_id IS NOT NULL OR event_in_one.event_id IS NOT NULL)
    AND (people_in_other.category IS NOT NULL OR people_in_one.category IS NOT NULL)
    AND (
      one.victim_actor_id IS NULL
      OR other.victim_actor_id IS NULL
      OR force_in_other.actor_id IS NOT NULL
      OR force_in_one.actor_id IS NOT NULL
    )
  GROUP BY one.whole_casualty_id, one.claimant_actor_id
),

sums AS (
  SELECT
    parts.whole_casualty_id,
    parts.claimant_actor_id,
    parts.claimant,
    COUNT(*) AS parts,
    COUNT(*) FILTER (WHERE NOT parts.has_number) AS parts_without_number,
    COALESCE(MAX(doubled.doubles), 0) > 0 AS has_doubles,
    -- Some without a number are one at least.
    CAST(SUM(CASE WHEN parts.number_kind = 'qualitative' THEN 1 ELSE COALESCE(parts.lower_bound, 0) END) AS BIGINT) AS parts_low,
    CASE WHEN COUNT(*) = COUNT(parts.upper_bound) THEN CAST(SUM(parts.upper_bound) AS BIGINT) END AS parts_high
  FROM parts
  LEFT JOIN doubled
    ON doubled.whole_casualty_id = parts.whole_casualty_id AND doubled.claimant_actor_id = parts.claimant_actor_id
  GROUP BY parts.whole_casualty_id, parts.claimant_actor_id, parts.claimant
),

judged AS (
  SELECT
    sums.*,
    CASE
      WHEN sums.has_doubles THEN 'parts_overlap'
      WHEN sums.parts_low > whole.upper_bound THEN 'exceeds'
      WHEN whole.lower_bound > sums.parts_high THEN 'leaves_rest'
      WHEN sums.parts_low = whole.upper_bound AND sums.parts_high = whole.lower_bound THEN 'adds_up'
      ELSE 'may_leave_rest'
    END AS verdict
  FROM sums
  INNER JOIN standing_figures AS whole
    ON whole.casualty_id = sums.whole_casualty_id
)

SELECT
  whole.topic_id,
  whole.event_id,
  judged.whole_casualty_id,
  whole.claimant_actor_id AS whole_claimant_actor_id,
  whole.claimant AS whole_claimant,
  whole.harm,
  whole.victims AS whole_victims,
  whole.lower_bound AS whole_low,
  whole.upper_bound AS whole_high,
  judged.claimant_actor_id,
  judged.claimant,
  judged.parts,
  judged.parts_without_number,
  CASE WHEN judged.verdict <> 'parts_overlap' THEN judged.parts_low END AS parts_low,
  CASE WHEN judged.verdict <> 'parts_overlap' THEN judged.parts_high END AS parts_high,
  CASE
    WHEN judged.verdict IN ('adds_up', 'leaves_rest', 'may_leave_rest') AND whole.has_number
      THEN GREATEST(0, COALESCE(whole.lower_bound - judged.parts_high, 0))
  END AS rest_low,
  CASE WHEN judged.verdict IN ('adds_up', 'leaves_rest', 'may_leave_rest') THEN whole.upper_bound - judged.parts_low END AS rest_high,
  judged.verdict
FROM judged
INNER JOIN standing_figures AS whole
  ON whole.casualty_id = judged.whole_casualty_id
WHERE CAST($topic AS VARCHAR) IS NULL OR whole.topic_id = CAST($topic AS VARCHAR)
ORDER BY judged.whole_casualty_id NULLS LAST, judged.claimant_actor_id NULLS LAST
