-- An empty table for what is kept of a published file, everything as text, and how its texts are read.
-- The columns that quote newspapers (source_article, source_headline, source_original) are never taken in.
-- one row per: published event
CREATE TEMP TABLE published (
  id VARCHAR,
  code_status VARCHAR,
  type_of_violence VARCHAR,
  conflict_name VARCHAR,
  dyad_name VARCHAR,
  side_a_new_id VARCHAR,
  side_a VARCHAR,
  side_b_new_id VARCHAR,
  side_b VARCHAR,
  number_of_sources VARCHAR,
  where_prec VARCHAR,
  where_coordinates VARCHAR,
  adm_1 VARCHAR,
  latitude VARCHAR,
  longitude VARCHAR,
  country VARCHAR,
  country_id VARCHAR,
  date_prec VARCHAR,
  date_start VARCHAR,
  date_end VARCHAR,
  deaths_a VARCHAR,
  deaths_b VARCHAR,
  deaths_civilians VARCHAR,
  deaths_unknown VARCHAR,
  best VARCHAR,
  high VARCHAR,
  low VARCHAR
);

CREATE TEMP MACRO violence(code) AS
  CASE
    WHEN code IN ('1', 'State-based violence') THEN 'state_based'
    WHEN code IN ('2', 'Non-state violence') THEN 'non_state'
    WHEN code IN ('3', 'One-sided violence') THEN 'one_sided'
  END;

-- UCDP writes -1 where the sources were not counted.
CREATE TEMP MACRO sources(number) AS
  CASE WHEN rule_applies('sources_not_counted') AND whole(number) = -1 THEN NULL ELSE whole(number) END;
