-- What is ours: computed from the records once per build, named as ours in the column comments; the tallies are in tallies/.
-- Runs on the staging tables, which have neither keys nor comments; what is made on the way lies beside them and goes with them.

INSERT INTO actor_ancestor
WITH RECURSIVE climb AS (
  SELECT actor_id, actor_id AS ancestor_actor_id, 0 AS depth
  FROM actor
  UNION ALL
  SELECT climb.actor_id, actor.parent_actor_id AS ancestor_actor_id, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN actor
    ON actor.actor_id = climb.ancestor_actor_id
  WHERE actor.parent_relation = 'part_of'
)
SELECT actor_id, ancestor_actor_id, depth
FROM climb
ORDER BY actor_id, depth;

UPDATE actor
SET party_actor_id = (
  SELECT max_by(actor_ancestor.ancestor_actor_id, actor_ancestor.depth)
  FROM actor_ancestor
  WHERE actor_ancestor.actor_id = actor.actor_id
);

INSERT INTO category_ancestor
WITH RECURSIVE climb AS (
  SELECT code AS category, code AS ancestor_category, 0 AS depth
  FROM code
  WHERE enumeration = 'victim_category'
  UNION ALL
  SELECT climb.category, code.container_code AS ancestor_category, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN code
    ON code.enumeration = 'victim_category' AND code.code = climb.ancestor_category
  WHERE code.container_code IS NOT NULL
)
SELECT category, ancestor_category, depth
FROM climb
ORDER BY category, depth;

-- Events are searched in two texts, what is said of them and where they happened: of both there are far fewer than of events.
CREATE TABLE phrase AS
SELECT CAST(row_number() OVER () AS INTEGER) AS phrase_no, *
FROM (SELECT DISTINCT title, conflict_name, summary FROM event) AS phrases;

CREATE TABLE whereabouts AS
SELECT CAST(row_number() OVER () AS INTEGER) AS whereabouts_no, *
FROM (SELECT DISTINCT country_iso3, admin1, place FROM event) AS places;

-- By the day on which they begin: whoever asks for some days reads only those.
CREATE TABLE numbered AS
SELECT
  CAST(row_number() OVER (ORDER BY event.start_date, event.event_id) AS INTEGER) AS event_no,
  event.event_id,
  event.known_on,
  phrase.phrase_no,
  whereabouts.whereabouts_no
FROM event
INNER JOIN phrase
  ON phrase.title = event.title
  AND phrase.conflict_name IS NOT DISTINCT FROM event.conflict_name
  AND phrase.summary IS NOT DISTINCT FROM event.summary
INNER JOIN whereabouts
  ON whereabouts.country_iso3 IS NOT DISTINCT FROM event.country_iso3
  AND whereabouts.admin1 IS NOT DISTINCT FROM event.admin1
  AND whereabouts.place IS NOT DISTINCT FROM event.place;

INSERT INTO event_number
SELECT substr(md5(event_id), 1, 8) AS event_key, event_id, event_no
FROM numbered
ORDER BY event_key, event_id;

-- By event. Like the parts and the events below, written once, into the ledger itself. What names no event is said by a check.
ALTER TABLE casualty RENAME TO loaded_casualty;

INSERT INTO casualty BY NAME
SELECT loaded_casualty.* REPLACE (coalesce(numbered.event_no, 0) AS event_no)
FROM loaded_casualty
LEFT JOIN numbered
  ON numbered.event_id = loaded_casualty.event_id
ORDER BY numbered.event_no, loaded_casualty.casualty_id;

DROP TABLE loaded_casualty;

-- What may be added up: of each event of a summed dataset, totals of all victims of any nationality, not withdrawn or replaced.
CREATE VIEW summable AS
SELECT casualty.*
FROM casualty
INNER JOIN dataset
  ON dataset.dataset_id = casualty.dataset_id AND dataset.summed
WHERE casualty.part_of_casualty_id IS NULL AND casualty.victim_country_iso3 IS NULL;

CREATE TABLE replacement AS
SELECT supersedes_casualty_id AS casualty_id, claimed_on, retracted_on
FROM casualty
WHERE supersedes_casualty_id IS NOT NULL;

-- An event is known from the first day on which a statement, a figure or a source speaks of it,
-- and not before it began; a coded one from the day of its release.
CREATE TABLE known AS
WITH accounts AS (
  SELECT event.event_id, event.start_date
  FROM event
  INNER JOIN dataset
    ON dataset.dataset_id = event.dataset_id AND dataset.role = 'accounts'
),
spoken AS (
  SELECT event_id, made_on AS spoken_on FROM statement
  UNION ALL
  SELECT event_id, claimed_on FROM casualty
  UNION ALL
  SELECT event_source.event_id, source.published_on
  FROM event_source
  INNER JOIN source
    ON source.source_id = event_source.source_id
)
SELECT accounts.event_id, coalesce(greatest(accounts.start_date, min(spoken.spoken_on)), accounts.start_date) AS known_on
FROM accounts
LEFT JOIN spoken
  ON spoken.event_id = accounts.event_id
