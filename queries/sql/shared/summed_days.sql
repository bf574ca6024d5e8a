-- asks: What do the selected tallies add up to, in each division, on the same first and last day?
-- uses: placed_tallies
SELECT
  placed_tallies.first_day,
  placed_tallies.last_day,
  CASE CAST($divided_by AS VARCHAR)
    WHEN 'country' THEN COALESCE(placed_tallies.country_iso3, '')
    WHEN 'type' THEN placed_tallies.event_type
    WHEN 'dataset' THEN placed_tallies.dataset_id
    ELSE 'all'
  END AS divided_by,
  SUM(placed_tallies.events) AS events,
  SUM(placed_tallies.accounts) AS accounts,
  SUM(placed_tallies.low) AS low,
  SUM(placed_tallies.best) AS best,
  SUM(placed_tallies.high) AS high,
  SUM(placed_tallies.without_number) AS without_number
FROM placed_tallies
GROUP BY 1, 2, 3
