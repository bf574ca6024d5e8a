-- asks: Which figure of a pair is the part, and which lies above the other, if either does?
-- uses: paired_figures
SELECT
  paired_figures.*,
  CASE
    WHEN (paired_figures.narrower_event = 'a' OR paired_figures.narrower_period = 'a' OR paired_figures.narrower_population = 'a')
      AND (paired_figures.narrower_event = 'b' OR paired_figures.narrower_period = 'b' OR paired_figures.narrower_population = 'b')
      THEN 'opposed'
    WHEN paired_figures.narrower_event = 'a' OR paired_figures.narrower_period = 'a' OR paired_figures.narrower_population = 'a'
      THEN 'a'
    WHEN paired_figures.narrower_event = 'b' OR paired_figures.narrower_period = 'b' OR paired_figures.narrower_population = 'b'
      THEN 'b'
    ELSE 'neither'
  END AS part,
  CASE
    WHEN paired_figures.a_lower > paired_figures.b_upper THEN 'a'
    WHEN paired_figures.b_lower > paired_figures.a_upper THEN 'b'
    ELSE 'neither'
  END AS higher,
  paired_figures.a_number_kind IN ('qualitative', 'undisclosed') OR paired_figures.b_number_kind IN ('qualitative', 'undisclosed')
    AS is_one_silent,
  (paired_figures.a_basis = 'coded' OR paired_figures.b_basis = 'coded') AND paired_figures.a_basis <> paired_figures.b_basis
    AS is_one_coded
FROM paired_figures
