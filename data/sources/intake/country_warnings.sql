-- asks: In how many rows that were taken in do the name of the country and its Gleditsch-Ward code not say the same on that day?
-- uses: events (country, start_date, gw_code), found (country, start_date, gw_code, codes, coded)
-- returns: reason VARCHAR, rows BIGINT
-- one row per: reason that has rows
SELECT
  CASE
    WHEN found.coded IS NULL THEN 'country_id is the Gleditsch-Ward code of no state on that day'
    ELSE 'the name of the country and its Gleditsch-Ward code (country_id) disagree on that day'
  END AS reason,
  COUNT(*) AS rows
FROM events
INNER JOIN found
  ON found.country = events.country AND found.start_date = events.start_date AND found.gw_code = events.gw_code
WHERE found.coded IS DISTINCT FROM found.codes[1]
GROUP BY reason
ORDER BY rows DESC, reason
