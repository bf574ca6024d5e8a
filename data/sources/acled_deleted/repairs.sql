-- asks: Which cells of the table "published" are read by a rule? None: the list has none.
-- returns: position BIGINT, rule VARCHAR, column_name VARCHAR, published VARCHAR, taken VARCHAR
SELECT rowid AS position, NULL AS rule, NULL AS column_name, NULL AS published, NULL AS taken
FROM published
WHERE FALSE
