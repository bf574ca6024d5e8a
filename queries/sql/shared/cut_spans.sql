-- asks: Which spans of years do the dates chosen cut through, so that what these hold is read in its shorter ones? None (0) is one of them.
SELECT span.span_no
FROM span
WHERE span.span_no = 0
  OR (
    span.first_day <= COALESCE(CAST($date_to AS DATE), DATE '9999-12-31')
    AND span.last_day >= COALESCE(CAST($date_from AS DATE), DATE '0001-01-01')
    AND (span.first_day < COALESCE(CAST($date_from AS DATE), DATE '0001-01-01') OR span.last_day > COALESCE(CAST($date_to AS DATE), DATE '9999-12-31'))
  )