GROUP BY accounts.event_id, accounts.start_date;

-- Most totals of the killed never change: they stand in the row of their event, so that nobody has to look them up.
CREATE TABLE total AS
SELECT
  event_id,
  count(*) = 1 AND NOT bool_or(retracted_on IS NOT NULL OR casualty_id IN (SELECT casualty_id FROM replacement)) AS is_final,
  max(claimed_on) AS claimed_on,
  any_value(low) AS low,
  any_value(best) AS best,
  any_value(high) AS high,
  any_value(out_of_order_count) AS out_of_order_count
FROM summable
WHERE harm = 'killed' AND victim_category = 'all'
GROUP BY event_id;

-- By actor: whoever asks for one reads only its rows.
ALTER TABLE event_actor RENAME TO loaded_event_actor;

INSERT INTO event_actor BY NAME
SELECT loaded_event_actor.* REPLACE (numbered.event_no AS event_no)
FROM loaded_event_actor
LEFT JOIN numbered
  ON numbered.event_id = loaded_event_actor.event_id
ORDER BY loaded_event_actor.actor_id, loaded_event_actor.role, numbered.event_no;

-- A cast is who took part in which part: events have far fewer of them than there are events.
-- They are told apart by a number, for the lists of the parts of all events may not fit into memory.
CREATE TABLE taking_part AS
SELECT event_no, bit_xor(md5_number(CAST(role AS VARCHAR) || ' ' || actor_id)) AS parts_hash
FROM event_actor
GROUP BY event_no;

CREATE TABLE casts AS
SELECT CAST(row_number() OVER (ORDER BY parts) AS INTEGER) AS cast_no, parts_hash, event_no
FROM (
  SELECT
    one.parts_hash,
    one.event_no,
    array_to_string(list_sort(list(CAST(event_actor.role AS VARCHAR) || ' ' || event_actor.actor_id)), ' ') AS parts
  FROM (SELECT parts_hash, min(event_no) AS event_no FROM taking_part GROUP BY parts_hash) AS one
  INNER JOIN event_actor
    ON event_actor.event_no = one.event_no
  GROUP BY one.parts_hash, one.event_no
) AS each_cast;

INSERT INTO cast_member
SELECT casts.cast_no, event_actor.actor_id, event_actor.role
FROM casts
INNER JOIN event_actor
  ON event_actor.event_no = casts.event_no
ORDER BY casts.cast_no, event_actor.role, event_actor.actor_id;

CREATE TABLE cast_names AS
SELECT
  cast_member.cast_no,
  array_to_string(list_sort(list(concat_ws(' ', actor.name, array_to_string(actor.aliases, ' ')))), ' ') AS names
FROM cast_member
INNER JOIN actor
  ON actor.actor_id = cast_member.actor_id
GROUP BY cast_member.cast_no;

CREATE TABLE told AS
SELECT
  numbered.event_id,
  numbered.event_no,
  numbered.phrase_no,
  numbered.whereabouts_no,
  casts.cast_no,
  coalesce(known.known_on, numbered.known_on) AS known_on,
  coalesce(total.is_final AND total.claimed_on <= coalesce(known.known_on, numbered.known_on), TRUE) AS is_settled,
  CASE WHEN is_settled THEN total.low END AS low,
  CASE WHEN is_settled THEN total.best END AS best,
  CASE WHEN is_settled THEN total.high END AS high,
  CASE WHEN is_settled THEN coalesce(total.out_of_order_count, 0) ELSE 0 END AS out_of_order_count
FROM numbered
LEFT JOIN known
  ON known.event_id = numbered.event_id
LEFT JOIN total
  ON total.event_id = numbered.event_id
LEFT JOIN taking_part
  ON taking_part.event_no = numbered.event_no
LEFT JOIN casts
  ON casts.parts_hash = taking_part.parts_hash;

CREATE TABLE wording AS
SELECT
  said.phrase_no,
  said.cast_no,
  concat_ws(' ', phrase.title, phrase.conflict_name, phrase.summary, cast_names.names) AS text
FROM (SELECT DISTINCT phrase_no, cast_no FROM told) AS said
INNER JOIN phrase
  ON phrase.phrase_no = said.phrase_no
LEFT JOIN cast_names
  ON cast_names.cast_no = said.cast_no;

