-- An empty table for what is kept of ACLED's export, everything as text, and how its texts are read.
-- The columns with ACLED's own words (notes, source) are never taken in, nor are those of its population estimates.
-- one row per: published event
CREATE TEMP TABLE published (
  event_id_cnty VARCHAR,
  event_date VARCHAR,
  time_precision VARCHAR,
  disorder_type VARCHAR,
  event_type VARCHAR,
  sub_event_type VARCHAR,
  actor1 VARCHAR,
  assoc_actor_1 VARCHAR,
  inter1 VARCHAR,
  actor2 VARCHAR,
  assoc_actor_2 VARCHAR,
  inter2 VARCHAR,
  interaction VARCHAR,
  civilian_targeting VARCHAR,
  iso VARCHAR,
  country VARCHAR,
  admin1 VARCHAR,
  location VARCHAR,
  latitude VARCHAR,
  longitude VARCHAR,
  geo_precision VARCHAR,
  fatalities VARCHAR,
  timestamp VARCHAR
);

-- The kinds of ACLED as codes of ours; its own words stay beside them.
CREATE TEMP MACRO kind(words) AS
  CASE lower(words)
    WHEN 'battles' THEN 'battle'
    WHEN 'explosions/remote violence' THEN 'remote_violence'
    WHEN 'violence against civilians' THEN 'violence_against_civilians'
    WHEN 'protests' THEN 'protest'
    WHEN 'riots' THEN 'riot'
    WHEN 'strategic developments' THEN 'strategic_development'
  END;

-- Who an actor is, as text or as the number of exports before 2024. NULL where ACLED says that there is no actor.
CREATE TEMP MACRO inter(words) AS
  CASE trim(lower(words))
    WHEN '1' THEN 'State forces'
    WHEN 'state forces' THEN 'State forces'
    WHEN '2' THEN 'Rebel group'
    WHEN 'rebel group' THEN 'Rebel group'
    WHEN 'rebel groups' THEN 'Rebel group'
    WHEN '3' THEN 'Political militia'
    WHEN 'political militia' THEN 'Political militia'
    WHEN 'political militias' THEN 'Political militia'
    WHEN '4' THEN 'Identity militia'
    WHEN 'identity militia' THEN 'Identity militia'
    WHEN 'identity militias' THEN 'Identity militia'
    WHEN '5' THEN 'Rioters'
    WHEN 'rioters' THEN 'Rioters'
    WHEN '6' THEN 'Protesters'
    WHEN 'protesters' THEN 'Protesters'
    WHEN '7' THEN 'Civilians'
    WHEN 'civilians' THEN 'Civilians'
    WHEN '8' THEN 'External/Other forces'
    WHEN 'external/other forces' THEN 'External/Other forces'
    WHEN 'external forces' THEN 'External/Other forces'
    WHEN 'other forces' THEN 'External/Other forces'
  END;

CREATE TEMP MACRO is_no_actor(words) AS words IS NULL OR words = '0';

-- 2024-03-09, and 09 March 2024 as the export page writes it.
CREATE TEMP MACRO moment_day(moment) AS
  coalesce(
    day(moment),
    CASE WHEN rule_applies('date_in_words') AND regexp_full_match(moment, '\d{1,2} [A-Za-z]+ \d{4}')
      THEN CAST(coalesce(try_strptime(moment, '%d %B %Y'), try_strptime(moment, '%d %b %Y')) AS DATE) END
  );
