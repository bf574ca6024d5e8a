-- Which events changed, or have statements or figures that did, by the identifiers that they had and have?
SELECT event_id FROM change
UNION
SELECT event_before FROM change WHERE event_before IS NOT NULL