CREATE TABLE country_names AS
SELECT country.iso3, concat_ws(' ', country.name, string_agg(country_alias.alias, ' ' ORDER BY country_alias.alias)) AS names
FROM country
LEFT JOIN country_alias
  ON country_alias.iso3 = country.iso3 AND country_alias.scheme <> 'gw'
GROUP BY country.iso3, country.name;

CREATE TABLE texts AS
SELECT CAST(row_number() OVER (ORDER BY kind, record_id, text, country_iso3, admin1, place) AS INTEGER) AS text_no, *
FROM (
  SELECT
    'actor' AS kind,
    actor_id AS record_id,
    concat_ws(' ', name, array_to_string(aliases, ' ')) AS text,
    NULL AS country_iso3,
    NULL AS admin1,
    NULL AS place
  FROM actor
  UNION ALL
  SELECT 'country', iso3, names, NULL, NULL, NULL FROM country_names
  UNION ALL
  SELECT 'statement', statement_id, concat_ws(' ', summary, quote, quote_en), NULL, NULL, NULL FROM statement
  UNION ALL
  SELECT 'source', source_id, concat_ws(' ', title, publisher), NULL, NULL, NULL FROM source
  UNION ALL
  SELECT DISTINCT 'wording', NULL, text, NULL, NULL, NULL FROM wording
  UNION ALL
  SELECT
    'place',
    NULL,
    concat_ws(' ', whereabouts.place, whereabouts.admin1, country_names.names),
    whereabouts.country_iso3,
    whereabouts.admin1,
    whereabouts.place
  FROM whereabouts
  LEFT JOIN country_names
    ON country_names.iso3 = whereabouts.country_iso3
) AS every_text;

INSERT INTO search_text
SELECT text_no, kind, record_id, ' ' || fold(text) AS folded
FROM texts
ORDER BY text_no;

INSERT INTO place
SELECT text_no, country_iso3, admin1, place
FROM texts
WHERE kind = 'place'
ORDER BY text_no;

CREATE TABLE worded AS
SELECT DISTINCT text_no, unnest(string_split(folded, ' ')) AS word
FROM search_text
WHERE kind IN ('wording', 'place');

INSERT INTO event_word
SELECT CAST(row_number() OVER (ORDER BY word) AS INTEGER) AS word_no, word
FROM (SELECT DISTINCT word FROM worded WHERE word <> '') AS split
ORDER BY word_no;

INSERT INTO event_word_text
SELECT event_word.word_no, worded.text_no
FROM worded
INNER JOIN event_word
  ON event_word.word = worded.word
ORDER BY event_word.word_no, worded.text_no;

INSERT INTO search_word
SELECT DISTINCT word
FROM (SELECT unnest(string_split(folded, ' ')) AS word FROM search_text WHERE kind IN ('actor', 'country', 'place')) AS split
WHERE word <> ''
ORDER BY word;

CREATE TABLE text_of_wording AS
SELECT wording.phrase_no, wording.cast_no, texts.text_no
FROM wording
INNER JOIN texts
  ON texts.kind = 'wording' AND texts.text = wording.text;

CREATE TABLE text_of_place AS
SELECT whereabouts.whereabouts_no, texts.text_no
FROM whereabouts
INNER JOIN texts
  ON texts.kind = 'place'
  AND texts.country_iso3 IS NOT DISTINCT FROM whereabouts.country_iso3
  AND texts.admin1 IS NOT DISTINCT FROM whereabouts.admin1
  AND texts.place IS NOT DISTINCT FROM whereabouts.place;

CREATE TABLE text_pair AS
SELECT
  said.phrase_no,
  said.cast_no,
  said.whereabouts_no,
  CAST(dense_rank() OVER (ORDER BY text_of_wording.text_no, text_of_place.text_no) AS INTEGER) AS event_text_no,
  text_of_wording.text_no AS wording_no,
  text_of_place.text_no AS place_no
FROM (SELECT DISTINCT phrase_no, cast_no, whereabouts_no FROM told) AS said
INNER JOIN text_of_wording
  ON text_of_wording.phrase_no = said.phrase_no AND text_of_wording.cast_no IS NOT DISTINCT FROM said.cast_no
INNER JOIN text_of_place
  ON text_of_place.whereabouts_no = said.whereabouts_no;

INSERT INTO event_text
SELECT DISTINCT event_text_no, wording_no, place_no
FROM text_pair
ORDER BY event_text_no;

ALTER TABLE event RENAME TO loaded_event;

