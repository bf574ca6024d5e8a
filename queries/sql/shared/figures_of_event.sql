-- asks: Which figures on the chosen event and its parts were claimed by the day asked for, and which of them stood on that day?
-- uses: event_tree, figures_as_of
SELECT figures_as_of.*
FROM figures_as_of
INNER JOIN event_tree
  ON event_tree.event_no = figures_as_of.event_no
