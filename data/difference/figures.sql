-- Figures of accounts by their identifiers; those of coded events are part of their event. Withdrawn with a reason is retracted.
INSERT INTO change
WITH old AS (
  SELECT casualty.*
  FROM before.casualty
  INNER JOIN before.dataset
    ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) <> 'coded'
),
fresh AS (
  SELECT casualty.*
  FROM after.casualty
  INNER JOIN after.dataset
    ON dataset.dataset_id = casualty.dataset_id AND CAST(dataset.role AS VARCHAR) <> 'coded'
),
claimant AS (
  SELECT actor_id, any_value(name) AS name
  FROM (FROM after.actor UNION ALL BY NAME FROM before.actor) AS actors
  GROUP BY actor_id
),
compared AS (
  SELECT
    old.casualty_id IS NOT NULL AS was,
    fresh.casualty_id IS NOT NULL AS remains,
    fresh.retracted_on IS NOT NULL AND old.retracted_on IS NULL AS withdrawn,
    coalesce(fresh.casualty_id, old.casualty_id) AS casualty_id,
    old.dataset_id AS dataset_before,
    coalesce(fresh.dataset_id, old.dataset_id) AS dataset_id,
    old.event_id AS event_before,
    coalesce(fresh.event_id, old.event_id) AS event_id,
    coalesce(fresh.claimant_actor_id, old.claimant_actor_id) AS claimant_actor_id,
    CAST(coalesce(CAST(fresh.harm AS VARCHAR), CAST(old.harm AS VARCHAR)) AS VARCHAR) AS harm,
    coalesce(fresh.claimed_on, old.claimed_on) AS claimed_on,
    old.low AS low_before,
    old.best AS best_before,
    old.high AS high_before,
    fresh.low,
    fresh.best,
    fresh.high,
    list_filter([
      CASE WHEN old.dataset_id IS DISTINCT FROM fresh.dataset_id THEN 'dataset_id' END,
      CASE WHEN old.event_id IS DISTINCT FROM fresh.event_id THEN 'event_id' END,
      CASE WHEN old.topic_id IS DISTINCT FROM fresh.topic_id THEN 'topic_id' END,
      CASE WHEN old.period_start IS DISTINCT FROM fresh.period_start THEN 'period_start' END,
      CASE WHEN old.period_end IS DISTINCT FROM fresh.period_end THEN 'period_end' END,
      CASE WHEN old.claimed_on IS DISTINCT FROM fresh.claimed_on THEN 'claimed_on' END
    ], lambda name: name IS NOT NULL) AS moved,
    list_filter([
      CASE WHEN old.statement_id IS DISTINCT FROM fresh.statement_id THEN 'statement_id' END,
      CASE WHEN old.claimant_actor_id IS DISTINCT FROM fresh.claimant_actor_id THEN 'claimant_actor_id' END,
      CASE WHEN CAST(old.harm AS VARCHAR) IS DISTINCT FROM CAST(fresh.harm AS VARCHAR) THEN 'harm' END,
      CASE WHEN old.victim_country_iso3 IS DISTINCT FROM fresh.victim_country_iso3 THEN 'victim_country_iso3' END,
      CASE WHEN CAST(old.victim_category AS VARCHAR) IS DISTINCT FROM CAST(fresh.victim_category AS VARCHAR) THEN 'victim_category' END,
      CASE WHEN old.victim_actor_id IS DISTINCT FROM fresh.victim_actor_id THEN 'victim_actor_id' END,
      CASE WHEN old.part_of_casualty_id IS DISTINCT FROM fresh.part_of_casualty_id THEN 'part_of_casualty_id' END,
      CASE WHEN old.low IS DISTINCT FROM fresh.low THEN 'low' END,
      CASE WHEN old.best IS DISTINCT FROM fresh.best THEN 'best' END,
      CASE WHEN old.high IS DISTINCT FROM fresh.high THEN 'high' END,
      CASE WHEN CAST(old.number_kind AS VARCHAR) IS DISTINCT FROM CAST(fresh.number_kind AS VARCHAR) THEN 'number_kind' END,
      CASE WHEN CAST(old.basis AS VARCHAR) IS DISTINCT FROM CAST(fresh.basis AS VARCHAR) THEN 'basis' END,
      CASE WHEN old.claimed_at IS DISTINCT FROM fresh.claimed_at THEN 'claimed_at' END,
      CASE WHEN old.supersedes_casualty_id IS DISTINCT FROM fresh.supersedes_casualty_id THEN 'supersedes_casualty_id' END,
      CASE WHEN old.source_id IS DISTINCT FROM fresh.source_id THEN 'source_id' END,
      CASE WHEN old.note IS DISTINCT FROM fresh.note THEN 'note' END,
      CASE WHEN old.out_of_order_count IS DISTINCT FROM fresh.out_of_order_count THEN 'out_of_order_count' END,
      CASE WHEN old.retracted_on IS DISTINCT FROM fresh.retracted_on THEN 'retracted_on' END,
      CASE WHEN old.retraction_reason IS DISTINCT FROM fresh.retraction_reason THEN 'retraction_reason' END,
      CASE WHEN old.recorded_on IS DISTINCT FROM fresh.recorded_on THEN 'recorded_on' END
    ], lambda name: name IS NOT NULL) AS revised
  FROM old
  FULL JOIN fresh
    ON fresh.casualty_id = old.casualty_id
)
SELECT
  'figure',
  CASE
    WHEN NOT was THEN 'new'
    WHEN NOT remains OR withdrawn THEN 'retracted'
    WHEN length(moved) > 0 THEN 'moved'
    ELSE 'revised'
  END,
  dataset_before, dataset_id, CASE WHEN was THEN casualty_id END, casualty_id, event_before, event_id,
  claimant.name || ': ' || harm, claimed_on, low_before, best_before, high_before, low, best, high,
  CASE WHEN was AND remains THEN moved || revised ELSE [] END
FROM compared
INNER JOIN claimant
  ON claimant.actor_id = compared.claimant_actor_id
WHERE NOT was OR NOT remains OR length(moved) > 0 OR length(revised) > 0;
