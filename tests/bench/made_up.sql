-- Made up for measuring, never bundled: events, topics, actors, statements and figures whose numbers say nothing of anything.
-- Events draw statements as 1/n, so that the busiest has some 8 %; topics within an event likewise; speakers come from a pool of
-- the event's own. Each tenth figure replaces the one before it, and in each twentieth group of ten the last four form a chain.
-- Statements and figures lie event by event, as dossiers loaded one after the other lie.
-- $events, $topics, $actors, $statements and $figures are how many.

CREATE TEMP MACRO chance(number, salt) AS (hash(number, salt) % 1000003) / 1000003.0;
CREATE TEMP MACRO ranked(most, luck) AS CAST(least(most, floor(pow(most + 1, luck))) AS BIGINT);
CREATE TEMP MACRO nth(list, luck) AS list[1 + CAST(floor(luck * len(list)) AS BIGINT)];

INSERT INTO dataset BY NAME
SELECT 'made-up' AS dataset_id, 'Synthetic record for measuring: nothing in it happened' AS title, '1' AS version,
  'tests.bench' AS publisher, 'accounts' AS role, FALSE AS summed, FALSE AS provisional, 'none' AS licence, FALSE AS redistributable,
  'Not to be cited.' AS citation, DATE '2026-11-23' AS retrieved_on, DATE '2015-01-01' AS coverage_start,
  DATE '2026-12-31' AS coverage_end, 'Synthetic.' AS scope, [] AS notes, 0 AS row_count, '' AS sha256;

INSERT INTO source BY NAME
SELECT 'paper-' || n AS source_id, 'made-up' AS dataset_id, 'Synthetic paper ' || n AS publisher, 'Synthetic' AS title,
  'https://example.org/' || n AS url, DATE '2015-01-01' + CAST(n AS INTEGER) AS published_on, 'en' AS language,
  'newspaper' AS kind
FROM range(4000) AS numbers (n);

