-- asks: Which countries, actors, types and conflicts does the record use, so that lists offer nothing that is empty?
-- returns: field VARCHAR, value VARCHAR, records BIGINT
-- one row per: field and value with at least one event
SELECT used_value.field, used_value.value, used_value.records
FROM used_value
ORDER BY used_value.field NULLS LAST, used_value.value NULLS LAST
