-- asks: How many rows would each extract of the selection have?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: events BIGINT, figures BIGINT, statements BIGINT
-- one row per: selection, always one; rows that may not be handed on are left out
SELECT
  (
    SELECT COUNT(*)
    FROM selected_events
    INNER JOIN dataset
      ON dataset.dataset_id = selected_events.dataset_id AND dataset.redistributable
  ) AS events,
  (
    SELECT COUNT(*)
    FROM figures_as_of
    INNER JOIN selected_events
      ON selected_events.event_no = figures_as_of.event_no
    INNER JOIN dataset
      ON dataset.dataset_id = figures_as_of.dataset_id AND dataset.redistributable
  ) AS figures,
  (
    SELECT COUNT(*)
    FROM statements_as_of
    INNER JOIN selected_events
      ON selected_events.event_no = statements_as_of.event_no
    INNER JOIN dataset
      ON dataset.dataset_id = statements_as_of.dataset_id AND dataset.redistributable
  ) AS statements
ORDER BY events NULLS LAST
