-- Makes the table `wanted`: positions of records that were rejected or repaired and whose line is not known yet.
CREATE TEMP TABLE wanted AS
SELECT position
FROM rejected
WHERE line IS NULL
UNION
SELECT position
FROM repaired
WHERE line IS NULL
