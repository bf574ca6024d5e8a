-- Low, best and high stand in order, unless the published rows behind the figure do not and are marked.
SELECT casualty_id AS record, 'low, best and high are out of order and the row is not marked' AS reason
FROM casualty
WHERE out_of_order_count = 0 AND (low > best OR best > high OR low > high);
