-- asks: Which figures were claimed on the events of the selection?
-- uses: selected_events, figures_as_of, open_sources, open_topics
-- params: first_no INTEGER, last_no INTEGER
-- returns: casualty_id VARCHAR, dataset_id VARCHAR, event_id VARCHAR, event VARCHAR, topic_id VARCHAR, statement_id VARCHAR,
--   claimant_actor_id VARCHAR, claimant VARCHAR, party VARCHAR, harm VARCHAR, victim_country_iso3 VARCHAR, victim_category VARCHAR,
--   part_of_casualty_id VARCHAR, low BIGINT, best BIGINT, high BIGINT, number_kind VARCHAR, basis VARCHAR, period_start DATE,
--   period_end DATE, claimed_on DATE, is_current BOOLEAN, supersedes_casualty_id VARCHAR, superseded_on DATE, retracted_on DATE,
--   retraction_reason VARCHAR, out_of_order_count BIGINT, note VARCHAR, source_id VARCHAR, source_publisher VARCHAR,
--   source_url VARCHAR, licence VARCHAR
-- one row per: figure of a redistributable dataset; what it says of events, topics and sources of other datasets is left out;
--   totals and their parts stand side by side and are never to be added
SELECT
  figures_as_of.casualty_id,
  figures_as_of.dataset_id,
  CASE WHEN event_dataset.redistributable THEN figures_as_of.event_id END AS event_id,
  CASE WHEN event_dataset.redistributable THEN selected_events.title END AS event,
  open_topics.topic_id,
  figures_as_of.statement_id,
  figures_as_of.claimant_actor_id,
  figures_as_of.claimant,
  figures_as_of.party,
  figures_as_of.harm,
  figures_as_of.victim_country_iso3,
  figures_as_of.victim_category,
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
  figures_as_of.supersedes_casualty_id,
  figures_as_of.superseded_on,
  figures_as_of.retracted_on,
  figures_as_of.retraction_reason,
  figures_as_of.out_of_order_count,
  figures_as_of.note,
  open_sources.source_id,
  open_sources.publisher AS source_publisher,
  open_sources.url AS source_url,
  dataset.licence
FROM figures_as_of
INNER JOIN selected_events
  ON selected_events.event_no = figures_as_of.event_no
INNER JOIN dataset AS event_dataset
  ON event_dataset.dataset_id = selected_events.dataset_id
INNER JOIN dataset
  ON dataset.dataset_id = figures_as_of.dataset_id AND dataset.redistributable
LEFT JOIN open_topics
  ON open_topics.topic_id = figures_as_of.topic_id
LEFT JOIN open_sources
  ON open_sources.source_id = figures_as_of.source_id
WHERE (CAST($first_no AS INTEGER) IS NULL OR selected_events.event_no >= CAST($first_no AS INTEGER))
  AND (CAST($last_no AS INTEGER) IS NULL OR selected_events.event_no <= CAST($last_no AS INTEGER))
ORDER BY
  selected_events.event_no NULLS LAST,
  figures_as_of.claimed_on NULLS LAST,
  figures_as_of.casualty_id NULLS LAST
