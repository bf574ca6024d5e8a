-- asks: Which verdict is there on each pair of standing figures?
-- uses: reasoned_pairs
SELECT reasoned_pairs.*, code.container_code AS verdict
FROM reasoned_pairs
INNER JOIN code
  ON code.enumeration = 'verdict_reason' AND code.code = reasoned_pairs.reason
