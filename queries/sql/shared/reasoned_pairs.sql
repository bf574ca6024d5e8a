-- asks: Why may, or may not, two standing figures be set against each other?
-- uses: compared_figures
SELECT
  compared_figures.*,
  CASE
    WHEN compared_figures.narrower_event = 'neither' THEN 'other_event'
    WHEN compared_figures.narrower_period = 'neither' THEN 'other_period'
    WHEN compared_figures.narrower_period = 'crossing' THEN 'crossing_periods'
    WHEN compared_figures.narrower_population = 'neither' THEN 'other_population'
    WHEN compared_figures.narrower_population = 'other_force' THEN 'other_force'
    -- Some in a part are some in the whole; none in a part says nothing of the rest.
    WHEN compared_figures.a_number_kind = 'qualitative' AND compared_figures.b_upper = 0 AND compared_figures.part IN ('a', 'neither')
      THEN 'some_against_none'
    WHEN compared_figures.b_number_kind = 'qualitative' AND compared_figures.a_upper = 0 AND compared_figures.part IN ('b', 'neither')
      THEN 'some_against_none'
    WHEN compared_figures.a_number_kind = 'qualitative' OR compared_figures.b_number_kind = 'qualitative' THEN 'some_without_number'
    WHEN compared_figures.is_one_silent THEN 'number_not_given'
    WHEN compared_figures.part = 'opposed' AND compared_figures.narrower_population = 'same' THEN 'opposed_days'
    WHEN compared_figures.part = 'opposed' THEN 'opposed_scopes'
    -- Below, the lower is also the whole that a part exceeds.
    WHEN compared_figures.is_one_coded
      AND compared_figures.higher <> 'neither'
      AND compared_figures.part IN ('neither', compared_figures.higher)
      THEN 'coded_against_claimed'
    WHEN compared_figures.higher = 'a'
      AND compared_figures.part IN ('neither', 'a')
      AND compared_figures.b_basis IN ('identified', 'verified')
      AND compared_figures.a_basis <> compared_figures.b_basis
      THEN 'floor_below'
    WHEN compared_figures.higher = 'b'
      AND compared_figures.part IN ('neither', 'b')
      AND compared_figures.a_basis IN ('identified', 'verified')
      AND compared_figures.b_basis <> compared_figures.a_basis
      THEN 'floor_below'
    WHEN compared_figures.part IN ('a', 'b') AND compared_figures.narrower_population = compared_figures.part THEN 'narrower_population'
    WHEN compared_figures.part IN ('a', 'b') AND compared_figures.narrower_event = compared_figures.part THEN 'narrower_event'
    WHEN compared_figures.part IN ('a', 'b') THEN 'narrower_period'
    WHEN compared_figures.higher <> 'neither' THEN 'ranges_disjoint'
    WHEN compared_figures.a_lower = compared_figures.b_lower AND compared_figures.a_upper IS NOT DISTINCT FROM compared_figures.b_upper
      THEN 'same_numbers'
    ELSE 'ranges_meet'
  END AS reason
FROM compared_figures