INSERT INTO event BY NAME
SELECT loaded_event.* REPLACE (
  told.event_no AS event_no,
  told.known_on AS known_on,
  told.cast_no AS cast_no,
  text_pair.event_text_no AS event_text_no,
  loaded_event.latitude IS NOT NULL AND coalesce(loaded_event.location_precision <> 'country', TRUE) AS has_own_place,
  told.is_settled AS is_settled,
  told.low AS killed_low,
  told.best AS killed_best,
  told.high AS killed_high,
  told.out_of_order_count AS out_of_order_count
)
FROM loaded_event
INNER JOIN told
  ON told.event_id = loaded_event.event_id
INNER JOIN text_pair
  ON text_pair.phrase_no = told.phrase_no
  AND text_pair.cast_no IS NOT DISTINCT FROM told.cast_no
  AND text_pair.whereabouts_no = told.whereabouts_no
ORDER BY told.event_no;

-- Of the events that a publisher coded, few are part of another or spoken of: the rest need no row to stand for themselves.
INSERT INTO event_ancestor
WITH RECURSIVE listed AS (
  SELECT event_id FROM event WHERE parent_event_id IS NOT NULL
  UNION
  SELECT parent_event_id FROM event WHERE parent_event_id IS NOT NULL
  UNION
  SELECT event.event_id
  FROM event
  INNER JOIN dataset
    ON dataset.dataset_id = event.dataset_id AND dataset.role = 'accounts'
  UNION
  SELECT event_id FROM topic
  UNION
  SELECT event_id FROM statement
  UNION
  SELECT event_id FROM casualty WHERE topic_id IS NOT NULL
),
climb AS (
  SELECT event_id, event_id AS ancestor_event_id, 0 AS depth
  FROM listed
  UNION ALL
  SELECT climb.event_id, event.parent_event_id AS ancestor_event_id, climb.depth + 1 AS depth
  FROM climb
  INNER JOIN event
    ON event.event_id = climb.ancestor_event_id
  WHERE event.parent_event_id IS NOT NULL
)
SELECT climb.event_id, climb.ancestor_event_id, climb.depth, event.event_no
FROM climb
INNER JOIN event
  ON event.event_id = climb.event_id
ORDER BY climb.event_id, climb.depth;

-- At every turn the first claimed of the replacements that stand: a replacement that is withdrawn gives way to the next, or to none.
INSERT INTO superseded
WITH replacing AS (
  SELECT supersedes_casualty_id AS casualty_id, casualty_id AS superseded_by_casualty_id, claimed_on AS superseded_on, retracted_on
  FROM casualty
  WHERE supersedes_casualty_id IS NOT NULL
),
turns AS (
  SELECT casualty_id, superseded_on AS day FROM replacing
  UNION
  SELECT casualty_id, retracted_on FROM replacing WHERE retracted_on IS NOT NULL
),
slices AS (
  SELECT casualty_id, day AS since, lead(day) OVER (PARTITION BY casualty_id ORDER BY day) AS until
  FROM turns
)
SELECT slices.casualty_id, slices.since, slices.until, replacing.superseded_by_casualty_id, replacing.superseded_on
FROM slices
INNER JOIN replacing
  ON replacing.casualty_id = slices.casualty_id
  AND replacing.superseded_on <= slices.since
  AND (replacing.retracted_on IS NULL OR replacing.retracted_on > slices.since)
QUALIFY row_number() OVER (
  PARTITION BY slices.casualty_id, slices.since ORDER BY replacing.superseded_on, replacing.superseded_by_casualty_id
) = 1
ORDER BY slices.casualty_id, slices.since;

INSERT INTO known_day
WITH accounts AS (
  SELECT dataset_id FROM dataset WHERE role = 'accounts'
),
said AS (
  SELECT event_id, dataset_id, made_on AS known_on, 1 AS statements, 0 AS figures FROM statement
  UNION ALL
  SELECT event_id, dataset_id, retracted_on, 0, 0 FROM statement WHERE retracted_on IS NOT NULL
  UNION ALL
  SELECT event_id, dataset_id, claimed_on, 0, 1 FROM casualty SEMI JOIN accounts USING (dataset_id)
  UNION ALL
  SELECT event_id, dataset_id, retracted_on, 0, 0 FROM casualty SEMI JOIN accounts USING (dataset_id) WHERE retracted_on IS NOT NULL
)
SELECT event_id, dataset_id, known_on, sum(statements), sum(figures)
FROM said
GROUP BY event_id, dataset_id, known_on
ORDER BY event_id, known_on, dataset_id;

-- What a page asks of every question on an event: what stood on it, by every day on which that changed. A day's state is read, not counted.
CREATE TABLE said_on_topic AS
SELECT statement.statement_id, statement.topic_id, actor.party_actor_id, statement.made_on, statement.retracted_on
FROM statement
INNER JOIN actor
  ON actor.actor_id = statement.speaker_actor_id
