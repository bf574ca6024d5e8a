-- asks: What does the identifier of an event stand for: an event of the record, or one that its publisher withdrew?
-- uses: chosen_event
-- returns: event_id VARCHAR, title VARCHAR, publisher VARCHAR, withdrawn_on DATE, reason VARCHAR
-- one row per: event with the identifier chosen, one at most; withdrawn_on and reason where it was withdrawn, and then no title
SELECT named.event_id, named.title, dataset.publisher, named.withdrawn_on, named.reason
FROM (
  SELECT event.event_id, event.dataset_id, event.title, CAST(NULL AS DATE) AS withdrawn_on, CAST(NULL AS VARCHAR) AS reason
  FROM chosen_event
  INNER JOIN event
    ON event.event_no = chosen_event.event_no
  UNION ALL
  -- An event of a release is named by its dataset and its identifier at the publisher.
  SELECT
    withdrawn_event.dataset_id || ':' || withdrawn_event.external_id,
    withdrawn_event.dataset_id,
    NULL,
    withdrawn_event.withdrawn_on,
    withdrawn_event.reason
  FROM withdrawn_event
  WHERE withdrawn_event.dataset_id || ':' || withdrawn_event.external_id = CAST($event AS VARCHAR)
) AS named
INNER JOIN dataset
  ON dataset.dataset_id = named.dataset_id
ORDER BY named.event_id NULLS LAST
