-- asks: Which two standing figures on the event or topic agree, which conflict, which cannot be compared, and why?
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
--   rest_high BIGINT,
--   a_dataset_id VARCHAR, a_licence VARCHAR, b_dataset_id VARCHAR, b_licence VARCHAR
-- one row per: pair of standing figures of redistributable datasets on events of such, as on the page of statements; on the chosen event or topic
SELECT
  measured_pairs.*,
  a_dataset.dataset_id AS a_dataset_id,
  a_dataset.licence AS a_licence,
  b_dataset.dataset_id AS b_dataset_id,
  b_dataset.licence AS b_licence
FROM measured_pairs
INNER JOIN casualty AS a_figure
  ON a_figure.casualty_id = measured_pairs.a_casualty_id
INNER JOIN casualty AS b_figure
  ON b_figure.casualty_id = measured_pairs.b_casualty_id
INNER JOIN event AS a_event
  ON a_event.event_id = measured_pairs.a_event_id
INNER JOIN event AS b_event
  ON b_event.event_id = measured_pairs.b_event_id
INNER JOIN dataset AS a_event_dataset
  ON a_event_dataset.dataset_id = a_event.dataset_id AND a_event_dataset.redistributable
INNER JOIN dataset AS b_event_dataset
  ON b_event_dataset.dataset_id = b_event.dataset_id AND b_event_dataset.redistributable
INNER JOIN dataset AS a_dataset
  ON a_dataset.dataset_id = a_figure.dataset_id AND a_dataset.redistributable
INNER JOIN dataset AS b_dataset
  ON b_dataset.dataset_id = b_figure.dataset_id AND b_dataset.redistributable
WHERE CAST($topic AS VARCHAR) IS NULL
  OR (measured_pairs.a_topic_id = CAST($topic AS VARCHAR) AND measured_pairs.b_topic_id = CAST($topic AS VARCHAR))
ORDER BY measured_pairs.a_casualty_id NULLS LAST, measured_pairs.b_casualty_id NULLS LAST