WHERE statement.topic_id IS NOT NULL AND (statement.retracted_on IS NULL OR statement.retracted_on > statement.made_on);

-- A figure stands from the day it was claimed, but for the days on which another replaces it, until it is withdrawn.
CREATE TABLE standing AS
WITH starts AS (
  SELECT casualty_id, claimed_on AS stands_from FROM casualty WHERE topic_id IS NOT NULL
  UNION
  SELECT superseded.casualty_id, superseded.until
  FROM superseded
  INNER JOIN casualty
    ON casualty.casualty_id = superseded.casualty_id
  WHERE casualty.topic_id IS NOT NULL AND superseded.until > casualty.claimed_on
),
spans AS (
  SELECT
    casualty.casualty_id,
    starts.stands_from,
    -- The earlier of the two, where there is one.
    least(casualty.retracted_on, min(superseded.since)) AS stands_until
  FROM starts
  INNER JOIN casualty
    ON casualty.casualty_id = starts.casualty_id
  LEFT JOIN superseded
    ON superseded.casualty_id = starts.casualty_id AND coalesce(superseded.until > starts.stands_from, TRUE)
  GROUP BY casualty.casualty_id, starts.stands_from, casualty.retracted_on
)
SELECT
  casualty.casualty_id,
  casualty.topic_id,
  casualty.event_id,
  casualty.claimant_actor_id,
  casualty.harm,
  casualty.victim_category,
  casualty.victim_country_iso3,
  casualty.victim_actor_id,
  casualty.period_start,
  casualty.period_end,
  casualty.basis,
  casualty.number_kind,
  casualty.claimed_on,
  spans.stands_from,
  spans.stands_until,
  coalesce(casualty.low, casualty.best, casualty.high) IS NOT NULL AS has_number,
  -- At most so many is from none to so many; the bounds are the least and the greatest of the numbers given.
  CASE WHEN casualty.number_kind = 'at_most' THEN 0 ELSE least(casualty.low, casualty.best, casualty.high) END AS lower_bound,
  CASE WHEN casualty.number_kind <> 'at_least' THEN greatest(casualty.low, casualty.best, casualty.high) END AS upper_bound,
  coalesce(
    topic.event_id = casualty.event_id
    AND topic.harm = casualty.harm
    AND topic.victim_category = casualty.victim_category
    AND topic.victim_country_iso3 IS NOT DISTINCT FROM casualty.victim_country_iso3,
    FALSE
  ) AS is_for_topic
FROM spans
INNER JOIN casualty
  ON casualty.casualty_id = spans.casualty_id
INNER JOIN topic
  ON topic.topic_id = casualty.topic_id
WHERE coalesce(spans.stands_until > spans.stands_from, TRUE);

