-- asks: Which cells of the table "published" are read by a rule, and as what?
-- returns: position BIGINT, rule VARCHAR, column_name VARCHAR, published VARCHAR, taken VARCHAR
-- one row per: cell read otherwise than it stands; no rule changes what GDELT writes
SELECT rowid AS position, NULL AS rule, NULL AS column_name, NULL AS published, NULL AS taken
FROM published
WHERE FALSE
