-- asks: What does every enumerated value mean?
-- returns: enumeration VARCHAR, code VARCHAR, label VARCHAR, definition VARCHAR, container_code VARCHAR
-- one row per: value
SELECT code.enumeration, code.code, code.label, code.definition, code.container_code
FROM code
ORDER BY code.enumeration NULLS LAST, code.position NULLS LAST