INSERT INTO topic_state
WITH turns AS (
  SELECT topic_id, made_on AS day FROM said_on_topic
  UNION
  SELECT topic_id, retracted_on FROM said_on_topic WHERE retracted_on IS NOT NULL
  UNION
  SELECT topic_id, stands_from FROM standing
  UNION
  SELECT topic_id, stands_until FROM standing WHERE stands_until IS NOT NULL
),
states AS (
  SELECT topic_id, day AS since, lead(day) OVER (PARTITION BY topic_id ORDER BY day) AS until
  FROM turns
),
spoken AS (
  SELECT
    states.topic_id,
    states.since,
    count(*) AS statements,
    count(DISTINCT said_on_topic.party_actor_id) AS parties,
    max(said_on_topic.made_on) AS last_on
  FROM states
  INNER JOIN said_on_topic
    ON said_on_topic.topic_id = states.topic_id
    AND said_on_topic.made_on <= states.since
    AND coalesce(said_on_topic.retracted_on > states.since, TRUE)
  GROUP BY states.topic_id, states.since
),
-- Two statements that contradict each other are one contradiction, coded from either side.
contradictions AS (
  SELECT DISTINCT
    one.topic_id,
    least(one.statement_id, other.statement_id) AS first_statement_id,
    greatest(one.statement_id, other.statement_id) AS second_statement_id,
    greatest(one.made_on, other.made_on) AS stands_from,
    least(one.retracted_on, other.retracted_on) AS stands_until
  FROM statement_relation
  INNER JOIN said_on_topic AS one
    ON one.statement_id = statement_relation.from_statement_id
  INNER JOIN said_on_topic AS other
    ON other.statement_id = statement_relation.to_statement_id AND other.topic_id = one.topic_id
  WHERE statement_relation.relation = 'contradicts'
),
contradicted AS (
  SELECT states.topic_id, states.since, count(*) AS contradictions
  FROM states
  INNER JOIN contradictions
    ON contradictions.topic_id = states.topic_id
    AND contradictions.stands_from <= states.since
    AND coalesce(contradictions.stands_until > states.since, TRUE)
  GROUP BY states.topic_id, states.since
),
claimed AS (
  SELECT
    states.topic_id,
    states.since,
    count(*) AS figures,
    count(DISTINCT standing.claimant_actor_id) FILTER (WHERE standing.has_number) AS claimants_with_number,
    count(DISTINCT standing.claimant_actor_id) FILTER (WHERE standing.has_number AND standing.is_for_topic) AS claimants_in_span,
    count(DISTINCT standing.claimant_actor_id) FILTER (WHERE NOT standing.has_number) AS claimants_without_number,
    min(standing.lower_bound) FILTER (WHERE standing.is_for_topic) AS lowest,
    max(coalesce(standing.upper_bound, standing.lower_bound)) FILTER (WHERE standing.is_for_topic) AS highest,
    coalesce(bool_or(standing.upper_bound IS NULL) FILTER (WHERE standing.is_for_topic AND standing.has_number), FALSE) AS has_open_end,
    max(standing.claimed_on) AS last_on
  FROM states
  INNER JOIN standing
    ON standing.topic_id = states.topic_id
    AND standing.stands_from <= states.since
    AND coalesce(standing.stands_until > states.since, TRUE)
  GROUP BY states.topic_id, states.since
)
SELECT
  states.topic_id,
  states.since,
  states.until,
  coalesce(spoken.statements, 0),
  coalesce(spoken.parties, 0),
  coalesce(contradicted.contradictions, 0),
  coalesce(claimed.figures, 0),
  coalesce(claimed.claimants_with_number, 0),
  coalesce(claimed.claimants_in_span, 0),
  coalesce(claimed.claimants_without_number, 0),
  claimed.lowest,
  claimed.highest,
  coalesce(claimed.has_open_end, FALSE),
  greatest(spoken.last_on, claimed.last_on)
FROM states
LEFT JOIN spoken
  ON spoken.topic_id = states.topic_id AND spoken.since = states.since
LEFT JOIN contradicted
  ON contradicted.topic_id = states.topic_id AND contradicted.since = states.since
LEFT JOIN claimed
  ON claimed.topic_id = states.topic_id AND claimed.since = states.since
WHERE coalesce(spoken.statements, claimed.figures) IS NOT NULL
ORDER BY states.topic_id, states.since;

-- The pairs that statements/figure_pairs calls a conflict, without judging all the others: figures of one scope whose ranges do not
-- meet, and some against none. Each counts from the day on which both stand until one no longer does.
INSERT INTO statement_link
SELECT
  CASE WHEN is_from_first THEN from_statement_id ELSE to_statement_id END AS first_statement_id,
  CASE WHEN is_from_first THEN to_statement_id ELSE from_statement_id END AS second_statement_id,
  relation,
  min(note) AS note,
  any_value(CASE WHEN is_from_first THEN from_topic_id ELSE to_topic_id END) AS first_topic_id,
  any_value(CASE WHEN is_from_first THEN to_topic_id ELSE from_topic_id END) AS second_topic_id,
  max(known_on) AS known_on,
  min(withdrawn_on) AS withdrawn_on
FROM (
  SELECT
    link.from_statement_id,
    link.to_statement_id,
    link.relation,
    link.note,
    source_end.topic_id AS from_topic_id,
    target_end.topic_id AS to_topic_id,
    greatest(source_end.made_on, target_end.made_on) AS known_on,
    least(source_end.retracted_on, target_end.retracted_on) AS withdrawn_on,
    source_end.made_on < target_end.made_on
      OR (source_end.made_on = target_end.made_on AND coalesce(source_end.made_at < target_end.made_at, FALSE))
      OR (
        source_end.made_on = target_end.made_on
        AND coalesce(source_end.made_at = target_end.made_at, TRUE)
        AND source_end.statement_id < target_end.statement_id
      ) AS is_from_first
  FROM statement_relation AS link
  INNER JOIN statement AS source_end
    ON source_end.statement_id = link.from_statement_id
  INNER JOIN statement AS target_end
    ON target_end.statement_id = link.to_statement_id
  WHERE link.relation IN ('contradicts', 'corroborates')
) AS links
GROUP BY first_statement_id, second_statement_id, relation
ORDER BY first_topic_id, second_topic_id, first_statement_id, second_statement_id, relation;

