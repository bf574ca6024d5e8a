-- Statements by their identifiers. One that is withdrawn with a reason stays in the record and is retracted all the same.
INSERT INTO change
WITH compared AS (
  SELECT
    old.statement_id IS NOT NULL AS was,
    fresh.statement_id IS NOT NULL AS remains,
    fresh.retracted_on IS NOT NULL AND old.retracted_on IS NULL AS withdrawn,
    coalesce(fresh.statement_id, old.statement_id) AS statement_id,
    old.dataset_id AS dataset_before,
    coalesce(fresh.dataset_id, old.dataset_id) AS dataset_id,
    old.event_id AS event_before,
    coalesce(fresh.event_id, old.event_id) AS event_id,
    coalesce(fresh.summary, old.summary) AS summary,
    coalesce(fresh.made_on, old.made_on) AS made_on,
    list_filter([
      CASE WHEN old.dataset_id IS DISTINCT FROM fresh.dataset_id THEN 'dataset_id' END,
      CASE WHEN old.event_id IS DISTINCT FROM fresh.event_id THEN 'event_id' END,
      CASE WHEN old.topic_id IS DISTINCT FROM fresh.topic_id THEN 'topic_id' END,
      CASE WHEN old.made_on IS DISTINCT FROM fresh.made_on THEN 'made_on' END
    ], lambda name: name IS NOT NULL) AS moved,
    list_filter([
      CASE WHEN old.speaker_actor_id IS DISTINCT FROM fresh.speaker_actor_id THEN 'speaker_actor_id' END,
      CASE WHEN old.on_behalf_of_actor_id IS DISTINCT FROM fresh.on_behalf_of_actor_id THEN 'on_behalf_of_actor_id' END,
      CASE WHEN old.made_at IS DISTINCT FROM fresh.made_at THEN 'made_at' END,
      CASE WHEN old.channel IS DISTINCT FROM fresh.channel THEN 'channel' END,
      CASE WHEN CAST(old.position AS VARCHAR) IS DISTINCT FROM CAST(fresh.position AS VARCHAR) THEN 'position' END,
      CASE WHEN old.summary IS DISTINCT FROM fresh.summary THEN 'summary' END,
      CASE WHEN old.quote IS DISTINCT FROM fresh.quote THEN 'quote' END,
      CASE WHEN old.quote_language IS DISTINCT FROM fresh.quote_language THEN 'quote_language' END,
      CASE WHEN old.quote_en IS DISTINCT FROM fresh.quote_en THEN 'quote_en' END,
      CASE WHEN old.source_id IS DISTINCT FROM fresh.source_id THEN 'source_id' END,
      CASE WHEN old.source_locator IS DISTINCT FROM fresh.source_locator THEN 'source_locator' END,
      CASE WHEN old.retracted_on IS DISTINCT FROM fresh.retracted_on THEN 'retracted_on' END,
      CASE WHEN old.retraction_reason IS DISTINCT FROM fresh.retraction_reason THEN 'retraction_reason' END,
      CASE WHEN old.recorded_on IS DISTINCT FROM fresh.recorded_on THEN 'recorded_on' END
    ], lambda name: name IS NOT NULL) AS revised
  FROM before.statement AS old
  FULL JOIN after.statement AS fresh
    ON fresh.statement_id = old.statement_id
)
SELECT
  'statement',
  CASE
    WHEN NOT was THEN 'new'
    WHEN NOT remains OR withdrawn THEN 'retracted'
    WHEN length(moved) > 0 THEN 'moved'
    ELSE 'revised'
  END,
  dataset_before, dataset_id, CASE WHEN was THEN statement_id END, statement_id, event_before, event_id, summary, made_on,
  NULL, NULL, NULL, NULL, NULL, NULL,
  CASE WHEN was AND remains THEN moved || revised ELSE [] END
FROM compared
WHERE NOT was OR NOT remains OR length(moved) > 0 OR length(revised) > 0;