-- A tenth are states, three tenths their bodies, the rest persons of a body.
INSERT INTO actor BY NAME
SELECT 'actor-' || n AS actor_id, 'Synthetic actor ' || n AS name,
  CASE WHEN n < actors // 10 THEN 'state' WHEN n < 4 * actors // 10 THEN 'government_body' ELSE 'person' END AS kind,
  CASE WHEN n < actors // 10 THEN NULL
    WHEN n < 4 * actors // 10 THEN 'actor-' || n % (actors // 10)
    ELSE 'actor-' || (actors // 10 + n % (3 * actors // 10)) END AS parent_actor_id,
  CASE WHEN n >= actors // 10 THEN 'part_of' END AS parent_relation, [] AS aliases, 'actor-' || n AS party_actor_id
FROM (SELECT CAST($actors AS BIGINT) AS actors) AS sizes, range($actors) AS numbers (n);

INSERT INTO event BY NAME
SELECT 'event-' || n AS event_id, 'made-up' AS dataset_id, 'Synthetic event ' || n AS title, 'airstrike' AS event_type,
  start_date, start_date + CAST(floor(30 * chance(n, 2)) AS INTEGER) AS end_date, 'days' AS date_precision,
  nth((SELECT list(iso3 ORDER BY iso3) FROM country), chance(n, 3)) AS country_iso3, 'Synthetic place' AS place,
  120 * chance(n, 4) - 60 AS latitude, 300 * chance(n, 5) - 150 AS longitude, 'near' AS location_precision,
  CASE WHEN n % 10 = 0 AND n > 0 THEN 'event-' || n // 10 END AS parent_event_id, 1 AS event_count, start_date AS known_on
FROM (SELECT n, DATE '2015-01-01' + CAST(floor(4200 * chance(n, 1)) AS INTEGER) AS start_date FROM range($events) AS numbers (n));

INSERT INTO event_actor BY NAME
SELECT DISTINCT 'event-' || n AS event_id, 'actor-' || (n * 131 + 7 * side) % CAST($actors AS BIGINT) AS actor_id,
  CASE side WHEN 0 THEN 'initiator' ELSE 'target' END AS role
FROM range($events) AS numbers (n), range(2) AS sides (side);

CREATE TEMP TABLE asked AS
SELECT n, event, row_number() OVER (PARTITION BY event ORDER BY n) - 1 AS turn, count(*) OVER (PARTITION BY event) AS topics
FROM (
  SELECT n, CAST(floor($events * pow((n + 0.5) / $topics, 1.5)) AS BIGINT) AS event
  FROM range($topics) AS numbers (n)
);

INSERT INTO topic BY NAME
SELECT 'topic-' || n AS topic_id, 'event-' || event AS event_id, 'Synthetic topic ' || n AS title,
  'How many, or what, was it (' || n || ')?' AS question, CASE turn % 2 WHEN 0 THEN 'casualties' ELSE 'account' END AS kind,
  CASE turn % 2 WHEN 0 THEN nth(['killed', 'killed', 'wounded', 'missing'], chance(n, 6)) END AS harm,
  CASE turn % 2 WHEN 0 THEN nth(['all', 'all', 'civilian', 'military'], chance(n, 7)) END AS victim_category
FROM asked;

-- The first statements, as many as there are figures, each carry one; the rest speak to any topic.
CREATE TEMP TABLE drawn AS
SELECT
  n,
  first_n,
  event,
  CASE WHEN n < $figures THEN 2 * (ranked((topics + 1) // 2, chance(first_n, 9)) - 1) ELSE ranked(topics, chance(n, 9)) - 1 END
    AS turn,
  (event * 131 + 7 * (ranked(200, chance(first_n, 10)) - 1)) % CAST($actors AS BIGINT) AS actor,
  CAST(floor(60 * chance(first_n, 11)) AS INTEGER) + CAST(n - first_n AS INTEGER) AS days
FROM (
  SELECT
    n,
    first_n,
    ranked($events, chance(first_n, 8)) - 1 AS event
  FROM (
    SELECT n, CASE WHEN n >= $figures THEN n WHEN (n // 10) % 20 = 0 AND n % 10 > 5 THEN n - n % 10 + 5
      WHEN n % 10 = 9 THEN n - 1 ELSE n END AS first_n
    FROM range($statements) AS numbers (n)
  )
) AS picked
INNER JOIN (SELECT event, max(topics) AS topics FROM asked GROUP BY event) AS sizes USING (event);

CREATE TEMP TABLE spoken AS
SELECT drawn.n, drawn.first_n, drawn.actor, topic.*, event.start_date, event.end_date, event.start_date + drawn.days AS day
FROM drawn
INNER JOIN asked ON asked.event = drawn.event AND asked.turn = drawn.turn
INNER JOIN topic ON topic.topic_id = 'topic-' || asked.n
INNER JOIN event ON event.event_id = topic.event_id;

INSERT INTO statement BY NAME
SELECT 'said-' || n AS statement_id, 'made-up' AS dataset_id, event_id, topic_id, 'actor-' || actor AS speaker_actor_id,
  day AS made_on, day + INTERVAL 1 HOUR * CAST(floor(24 * chance(n, 12)) AS INTEGER) AS made_at, 'communique' AS channel,
  CASE kind WHEN 'casualties' THEN 'asserts' ELSE
    nth(['asserts', 'asserts', 'asserts', 'denies', 'denies', 'acknowledges', 'declines', 'withholds', 'condemns'], chance(n, 13)) END
    AS position,
  'Synthetic statement ' || n || ', of the length that a summary of what was said usually has.' AS summary,
  CASE WHEN n % 3 = 0 THEN 'Palabras sintéticas ' || n END AS quote, CASE WHEN n % 3 = 0 THEN 'es' END AS quote_language,
  CASE WHEN n % 3 = 0 THEN 'Synthetic words ' || n END AS quote_en,
  'paper-' || CAST(floor(4000 * chance(n, 14)) AS BIGINT) AS source_id, DATE '2026-11-23' AS recorded_on,
  CASE WHEN n % 200 = 7 THEN day + 3 END AS retracted_on, CASE WHEN n % 200 = 7 THEN 'Synthetic' END AS retraction_reason
FROM spoken
ORDER BY event_id, topic_id, n;

INSERT INTO statement_relation BY NAME
SELECT 'said-' || n AS from_statement_id, 'said-' || before AS to_statement_id,
  nth(['contradicts', 'corroborates', 'responds_to'], chance(n, 15)) AS relation
FROM (SELECT n, lag(n) OVER (PARTITION BY topic_id ORDER BY day, n) AS before FROM spoken)
WHERE before IS NOT NULL AND n % 5 = 0;

INSERT INTO casualty BY NAME
SELECT 'figure-' || n AS casualty_id, 'made-up' AS dataset_id, event_id, topic_id, 'said-' || n AS statement_id,
  'actor-' || actor AS claimant_actor_id, harm,
  CASE WHEN first_n % 5 = 0 THEN 'civilian' ELSE CAST(victim_category AS VARCHAR) END AS victim_category,
  CASE WHEN number_kind = 'none' THEN 0 WHEN number_kind IN ('exact', 'at_least', 'range') THEN number END AS low,
  CASE WHEN number_kind = 'none' THEN 0 WHEN number_kind IN ('exact', 'about') THEN number END AS best,
  CASE WHEN number_kind = 'none' THEN 0 WHEN number_kind = 'range' THEN number + number // 3 + 1
    WHEN number_kind IN ('exact', 'at_most') THEN number END AS high,
  number_kind, nth(['reported', 'reported', 'identified', 'estimated'], chance(first_n, 16)) AS basis,
  start_date AS period_start, end_date AS period_end, day AS claimed_on, day + INTERVAL 12 HOUR AS claimed_at,
  CASE WHEN first_n < n THEN 'figure-' || n - 1 END AS supersedes_casualty_id,
  'paper-' || CAST(floor(4000 * chance(n, 14)) AS BIGINT) AS source_id, 0 AS out_of_order_count,
  CASE WHEN n % 200 = 8 THEN day + 3 END AS retracted_on, CASE WHEN n % 200 = 8 THEN 'Synthetic' END AS retraction_reason,
  DATE '2026-11-23' AS recorded_on
FROM (
  SELECT *, 1 + CAST(floor(exp(7 * chance(topic_id, 17)) * (0.5 + chance(n, 18))) AS BIGINT) AS number,
    nth(['exact', 'exact', 'exact', 'exact', 'exact', 'exact', 'exact', 'exact', 'about', 'about', 'about', 'at_least', 'at_least',
      'at_least', 'at_least', 'at_most', 'range', 'range', 'none', 'qualitative', 'undisclosed'], chance(n, 19)) AS number_kind
  FROM spoken
  WHERE n < $figures
)
ORDER BY event_id, topic_id, n;