INSERT INTO topic_conflict
-- Figures of one scope and one range stand together: there are fewer ranges than figures.
WITH ranges AS (
  SELECT
    topic_id, event_id, harm, victim_category, coalesce(victim_country_iso3, '') AS victim_country_iso3, victim_actor_id,
    period_start, period_end, basis, lower_bound, upper_bound, stands_from, stands_until, count(*) AS figures
  FROM standing
  WHERE has_number
  GROUP BY ALL
),
apart AS (
  SELECT
    below.topic_id,
    below.event_id,
    below.figures * above.figures AS pairs,
    greatest(below.stands_from, above.stands_from) AS stands_from,
    least(below.stands_until, above.stands_until) AS stands_until
  FROM ranges AS below
  INNER JOIN ranges AS above
    ON above.topic_id = below.topic_id
    AND above.event_id = below.event_id
    AND above.harm = below.harm
    AND above.victim_category = below.victim_category
    AND above.victim_country_iso3 = below.victim_country_iso3
    AND above.period_start = below.period_start
    AND above.period_end = below.period_end
    AND above.lower_bound > below.upper_bound
  LEFT JOIN actor_ancestor AS force_in_above
    ON force_in_above.actor_id = below.victim_actor_id AND force_in_above.ancestor_actor_id = above.victim_actor_id
  LEFT JOIN actor_ancestor AS force_in_below
    ON force_in_below.actor_id = above.victim_actor_id AND force_in_below.ancestor_actor_id = below.victim_actor_id
  WHERE (
      above.basis = below.basis
      OR (above.basis <> 'coded' AND below.basis NOT IN ('coded', 'identified', 'verified'))
    )
    AND (
      below.victim_actor_id IS NULL
      OR above.victim_actor_id IS NULL
      OR force_in_above.actor_id IS NOT NULL
      OR force_in_below.actor_id IS NOT NULL
    )
),
-- Some in a part are some in the whole: whoever says some counts as much as whoever says none, or less.
denied AS (
  SELECT
    vague.topic_id,
    denial.event_id,
    1 AS pairs,
    greatest(vague.stands_from, denial.stands_from) AS stands_from,
    least(vague.stands_until, denial.stands_until) AS stands_until
  FROM standing AS vague
  INNER JOIN standing AS denial
    ON denial.topic_id = vague.topic_id
    AND denial.harm = vague.harm
    AND vague.number_kind = 'qualitative'
    AND denial.upper_bound = 0
    AND denial.period_start <= vague.period_start
    AND denial.period_end >= vague.period_end
  INNER JOIN event_ancestor
    ON event_ancestor.event_id = vague.event_id AND event_ancestor.ancestor_event_id = denial.event_id
  INNER JOIN category_ancestor
    ON category_ancestor.category = vague.victim_category AND category_ancestor.ancestor_category = denial.victim_category
  LEFT JOIN actor_ancestor AS force_in_denial
    ON force_in_denial.actor_id = vague.victim_actor_id AND force_in_denial.ancestor_actor_id = denial.victim_actor_id
  LEFT JOIN actor_ancestor AS force_in_vague
    ON force_in_vague.actor_id = denial.victim_actor_id AND force_in_vague.ancestor_actor_id = vague.victim_actor_id
  WHERE (denial.victim_country_iso3 IS NULL OR coalesce(denial.victim_country_iso3 = vague.victim_country_iso3, FALSE))
    AND (
      vague.victim_actor_id IS NULL
      OR denial.victim_actor_id IS NULL
      OR force_in_denial.actor_id IS NOT NULL
      OR force_in_vague.actor_id IS NOT NULL
      OR vague.victim_category <> denial.victim_category
      OR vague.victim_country_iso3 IS DISTINCT FROM denial.victim_country_iso3
    )
),
together AS (
  SELECT * FROM apart WHERE coalesce(stands_until > stands_from, TRUE)
  UNION ALL
  SELECT * FROM denied WHERE coalesce(stands_until > stands_from, TRUE)
),
turns AS (
  SELECT topic_id, event_id, stands_from AS known_on, pairs FROM together
  UNION ALL
  SELECT topic_id, event_id, stands_until, -pairs FROM together WHERE stands_until IS NOT NULL
)
SELECT topic_id, event_id, known_on, sum(pairs)
FROM turns
GROUP BY topic_id, event_id, known_on
HAVING sum(pairs) <> 0
ORDER BY topic_id, event_id, known_on;

