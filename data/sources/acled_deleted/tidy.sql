-- asks: Which events were deleted, and when?
-- uses: the variable taken_over_on, for lists that do not say when
-- returns: external_id VARCHAR, deleted_on DATE
-- one row per: deleted event
SELECT event_id_cnty AS external_id, coalesce(deletion_day(deleted_timestamp), getvariable('taken_over_on')) AS deleted_on
FROM published
WHERE rowid NOT IN (SELECT position FROM rejected WHERE position IS NOT NULL)