INSERT INTO event_toll
WITH changing AS (
  SELECT *
  FROM summable
  WHERE harm <> 'killed' OR victim_category <> 'all' OR event_id IN (SELECT event_id FROM event WHERE NOT is_settled)
),
turns AS (
  SELECT casualty_id, claimed_on AS day FROM changing
  UNION
  SELECT casualty_id, retracted_on FROM changing WHERE retracted_on IS NOT NULL
  UNION
  SELECT casualty_id, claimed_on FROM replacement
  UNION
  SELECT casualty_id, retracted_on FROM replacement WHERE retracted_on IS NOT NULL
),
spans AS (
  SELECT casualty_id, day AS counts_from, lead(day) OVER (PARTITION BY casualty_id ORDER BY day) AS counts_until
  FROM turns
)
SELECT
  changing.event_id,
  changing.harm,
  changing.victim_category,
  changing.low,
  changing.best,
  changing.high,
  changing.out_of_order_count,
  spans.counts_from,
  spans.counts_until,
  event.event_no
FROM changing
INNER JOIN event
  ON event.event_id = changing.event_id
INNER JOIN spans
  ON spans.casualty_id = changing.casualty_id AND spans.counts_from >= changing.claimed_on
LEFT JOIN replacement
  ON replacement.casualty_id = changing.casualty_id
  AND replacement.claimed_on <= spans.counts_from
  AND coalesce(replacement.retracted_on > spans.counts_from, TRUE)
WHERE coalesce(changing.retracted_on > spans.counts_from, TRUE) AND replacement.casualty_id IS NULL
ORDER BY changing.event_id, changing.harm, changing.victim_category, spans.counts_from, changing.casualty_id;

INSERT INTO used_value
SELECT 'country', country_iso3, count(*) FROM event WHERE country_iso3 IS NOT NULL GROUP BY country_iso3
UNION ALL
SELECT 'type', CAST(event_type AS VARCHAR), count(*) FROM event GROUP BY event_type
UNION ALL
SELECT 'conflict', conflict_name, count(*) FROM event WHERE conflict_name IS NOT NULL GROUP BY conflict_name
UNION ALL
SELECT 'actor', taken.ancestor_actor_id, sum(of_cast.records)
FROM (
  SELECT DISTINCT cast_member.cast_no, actor_ancestor.ancestor_actor_id
  FROM cast_member
  INNER JOIN actor_ancestor
    ON actor_ancestor.actor_id = cast_member.actor_id
) AS taken
INNER JOIN (SELECT cast_no, count(*) AS records FROM event GROUP BY cast_no) AS of_cast
  ON of_cast.cast_no = taken.cast_no
GROUP BY taken.ancestor_actor_id
ORDER BY ALL;

UPDATE dataset
SET row_count =
  (SELECT count(*) FROM event WHERE event.dataset_id = dataset.dataset_id)
  + (SELECT count(*) FROM statement WHERE statement.dataset_id = dataset.dataset_id)
  + (SELECT count(*) FROM casualty WHERE casualty.dataset_id = dataset.dataset_id)
  + (SELECT count(*) FROM media_attention WHERE media_attention.dataset_id = dataset.dataset_id)
WHERE role <> 'reference';

INSERT INTO period
WITH span AS (
  SELECT date_trunc('year', min(first_day)) AS first_day, max(last_day) AS last_day
  FROM (
    SELECT start_date AS first_day, end_date AS last_day FROM event
    UNION ALL
    SELECT coverage_start, coverage_end FROM dataset WHERE coverage_start IS NOT NULL AND coverage_end IS NOT NULL
  ) AS days
),
days AS (
  SELECT CAST(unnest(generate_series(first_day, CAST(last_day AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS day
  FROM span
),
starts AS (
  SELECT grain, CAST(date_trunc(grain, day) AS DATE) AS period_start
  FROM days
  CROSS JOIN (VALUES ('day'), ('week'), ('month'), ('year')) AS grains (grain)
)
SELECT DISTINCT
  grain,
  period_start,
  CAST(CASE grain
    WHEN 'day' THEN period_start
    WHEN 'week' THEN period_start + INTERVAL 6 DAY
    WHEN 'month' THEN period_start + INTERVAL 1 MONTH - INTERVAL 1 DAY
    ELSE period_start + INTERVAL 1 YEAR - INTERVAL 1 DAY
  END AS DATE) AS period_end,
  dense_rank() OVER (PARTITION BY grain ORDER BY period_start) - 1 AS period_no
FROM starts
ORDER BY grain, period_start;

INSERT INTO dictionary
SELECT table_name, '*', 0, 'TABLE', FALSE, comment
FROM duckdb_tables()
WHERE comment IS NOT NULL
UNION ALL
SELECT
  table_name,
  column_name,
  column_index,
  CASE WHEN data_type LIKE 'ENUM(%' THEN 'ENUM' ELSE data_type END,
  is_nullable,
  comment
FROM duckdb_columns()
WHERE comment IS NOT NULL
ORDER BY ALL;
