-- The ledger of who says what about which event, when, and on what basis.
-- Enumerations live in table `code`; the types below are made from it, so that the words on screen,
-- the definitions on the method page and what the database accepts cannot drift apart.

CREATE TABLE code (
  enumeration VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  definition VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  container_code VARCHAR,
  PRIMARY KEY (enumeration, code)
);
COMMENT ON TABLE code IS 'Every value that an enumerated column may hold, with its words';
COMMENT ON COLUMN code.enumeration IS 'Name of the enumeration';
COMMENT ON COLUMN code.code IS 'The value as stored';
COMMENT ON COLUMN code.label IS 'The value in words, as shown on screen';
COMMENT ON COLUMN code.definition IS 'What the value means';
COMMENT ON COLUMN code.position IS 'Order in which values are listed';
COMMENT ON COLUMN code.container_code IS 'The next wider value that contains this one, where values nest; for a reason, the verdict that it leads to';

INSERT INTO code VALUES
  ('dataset_role', 'coded', 'Coded events', 'Events coded by one publisher under one codebook; sums over its events are meaningful', 1, NULL),
  ('dataset_role', 'accounts', 'Competing accounts', 'Statements and figures by many parties on the same events; never added up', 2, NULL),
  ('dataset_role', 'reference', 'Reference', 'Boundaries, names and codes', 3, NULL),

  ('source_kind', 'newspaper', 'Newspaper', 'Newspaper or magazine, print or online', 1, NULL),
  ('source_kind', 'news_agency', 'News agency', 'Wire service, or a page that carries its text', 2, NULL),
  ('source_kind', 'broadcaster', 'Broadcaster', 'Television or radio, or its site', 3, NULL),
  ('source_kind', 'state_media', 'State media', 'Outlet owned or directed by a state', 4, NULL),
  ('source_kind', 'government', 'Government', 'Document or page of a government body', 5, NULL),
  ('source_kind', 'ngo', 'NGO', 'Document of a non-governmental organisation', 6, NULL),
  ('source_kind', 'aggregator', 'Aggregator', 'Page that summarises or republishes others', 7, NULL),
  ('source_kind', 'dataset', 'Dataset', 'A release of a coded dataset', 8, NULL),

  ('actor_kind', 'state', 'State', 'A state or area as a whole', 1, NULL),
  ('actor_kind', 'government_body', 'Government body', 'Government, ministry, agency, parliament or court', 2, NULL),
  ('actor_kind', 'armed_force', 'Armed force', 'Armed force or unit of a state', 3, NULL),
  ('actor_kind', 'nonstate_group', 'Non-state group', 'Armed or criminal group that is no state body', 4, NULL),
  ('actor_kind', 'political_party', 'Political party', 'Political party', 5, NULL),
  ('actor_kind', 'intergovernmental', 'Intergovernmental organisation', 'Organisation of states', 6, NULL),
  ('actor_kind', 'ngo', 'NGO', 'Non-governmental organisation', 7, NULL),
  ('actor_kind', 'media', 'Media', 'News outlet or a group of them', 8, NULL),
  ('actor_kind', 'research', 'Research project', 'Project that codes events from reports', 9, NULL),
  ('actor_kind', 'person', 'Person', 'One person', 10, NULL),
  ('actor_kind', 'other', 'Other', 'Families, residents, anonymous officials, joint signatories', 11, NULL),

  ('parent_relation', 'part_of', 'Part of', 'Speaks or acts as part of the parent: claims roll up to it', 1, NULL),
  ('parent_relation', 'national_of', 'From', 'Comes from there but does not speak for it: claims do not roll up', 2, NULL),

  ('event_type', 'state_based', 'State-based conflict', 'UCDP: armed force between two parties of which at least one is a state', 1, NULL),
  ('event_type', 'non_state', 'Non-state conflict', 'UCDP: armed force between two organised groups, neither of them a state', 2, NULL),
  ('event_type', 'one_sided', 'One-sided violence', 'UCDP: armed force by a state or organised group against civilians', 3, NULL),
  ('event_type', 'military_operation', 'Military operation', 'Operation made of several attacks or landings', 4, NULL),
  ('event_type', 'airstrike', 'Airstrike', 'Attack from the air on a place', 5, NULL),
  ('event_type', 'maritime_strike', 'Strike at sea', 'Attack on a vessel', 6, NULL),
  ('event_type', 'raid', 'Raid', 'Ground assault on a place', 7, NULL),
  ('event_type', 'armed_clash', 'Armed clash', 'Fight between armed groups', 8, NULL),
  ('event_type', 'capture', 'Capture', 'Persons seized', 9, NULL),
  ('event_type', 'seizure', 'Seizure', 'Vessels or goods seized', 10, NULL),
  ('event_type', 'announcement', 'Announcement', 'Public statement by an office or officer', 11, NULL),
  ('event_type', 'diplomatic', 'Diplomatic', 'Meeting, communiqué or note between states', 12, NULL),
  ('event_type', 'rally', 'Rally', 'Public gathering', 13, NULL),
  ('event_type', 'mourning', 'Mourning', 'Funeral, mourning or memorial', 14, NULL),
  ('event_type', 'repatriation', 'Repatriation', 'Return of wounded or dead', 15, NULL),
  ('event_type', 'arraignment', 'Court hearing', 'Appearance before a court', 16, NULL),
  ('event_type', 'hearing', 'Hearing', 'Hearing before a parliament', 17, NULL),
  ('event_type', 'prisoner_release', 'Prisoner release', 'Release of prisoners', 18, NULL),
  ('event_type', 'sanction', 'Sanction', 'Sanction, tariff or blockade', 19, NULL),
  ('event_type', 'appointment', 'Appointment', 'Appointment or dismissal', 20, NULL),
  ('event_type', 'battle', 'Battle (ACLED)', 'ACLED: violence between two organised armed groups', 21, NULL),
  ('event_type', 'remote_violence', 'Explosion or remote violence (ACLED)', 'ACLED: one side uses weapons that the other cannot answer, such as shells, drones, mines and bombs', 22, NULL),
  ('event_type', 'violence_against_civilians', 'Violence against civilians (ACLED)', 'ACLED: an organised armed group hurts unarmed people', 23, NULL),
  ('event_type', 'protest', 'Protest (ACLED)', 'ACLED: public demonstration whose participants are not violent', 24, NULL),
  ('event_type', 'riot', 'Riot (ACLED)', 'ACLED: demonstrators or mobs are violent', 25, NULL),
  ('event_type', 'strategic_development', 'Strategic development (ACLED)', 'ACLED: arrest, agreement, looting or other act without political violence that bears on it', 26, NULL),

  ('date_precision', 'day', 'Day', 'The day is known', 1, NULL),
  ('date_precision', 'days', 'Several days', 'First and last day are known', 2, NULL),
  ('date_precision', 'week', 'Week', 'The week is known', 3, NULL),
  ('date_precision', 'month', 'Month', 'Only the month is known, or the record sums up a month', 4, NULL),
  ('date_precision', 'year', 'Year', 'Only the year is known', 5, NULL),

  ('location_precision', 'exact', 'Exact', 'Coordinates of the place itself', 1, NULL),
  ('location_precision', 'near', 'Town or near it', 'Coordinates of the town in or near which it happened', 2, NULL),
  ('location_precision', 'district', 'District', 'Only the district is known (second-order division)', 3, NULL),
  ('location_precision', 'province', 'Province', 'Only the province is known (first-order division)', 4, NULL),
  ('location_precision', 'line', 'Along a line', 'Along a road, river or border', 5, NULL),
  ('location_precision', 'country', 'Country', 'Only the country is known, or the record sums up a country', 6, NULL),
  ('location_precision', 'international', 'At sea or in international air', 'Outside the territory of any state', 7, NULL),

  ('event_role', 'side_a', 'Side A', 'First side of a coded event', 1, NULL),
  ('event_role', 'side_b', 'Side B', 'Second side of a coded event', 2, NULL),
  ('event_role', 'initiator', 'Initiator', 'Who acted or spoke first', 3, NULL),
  ('event_role', 'target', 'Target', 'At whom it was aimed', 4, NULL),
  ('event_role', 'participant', 'Participant', 'Took part', 5, NULL),
  ('event_role', 'host', 'Host', 'On whose ground or at whose table it took place', 6, NULL),
  ('event_role', 'mediator', 'Mediator', 'Mediated', 7, NULL),
  ('event_role', 'victim_affiliation', 'Victims'' side', 'To whom the dead or hurt belonged', 8, NULL),

  ('topic_kind', 'casualties', 'Numbers', 'A question on how many came to harm', 1, NULL),
  ('topic_kind', 'account', 'Accounts', 'A question on what happened, why, or by what right', 2, NULL),

  ('harm', 'killed', 'Killed', 'Died of the event', 1, NULL),
  ('harm', 'wounded', 'Wounded', 'Hurt and alive', 2, NULL),
  ('harm', 'missing', 'Missing', 'Whereabouts unknown since the event', 3, NULL),
  ('harm', 'captured', 'Captured', 'Taken and held', 4, NULL),
  ('harm', 'displaced', 'Displaced', 'Had to leave home', 5, NULL),

  ('victim_category', 'all', 'Everyone', 'All victims, whoever they were', 1, NULL),
  ('victim_category', 'combatant', 'Combatants', 'Members of any fighting force', 2, 'all'),
  ('victim_category', 'security', 'Security forces', 'Military and police taken together', 3, 'combatant'),
  ('victim_category', 'military', 'Military', 'Members of armed forces', 4, 'security'),
  ('victim_category', 'police', 'Police', 'Members of police and interior forces', 5, 'security'),
  ('victim_category', 'civilian', 'Civilians', 'Persons who took no part in fighting', 6, 'all'),
  ('victim_category', 'official', 'Officials', 'Holders of public office', 7, 'all'),
  ('victim_category', 'unknown', 'Not stated', 'The claim does not say who they were', 8, 'all'),

  ('number_kind', 'exact', 'Exactly', 'One number, given as exact', 1, NULL),
  ('number_kind', 'at_least', 'At least', 'A lower bound; more than N is kept as at least N with no best value', 2, NULL),
  ('number_kind', 'at_most', 'At most', 'An upper bound', 3, NULL),
  ('number_kind', 'about', 'About', 'One number, given as approximate', 4, NULL),
  ('number_kind', 'range', 'Range', 'A lower and an upper bound', 5, NULL),
  ('number_kind', 'none', 'None', 'A claim that there were none: a stated zero', 6, NULL),
  ('number_kind', 'qualitative', 'No number, but some', 'Words such as many or dozens: harm is claimed, a number is not', 7, NULL),
  ('number_kind', 'undisclosed', 'Number not given', 'Asked or expected, and not given', 8, NULL),

  ('basis', 'reported', 'Reported', 'Said or written, without a list or a method', 1, NULL),
  ('basis', 'identified', 'Identified', 'Counted from names', 2, NULL),
  ('basis', 'verified', 'Verified', 'Checked by the claimant case by case', 3, NULL),
  ('basis', 'estimated', 'Estimated', 'An estimate or assessment', 4, NULL),
  ('basis', 'coded', 'Coded', 'Coded from reports under a published codebook', 5, NULL),

  ('position', 'asserts', 'Asserts', 'Says that it is so', 1, NULL),
  ('position', 'denies', 'Denies', 'Says that it is not so', 2, NULL),
  ('position', 'acknowledges', 'Acknowledges', 'Admits it', 3, NULL),
  ('position', 'declines', 'Declines', 'Was asked and would not, or could not, say', 4, NULL),
  ('position', 'withholds', 'Withholds', 'Has not published what it was expected to', 5, NULL),
  ('position', 'condemns', 'Condemns', 'Calls it wrong', 6, NULL),
  ('position', 'supports', 'Supports', 'Calls it right', 7, NULL),
  ('position', 'calls_for', 'Calls for', 'Asks that something be done', 8, NULL),

  ('relation', 'contradicts', 'Contradicts', 'Both cannot be true', 1, NULL),
  ('relation', 'corroborates', 'Corroborates', 'Says the same', 2, NULL),
  ('relation', 'responds_to', 'Responds to', 'Answers it', 3, NULL),
  ('relation', 'updates', 'Updates', 'Replaces it with something newer', 4, NULL),

  ('verdict', 'same', 'Revised', 'One claimant replaced its own figure: this is how it changed', 1, NULL),
  ('verdict', 'agree', 'Agree', 'Both count the same thing, and a number exists that fits both figures', 2, NULL),
  ('verdict', 'conflict', 'Conflict', 'Both count the same thing, and no number fits both figures', 3, NULL),
  ('verdict', 'subset', 'Part of the other', 'One counts a part of what the other counts: what is left for the rest is shown, and a part larger than its whole is impossible', 4, NULL),
  ('verdict', 'different_population', 'Other people', 'They count different people: a difference between them would mean nothing', 5, NULL),
  ('verdict', 'different_period', 'Other days', 'They count different days: a difference between them would mean nothing', 6, NULL),
  ('verdict', 'different_place', 'Other event', 'They count different events, or different parts of one: a difference between them would mean nothing', 7, NULL),
  ('verdict', 'different_basis', 'Other way of counting', 'They were arrived at in ways that may both be right: a difference between them would mean nothing', 8, NULL),
  ('verdict', 'one_silent', 'One gives no number', 'One gave a number, the other spoke of it and gave none', 9, NULL),

  ('verdict_reason', 'other_event', 'Neither event is part of the other', 'The two events, or parts of one event, lie side by side', 1, 'different_place'),
  ('verdict_reason', 'other_period', 'No day in common', 'The days counted by one end before those counted by the other begin', 2, 'different_period'),
  ('verdict_reason', 'crossing_periods', 'Some days in common', 'Each counts days that the other leaves out', 3, 'different_period'),
  ('verdict_reason', 'opposed_days', 'More days, smaller event', 'One counts more days, the other the wider event: neither is part of the other', 4, 'different_period'),
  ('verdict_reason', 'other_population', 'Neither group contains the other', 'Each counts people that the other leaves out, by nationality or by who they were', 5, 'different_population'),
  ('verdict_reason', 'other_force', 'Dead or hurt of another force', 'They count the same kind of people in two forces of which neither is part of the other', 6, 'different_population'),
  ('verdict_reason', 'opposed_scopes', 'More people, fewer days or smaller event', 'One counts more kinds of people, the other more days or the wider event: neither is part of the other', 7, 'different_population'),
  ('verdict_reason', 'some_without_number', 'Some, without a number', 'One says that there were some and gives no number', 8, 'one_silent'),
  ('verdict_reason', 'number_not_given', 'Number not given', 'One was asked, or expected to say, and gave no number', 9, 'one_silent'),
  ('verdict_reason', 'some_against_none', 'Some against none', 'One says that there were some, the other that there were none', 10, 'conflict'),
  ('verdict_reason', 'ranges_disjoint', 'Ranges do not meet', 'The lowest number of one lies above the highest of the other', 11, 'conflict'),
  ('verdict_reason', 'same_numbers', 'Same number', 'Both give the same number, or the same range', 12, 'agree'),
  ('verdict_reason', 'ranges_meet', 'Ranges meet', 'There are numbers that lie within both ranges', 13, 'agree'),
  ('verdict_reason', 'narrower_population', 'Part of the people', 'One counts a part of the people whom the other counts', 14, 'subset'),
  ('verdict_reason', 'narrower_event', 'Part of the event', 'One counts a part of the event that the other counts', 15, 'subset'),
  ('verdict_reason', 'narrower_period', 'Part of the days', 'One counts a part of the days that the other counts', 16, 'subset'),
  ('verdict_reason', 'floor_below', 'Names or checked cases below', 'The lower is a count of names or of checked cases, which the true number may exceed', 17, 'different_basis'),
  ('verdict_reason', 'coded_against_claimed', 'Coded against claimed', 'One was coded from reports under a published codebook, the other was not', 18, 'different_basis'),
  ('verdict_reason', 'raised', 'Raised', 'The new figure is higher than the old one', 19, 'same'),
  ('verdict_reason', 'lowered', 'Lowered', 'The new figure is lower than the old one', 20, 'same'),
  ('verdict_reason', 'repeated', 'Repeated', 'The new figure is the old one again, or there is still no number', 21, 'same'),
  ('verdict_reason', 'redrawn', 'Range redrawn', 'The range became narrower or wider, and neither higher nor lower', 22, 'same'),
  ('verdict_reason', 'number_given', 'Number given', 'There was no number before, and there is one now', 23, 'same'),
  ('verdict_reason', 'number_dropped', 'Number dropped', 'There was a number before, and there is none now', 24, 'same'),
  ('verdict_reason', 'recounted', 'Counts something else', 'The new figure counts other people, another event or from another day, or in another way: old and new are not one series', 25, 'same'),

  ('sum_verdict', 'adds_up', 'Adds up', 'The parts make up the whole', 1, NULL),
  ('sum_verdict', 'leaves_rest', 'Leaves a rest', 'The parts are less than the whole: the rest is not accounted for', 2, NULL),
  ('sum_verdict', 'may_leave_rest', 'May leave a rest', 'Open or missing numbers: the parts may make up the whole, or leave a rest', 3, NULL),
  ('sum_verdict', 'exceeds', 'Impossible', 'The parts are more than the whole', 4, NULL),
  ('sum_verdict', 'parts_overlap', 'Parts overlap', 'Some may be counted in two of the parts: they are not added up', 5, NULL),

  ('account_verdict', 'contradict', 'Contradict each other', 'Statements of the two were read side by side and cannot both be true', 1, NULL),
  ('account_verdict', 'corroborate', 'Say the same', 'Statements of the two were read side by side and say the same', 2, NULL),
  ('account_verdict', 'mixed', 'Agree and disagree', 'Some statements of the two contradict each other, others say the same', 3, NULL),
  ('account_verdict', 'opposed', 'Opposite positions', 'One last affirmed what the other last denied, or one last condemned what the other supported: from their positions alone', 4, NULL),
  ('account_verdict', 'one_silent', 'One does not say', 'One last took a position, the other last declined or withheld one', 5, NULL),
  ('account_verdict', 'no_verdict', 'No verdict', 'Both spoke, and nothing recorded says that they agree or disagree', 6, NULL);

CREATE TYPE dataset_role AS ENUM (SELECT code FROM code WHERE enumeration = 'dataset_role' ORDER BY position);
CREATE TYPE source_kind AS ENUM (SELECT code FROM code WHERE enumeration = 'source_kind' ORDER BY position);
CREATE TYPE actor_kind AS ENUM (SELECT code FROM code WHERE enumeration = 'actor_kind' ORDER BY position);
CREATE TYPE parent_relation AS ENUM (SELECT code FROM code WHERE enumeration = 'parent_relation' ORDER BY position);
CREATE TYPE event_type AS ENUM (SELECT code FROM code WHERE enumeration = 'event_type' ORDER BY position);
CREATE TYPE date_precision AS ENUM (SELECT code FROM code WHERE enumeration = 'date_precision' ORDER BY position);
CREATE TYPE location_precision AS ENUM (SELECT code FROM code WHERE enumeration = 'location_precision' ORDER BY position);
CREATE TYPE event_role AS ENUM (SELECT code FROM code WHERE enumeration = 'event_role' ORDER BY position);
CREATE TYPE topic_kind AS ENUM (SELECT code FROM code WHERE enumeration = 'topic_kind' ORDER BY position);
CREATE TYPE harm AS ENUM (SELECT code FROM code WHERE enumeration = 'harm' ORDER BY position);
CREATE TYPE victim_category AS ENUM (SELECT code FROM code WHERE enumeration = 'victim_category' ORDER BY position);
CREATE TYPE number_kind AS ENUM (SELECT code FROM code WHERE enumeration = 'number_kind' ORDER BY position);
CREATE TYPE basis AS ENUM (SELECT code FROM code WHERE enumeration = 'basis' ORDER BY position);
CREATE TYPE "position" AS ENUM (SELECT code FROM code WHERE enumeration = 'position' ORDER BY position);
CREATE TYPE relation AS ENUM (SELECT code FROM code WHERE enumeration = 'relation' ORDER BY position);
CREATE TYPE verdict AS ENUM (SELECT code FROM code WHERE enumeration = 'verdict' ORDER BY position);
CREATE TYPE verdict_reason AS ENUM (SELECT code FROM code WHERE enumeration = 'verdict_reason' ORDER BY position);
CREATE TYPE sum_verdict AS ENUM (SELECT code FROM code WHERE enumeration = 'sum_verdict' ORDER BY position);
CREATE TYPE account_verdict AS ENUM (SELECT code FROM code WHERE enumeration = 'account_verdict' ORDER BY position);

CREATE TABLE category_ancestor (
  category VARCHAR NOT NULL,
  ancestor_category VARCHAR NOT NULL,
  depth INTEGER NOT NULL,
  PRIMARY KEY (category, ancestor_category)
);
COMMENT ON TABLE category_ancestor IS 'Ours: every category of victims with itself at depth 0 and every wider category that contains it';
COMMENT ON COLUMN category_ancestor.category IS 'The category';
COMMENT ON COLUMN category_ancestor.ancestor_category IS 'The category itself or a wider one';
COMMENT ON COLUMN category_ancestor.depth IS 'Steps between them';

CREATE TABLE dataset (
  dataset_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(dataset_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  title VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  publisher VARCHAR NOT NULL,
  role dataset_role NOT NULL,
  summed BOOLEAN NOT NULL,
  provisional BOOLEAN NOT NULL,
  licence VARCHAR NOT NULL,
  licence_url VARCHAR,
  redistributable BOOLEAN NOT NULL,
  citation VARCHAR NOT NULL,
  url VARCHAR CHECK (url IS NULL OR regexp_matches(url, '^https?://')),
  published_on DATE,
  retrieved_on DATE NOT NULL,
  coverage_start DATE,
  coverage_end DATE,
  scope VARCHAR NOT NULL,
  notes VARCHAR[] NOT NULL,
  row_count BIGINT NOT NULL,
  sha256 VARCHAR NOT NULL,
  CHECK (NOT summed OR role = 'coded'),
  CHECK (coverage_start IS NULL OR coverage_end IS NULL OR coverage_start <= coverage_end)
);
COMMENT ON TABLE dataset IS 'A source collection and its version: one card each';
COMMENT ON COLUMN dataset.dataset_id IS 'Identifier of the dataset and version';
COMMENT ON COLUMN dataset.title IS 'Title under which the publisher released it';
COMMENT ON COLUMN dataset.version IS 'Version as the publisher names it';
COMMENT ON COLUMN dataset.publisher IS 'Who published it';
COMMENT ON COLUMN dataset.role IS 'Whether it codes events, keeps competing accounts, or is a reference';
COMMENT ON COLUMN dataset.summed IS 'Whether its deaths may be added up; two summed datasets never cover the same day';
COMMENT ON COLUMN dataset.provisional IS 'Whether its rows stand only until the publisher''s final release of the same days takes their place';
COMMENT ON COLUMN dataset.licence IS 'Licence of the rows';
COMMENT ON COLUMN dataset.licence_url IS 'Text of the licence';
COMMENT ON COLUMN dataset.redistributable IS 'Whether its rows may be handed on in an extract';
COMMENT ON COLUMN dataset.citation IS 'How to cite it';
COMMENT ON COLUMN dataset.url IS 'Where it was published';
COMMENT ON COLUMN dataset.published_on IS 'Day of release: its figures are known from then on';
COMMENT ON COLUMN dataset.retrieved_on IS 'Day on which it was taken over';
COMMENT ON COLUMN dataset.coverage_start IS 'First day that it covers';
COMMENT ON COLUMN dataset.coverage_end IS 'Last day that it covers';
COMMENT ON COLUMN dataset.scope IS 'What is in it and what is not, in plain words';
COMMENT ON COLUMN dataset.notes IS 'Known limits and choices made';
COMMENT ON COLUMN dataset.row_count IS 'Records of this dataset in the snapshot: events, statements, figures and counts of media attention together';
COMMENT ON COLUMN dataset.sha256 IS 'SHA-256 of the file that it was read from, or of the list that sha256sum prints where there are several';

CREATE TABLE source (
  source_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(source_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  dataset_id VARCHAR NOT NULL REFERENCES dataset (dataset_id),
  publisher VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  url VARCHAR CHECK (url IS NULL OR regexp_matches(url, '^https?://')),
  archive_url VARCHAR CHECK (archive_url IS NULL OR regexp_matches(archive_url, '^https?://')),
  published_on DATE,
  language VARCHAR NOT NULL CHECK (regexp_full_match(language, '[a-z]{2,3}(-[A-Za-z0-9]+)*')),
  kind source_kind NOT NULL
);
COMMENT ON TABLE source IS 'A document that carries a statement, a figure or an event';
COMMENT ON COLUMN source.source_id IS 'Identifier of the source';
COMMENT ON COLUMN source.dataset_id IS 'Dataset through which it came in';
COMMENT ON COLUMN source.publisher IS 'Who published the document';
COMMENT ON COLUMN source.title IS 'Its title, in English where we summarise it';
COMMENT ON COLUMN source.url IS 'Its address, where it has one';
COMMENT ON COLUMN source.archive_url IS 'Address of an archived copy';
COMMENT ON COLUMN source.published_on IS 'Day of publication; empty where the document does not say';
COMMENT ON COLUMN source.language IS 'Language of the document, BCP 47';
COMMENT ON COLUMN source.kind IS 'Kind of publisher';

CREATE TABLE country (
  iso3 VARCHAR PRIMARY KEY CHECK (regexp_full_match(iso3, '[A-Z]{3}')),
  name VARCHAR NOT NULL UNIQUE,
  code_status VARCHAR NOT NULL CHECK (code_status IN ('iso', 'user_assigned')),
  gw_code INTEGER,
  m49 VARCHAR,
  region VARCHAR,
  subregion VARCHAR,
  latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
  longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
  area_km2 DOUBLE
);
COMMENT ON TABLE country IS 'A state or area; areas that ISO 3166 does not code carry user-assigned codes such as XKX';
COMMENT ON COLUMN country.iso3 IS 'ISO 3166-1 alpha-3 code, or a user-assigned one';
COMMENT ON COLUMN country.name IS 'Everyday English name';
COMMENT ON COLUMN country.code_status IS 'iso, or user_assigned where ISO 3166 has no code';
COMMENT ON COLUMN country.gw_code IS 'Gleditsch-Ward number, where there is one';
COMMENT ON COLUMN country.m49 IS 'UN M49 code, where there is one';
COMMENT ON COLUMN country.region IS 'UN M49 region';
COMMENT ON COLUMN country.subregion IS 'UN M49 subregion';
COMMENT ON COLUMN country.latitude IS 'Latitude of a point inside, for labels and marks, degrees';
COMMENT ON COLUMN country.longitude IS 'Longitude of a point inside, for labels and marks, degrees';
COMMENT ON COLUMN country.area_km2 IS 'Area of the drawn shape, square kilometres';

CREATE TABLE country_alias (
  alias VARCHAR NOT NULL,
  iso3 VARCHAR NOT NULL REFERENCES country (iso3),
  scheme VARCHAR NOT NULL,
  valid_from DATE,
  valid_to DATE,
  note VARCHAR,
  PRIMARY KEY (alias, scheme)
);
COMMENT ON TABLE country_alias IS 'Other names under which publishers and readers know a country';
COMMENT ON COLUMN country_alias.alias IS 'The other name';
COMMENT ON COLUMN country_alias.iso3 IS 'The country it stands for';
COMMENT ON COLUMN country_alias.scheme IS 'Who uses the name: ucdp, natural_earth, common; gw where it is a code of Gleditsch and Ward''s list of states';
COMMENT ON COLUMN country_alias.valid_from IS 'First day on which the name stood for this country';
COMMENT ON COLUMN country_alias.valid_to IS 'Last day on which it did';
COMMENT ON COLUMN country_alias.note IS 'Why, where that is a choice';

CREATE TABLE boundary (
  iso3 VARCHAR NOT NULL REFERENCES country (iso3),
  scale VARCHAR NOT NULL CHECK (scale IN ('50m', '110m')),
  geometry VARCHAR NOT NULL,
  PRIMARY KEY (iso3, scale)
);
COMMENT ON TABLE boundary IS 'Outline of a country as drawn; where the line runs is the view of Natural Earth, not ours';
COMMENT ON COLUMN boundary.iso3 IS 'The country';
COMMENT ON COLUMN boundary.scale IS 'Natural Earth scale: 1:50 million or 1:110 million';
COMMENT ON COLUMN boundary.geometry IS 'GeoJSON geometry, WGS 84 degrees, rings wound as browsers draw them';

CREATE TABLE disputed_land (
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('area', 'line')),
  scale VARCHAR NOT NULL CHECK (scale IN ('50m', '110m')),
  note VARCHAR NOT NULL,
  geometry VARCHAR NOT NULL,
  PRIMARY KEY (name, scale)
);
COMMENT ON TABLE disputed_land IS 'Areas and borders that Natural Earth marks as disputed, as drawn; which they are is its view, not ours';
COMMENT ON COLUMN disputed_land.name IS 'Name of the area by Natural Earth; borders are numbered, for they have no names';
COMMENT ON COLUMN disputed_land.kind IS 'Area or line';
COMMENT ON COLUMN disputed_land.scale IS 'Natural Earth scale of the map that it is drawn on';
COMMENT ON COLUMN disputed_land.note IS 'Why it is marked, in the words of Natural Earth';
COMMENT ON COLUMN disputed_land.geometry IS 'GeoJSON geometry, WGS 84 degrees; areas are the stripes that hatch them';

CREATE TABLE actor (
  actor_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(actor_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  name VARCHAR NOT NULL,
  kind actor_kind NOT NULL,
  country_iso3 VARCHAR REFERENCES country (iso3),
  parent_actor_id VARCHAR,
  parent_relation parent_relation,
  role VARCHAR,
  aliases VARCHAR[] NOT NULL,
  party_actor_id VARCHAR NOT NULL,
  CHECK ((parent_actor_id IS NULL) = (parent_relation IS NULL)),
  CHECK (parent_actor_id IS NULL OR parent_actor_id <> actor_id)
);
COMMENT ON TABLE actor IS 'Who acts or speaks: person, body, force, group, outlet, state';
COMMENT ON COLUMN actor.actor_id IS 'Identifier of the actor';
COMMENT ON COLUMN actor.name IS 'Name';
COMMENT ON COLUMN actor.kind IS 'Kind of actor';
COMMENT ON COLUMN actor.country_iso3 IS 'Country it belongs to';
COMMENT ON COLUMN actor.parent_actor_id IS 'Next wider actor: person to body to state';
COMMENT ON COLUMN actor.parent_relation IS 'Whether it speaks as part of the parent or only comes from there';
COMMENT ON COLUMN actor.role IS 'Office or description';
COMMENT ON COLUMN actor.aliases IS 'Other names';
COMMENT ON COLUMN actor.party_actor_id IS 'Ours: the widest actor for which it speaks, itself where it speaks for nobody else';

CREATE TABLE actor_ancestor (
  actor_id VARCHAR NOT NULL,
  ancestor_actor_id VARCHAR NOT NULL,
  depth INTEGER NOT NULL,
  PRIMARY KEY (actor_id, ancestor_actor_id)
);
COMMENT ON TABLE actor_ancestor IS 'Ours: for whom each actor speaks, itself at depth 0, along part_of only';
COMMENT ON COLUMN actor_ancestor.actor_id IS 'The actor';
COMMENT ON COLUMN actor_ancestor.ancestor_actor_id IS 'The actor itself or one for which it speaks';
COMMENT ON COLUMN actor_ancestor.depth IS 'Steps between them';

-- Tables that grow with the number of coded events carry no keys: an index on every event costs more than all the rest of a build,
-- and nobody writes to a snapshot. That keys are unique and references lead somewhere is checked in data/checks.
CREATE TABLE event (
  event_id VARCHAR NOT NULL CHECK (regexp_full_match(event_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  dataset_id VARCHAR NOT NULL,
  external_id VARCHAR,
  title VARCHAR NOT NULL,
  event_type event_type NOT NULL,
  event_type_upstream VARCHAR,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL,
  date_precision date_precision NOT NULL,
  date_precision_upstream VARCHAR,
  country_iso3 VARCHAR,
  admin1 VARCHAR,
  place VARCHAR,
  latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
  longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
  location_precision location_precision,
  location_precision_upstream VARCHAR,
  parent_event_id VARCHAR,
  conflict_name VARCHAR,
  summary VARCHAR,
  source_count INTEGER,
  event_count BIGINT NOT NULL CHECK (event_count >= 1),
  known_on DATE NOT NULL,
  event_text_no INTEGER NOT NULL,
  cast_no INTEGER,
  has_own_place BOOLEAN NOT NULL,
  killed_low BIGINT,
  killed_best BIGINT,
  killed_high BIGINT,
  out_of_order_count BIGINT NOT NULL,
  is_settled BOOLEAN NOT NULL,
  event_no INTEGER NOT NULL,
  CHECK (start_date <= end_date),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (parent_event_id IS NULL OR parent_event_id <> event_id)
);
COMMENT ON TABLE event IS 'Something that happened, or a publisher''s summary of what happened in a country in a month';
COMMENT ON COLUMN event.event_id IS 'Identifier of the event';
COMMENT ON COLUMN event.dataset_id IS 'Dataset that it belongs to';
COMMENT ON COLUMN event.external_id IS 'Identifier at the publisher';
COMMENT ON COLUMN event.title IS 'Short title';
COMMENT ON COLUMN event.event_type IS 'What kind of event';
COMMENT ON COLUMN event.event_type_upstream IS 'Kind as the publisher codes it';
COMMENT ON COLUMN event.start_date IS 'First day';
COMMENT ON COLUMN event.end_date IS 'Last day';
COMMENT ON COLUMN event.date_precision IS 'How precisely the dates are known';
COMMENT ON COLUMN event.date_precision_upstream IS 'Date precision as the publisher codes it';
COMMENT ON COLUMN event.country_iso3 IS 'Country in which it happened; empty at sea or where there is none';
COMMENT ON COLUMN event.admin1 IS 'First-order division';
COMMENT ON COLUMN event.place IS 'Place in words';
COMMENT ON COLUMN event.latitude IS 'Latitude, degrees north, WGS 84';
COMMENT ON COLUMN event.longitude IS 'Longitude, degrees east, WGS 84';
COMMENT ON COLUMN event.location_precision IS 'How precisely the place is known; empty where no place is stated';
COMMENT ON COLUMN event.location_precision_upstream IS 'Location precision as the publisher codes it';
COMMENT ON COLUMN event.parent_event_id IS 'Wider event of which it is a part';
COMMENT ON COLUMN event.conflict_name IS 'Conflict as the publisher names it';
COMMENT ON COLUMN event.summary IS 'What happened, in our words';
COMMENT ON COLUMN event.source_count IS 'Sources that report it; empty where the publisher does not say';
COMMENT ON COLUMN event.event_count IS 'Events that the row stands for: 1, or more for a monthly summary';
COMMENT ON COLUMN event.known_on IS 'Ours: first day on which a statement, figure, source or release in this record speaks of it';
COMMENT ON COLUMN event.event_text_no IS 'Ours: its row of event_text, in which its words are found';
COMMENT ON COLUMN event.cast_no IS 'Ours: who took part in it, as rows of cast_member; empty where nobody is named; another in every snapshot';
COMMENT ON COLUMN event.has_own_place IS 'Ours: whether its coordinates are those of a place, not of a whole country';
COMMENT ON COLUMN event.killed_low IS 'Ours: lower bound of the one total of the killed that may be added up, where the event is settled';
COMMENT ON COLUMN event.killed_best IS 'Ours: that total as given, where the event is settled';
COMMENT ON COLUMN event.killed_high IS 'Ours: upper bound of that total, where the event is settled';
COMMENT ON COLUMN event.out_of_order_count IS 'Ours: published rows behind that total whose low, best and high are out of order';
COMMENT ON COLUMN event.event_no IS 'Ours: its place among all events by first day, which joins faster than its identifier; another in every snapshot';
COMMENT ON COLUMN event.is_settled IS 'Ours: whether its total of the killed has been the same since the event became known; else it stands in event_toll';

CREATE TABLE event_number (
  event_key VARCHAR NOT NULL,
  event_id VARCHAR NOT NULL,
  event_no INTEGER NOT NULL
);
COMMENT ON TABLE event_number IS 'Ours: the number of every event, in the order of keys, so that one is found by its identifier without reading them all';
COMMENT ON COLUMN event_number.event_key IS 'First eight hexadecimal digits of the MD5 of the identifier, for identifiers of one release begin alike';
COMMENT ON COLUMN event_number.event_id IS 'The event';
COMMENT ON COLUMN event_number.event_no IS 'Its place among all events by first day';

CREATE TABLE event_ancestor (
  event_id VARCHAR NOT NULL,
  ancestor_event_id VARCHAR NOT NULL,
  depth INTEGER NOT NULL,
  event_no INTEGER NOT NULL,
  PRIMARY KEY (event_id, ancestor_event_id)
);
COMMENT ON TABLE event_ancestor IS 'Ours: events of accounts, and others that are part of one another or spoken of in statements, each with itself at depth 0 and every wider event that contains it';
COMMENT ON COLUMN event_ancestor.event_id IS 'The event';
COMMENT ON COLUMN event_ancestor.ancestor_event_id IS 'The event itself or a wider one';
COMMENT ON COLUMN event_ancestor.depth IS 'Steps between them';
COMMENT ON COLUMN event_ancestor.event_no IS 'Place of the event among all events by first day';

CREATE TABLE event_actor (
  event_id VARCHAR NOT NULL,
  actor_id VARCHAR NOT NULL,
  role event_role NOT NULL,
  event_no INTEGER NOT NULL
);
COMMENT ON TABLE event_actor IS 'A part played in an event';
COMMENT ON COLUMN event_actor.event_id IS 'The event';
COMMENT ON COLUMN event_actor.actor_id IS 'The actor';
COMMENT ON COLUMN event_actor.role IS 'The part it played';
COMMENT ON COLUMN event_actor.event_no IS 'Ours: place of the event among all events by first day';

CREATE TABLE withdrawn_event (
  dataset_id VARCHAR NOT NULL REFERENCES dataset (dataset_id),
  external_id VARCHAR NOT NULL,
  withdrawn_on DATE NOT NULL,
  reason VARCHAR NOT NULL,
  PRIMARY KEY (dataset_id, external_id)
);
COMMENT ON TABLE withdrawn_event IS 'Events that their publisher withdrew after publishing them: they are no longer among the events, and this stands in their place';
COMMENT ON COLUMN withdrawn_event.dataset_id IS 'Dataset that the event belonged to';
COMMENT ON COLUMN withdrawn_event.external_id IS 'Identifier at the publisher';
COMMENT ON COLUMN withdrawn_event.withdrawn_on IS 'Day on which the publisher withdrew it; where it does not say, the day on which its list was taken over';
COMMENT ON COLUMN withdrawn_event.reason IS 'Why it is gone';

CREATE TABLE media_attention (
  dataset_id VARCHAR NOT NULL REFERENCES dataset (dataset_id),
  mentioned_on DATE NOT NULL,
  country_iso3 VARCHAR REFERENCES country (iso3),
  event_root_code VARCHAR NOT NULL CHECK (regexp_full_match(event_root_code, '0[1-9]|1[0-9]|20')),
  coded_rows BIGINT NOT NULL,
  mentions BIGINT NOT NULL,
  sources BIGINT NOT NULL,
  articles BIGINT NOT NULL
);
COMMENT ON TABLE media_attention IS 'How much was written, as a program counts it: neither events nor deaths, and never added to them';
COMMENT ON COLUMN media_attention.dataset_id IS 'Dataset that counted it';
COMMENT ON COLUMN media_attention.mentioned_on IS 'Day on which the news was read';
COMMENT ON COLUMN media_attention.country_iso3 IS 'Country in which the program places it; empty where it places it nowhere or at sea';
COMMENT ON COLUMN media_attention.event_root_code IS 'What kind of thing the program takes it for: root code of CAMEO, 01 to 20';
COMMENT ON COLUMN media_attention.coded_rows IS 'Rows that the program made of the news';
COMMENT ON COLUMN media_attention.mentions IS 'Mentions of those rows in the news';
COMMENT ON COLUMN media_attention.sources IS 'News sources that mention them, counted for each row: one source may be counted many times';
COMMENT ON COLUMN media_attention.articles IS 'Articles that mention them, counted for each row: one article may be counted many times';
CREATE TABLE cast_member (
  cast_no INTEGER NOT NULL,
  actor_id VARCHAR NOT NULL,
  role event_role NOT NULL
);
COMMENT ON TABLE cast_member IS 'Ours: the casts that events have, each the same actors in the same parts; there are far fewer of them than events';
COMMENT ON COLUMN cast_member.cast_no IS 'Number of the cast; another in every snapshot';
COMMENT ON COLUMN cast_member.actor_id IS 'Who takes part';
COMMENT ON COLUMN cast_member.role IS 'In which part';

CREATE TABLE event_source (
  event_id VARCHAR NOT NULL,
  source_id VARCHAR NOT NULL REFERENCES source (source_id),
  position INTEGER NOT NULL,
  PRIMARY KEY (event_id, source_id)
);
COMMENT ON TABLE event_source IS 'Which sources report an event';
COMMENT ON COLUMN event_source.event_id IS 'The event';
COMMENT ON COLUMN event_source.source_id IS 'The source';
COMMENT ON COLUMN event_source.position IS 'Order in which the record lists them';

CREATE TABLE topic (
  topic_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(topic_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  event_id VARCHAR NOT NULL,
  kind topic_kind NOT NULL,
  title VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  harm harm,
  victim_country_iso3 VARCHAR REFERENCES country (iso3),
  victim_category victim_category,
  CHECK ((kind = 'casualties') = (harm IS NOT NULL)),
  CHECK ((harm IS NULL) = (victim_category IS NULL))
);
COMMENT ON TABLE topic IS 'A question on which accounts are compared';
COMMENT ON COLUMN topic.topic_id IS 'Identifier of the topic';
COMMENT ON COLUMN topic.event_id IS 'Event that the question is about';
COMMENT ON COLUMN topic.kind IS 'Whether it asks for numbers or for an account';
COMMENT ON COLUMN topic.title IS 'A few words for lists and lanes';
COMMENT ON COLUMN topic.question IS 'The question in full';
COMMENT ON COLUMN topic.harm IS 'For numbers: the harm asked about';
COMMENT ON COLUMN topic.victim_country_iso3 IS 'For numbers: nationality of the victims asked about; empty for any';
COMMENT ON COLUMN topic.victim_category IS 'For numbers: category of the victims asked about';

CREATE TABLE statement (
  statement_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(statement_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  dataset_id VARCHAR NOT NULL REFERENCES dataset (dataset_id),
  event_id VARCHAR NOT NULL,
  topic_id VARCHAR NOT NULL REFERENCES topic (topic_id),
  speaker_actor_id VARCHAR NOT NULL REFERENCES actor (actor_id),
  on_behalf_of_actor_id VARCHAR REFERENCES actor (actor_id),
  made_on DATE NOT NULL,
  made_at TIMESTAMP,
  channel VARCHAR NOT NULL,
  position "position" NOT NULL,
  summary VARCHAR NOT NULL,
  quote VARCHAR,
  quote_language VARCHAR,
  quote_en VARCHAR,
  source_id VARCHAR NOT NULL REFERENCES source (source_id),
  source_locator VARCHAR,
  retracted_on DATE,
  retraction_reason VARCHAR,
  recorded_on DATE NOT NULL,
  CHECK ((quote IS NULL) = (quote_language IS NULL)),
  CHECK ((retracted_on IS NULL) = (retraction_reason IS NULL))
);
COMMENT ON TABLE statement IS 'One utterance on one topic';
COMMENT ON COLUMN statement.statement_id IS 'Identifier of the statement';
COMMENT ON COLUMN statement.dataset_id IS 'Dataset that it belongs to';
COMMENT ON COLUMN statement.event_id IS 'Event on the occasion of which, or about which, it was made';
COMMENT ON COLUMN statement.topic_id IS 'Topic that it speaks to';
COMMENT ON COLUMN statement.speaker_actor_id IS 'Who spoke';
COMMENT ON COLUMN statement.on_behalf_of_actor_id IS 'For whom';
COMMENT ON COLUMN statement.made_on IS 'Day on which it was made, where it was made';
COMMENT ON COLUMN statement.made_at IS 'Moment at which it was made, UTC, where a time is known';
COMMENT ON COLUMN statement.channel IS 'How it was made: communique, interview, state_television, …';
COMMENT ON COLUMN statement.position IS 'What the speaker does on the topic';
COMMENT ON COLUMN statement.summary IS 'What was said, in our words';
COMMENT ON COLUMN statement.quote IS 'The words used, in the language used';
COMMENT ON COLUMN statement.quote_language IS 'Language of the words, BCP 47';
COMMENT ON COLUMN statement.quote_en IS 'English translation of the words, ours';
COMMENT ON COLUMN statement.source_id IS 'Source that carries it';
COMMENT ON COLUMN statement.source_locator IS 'Place in the source: sentence numbers of the article, separated by |';
COMMENT ON COLUMN statement.retracted_on IS 'Day on which it was withdrawn or found not to have been made';
COMMENT ON COLUMN statement.retraction_reason IS 'Why';
COMMENT ON COLUMN statement.recorded_on IS 'Day on which it entered this ledger';

CREATE TABLE statement_relation (
  from_statement_id VARCHAR NOT NULL REFERENCES statement (statement_id),
  to_statement_id VARCHAR NOT NULL REFERENCES statement (statement_id),
  relation relation NOT NULL,
  note VARCHAR,
  PRIMARY KEY (from_statement_id, to_statement_id, relation),
  CHECK (from_statement_id <> to_statement_id)
);
COMMENT ON TABLE statement_relation IS 'A coded link between two statements';
COMMENT ON COLUMN statement_relation.from_statement_id IS 'The statement that contradicts, corroborates, answers or updates';
COMMENT ON COLUMN statement_relation.to_statement_id IS 'The statement that it does so to';
COMMENT ON COLUMN statement_relation.relation IS 'What it does';
COMMENT ON COLUMN statement_relation.note IS 'Why we say so';

CREATE TABLE casualty (
  casualty_id VARCHAR NOT NULL CHECK (regexp_full_match(casualty_id, '[A-Za-z0-9][A-Za-z0-9._:-]*')),
  dataset_id VARCHAR NOT NULL,
  event_id VARCHAR NOT NULL,
  topic_id VARCHAR,
  statement_id VARCHAR,
  claimant_actor_id VARCHAR NOT NULL,
  harm harm NOT NULL,
  victim_country_iso3 VARCHAR,
  victim_category victim_category NOT NULL,
  victim_actor_id VARCHAR,
  part_of_casualty_id VARCHAR,
  low BIGINT CHECK (low >= 0),
  best BIGINT CHECK (best >= 0),
  high BIGINT CHECK (high >= 0),
  number_kind number_kind NOT NULL,
  basis basis NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  claimed_on DATE NOT NULL,
  claimed_at TIMESTAMP,
  supersedes_casualty_id VARCHAR,
  source_id VARCHAR NOT NULL,
  note VARCHAR,
  out_of_order_count BIGINT NOT NULL CHECK (out_of_order_count >= 0),
  retracted_on DATE,
  retraction_reason VARCHAR,
  recorded_on DATE NOT NULL,
  event_no INTEGER NOT NULL,
  CHECK (period_start <= period_end),
  CHECK ((retracted_on IS NULL) = (retraction_reason IS NULL)),
  CHECK (number_kind <> 'none' OR coalesce(low = 0 AND best = 0 AND high = 0, FALSE)),
  CHECK (number_kind NOT IN ('qualitative', 'undisclosed') OR coalesce(low, best, high) IS NULL),
  CHECK (number_kind <> 'exact' OR (low IS NOT NULL AND best IS NOT NULL AND high IS NOT NULL AND low = high)),
  CHECK (number_kind <> 'at_least' OR (low IS NOT NULL AND high IS NULL)),
  CHECK (number_kind <> 'at_most' OR (high IS NOT NULL AND low IS NULL)),
  CHECK (number_kind <> 'about' OR best IS NOT NULL),
  CHECK (number_kind <> 'range' OR (low IS NOT NULL AND high IS NOT NULL)),
  CHECK (out_of_order_count > 0 OR (
    coalesce(low <= best, TRUE) AND coalesce(best <= high, TRUE) AND coalesce(low <= high, TRUE)
  ))
);
COMMENT ON TABLE casualty IS 'One figure by one claimant: how many came to which harm, of whom, in what period, on what basis';
COMMENT ON COLUMN casualty.casualty_id IS 'Identifier of the figure';
COMMENT ON COLUMN casualty.dataset_id IS 'Dataset that it belongs to';
COMMENT ON COLUMN casualty.event_id IS 'Event in which the harm happened';
COMMENT ON COLUMN casualty.topic_id IS 'Topic that it answers, where one is asked';
COMMENT ON COLUMN casualty.statement_id IS 'Statement in which it was given';
COMMENT ON COLUMN casualty.claimant_actor_id IS 'Whose figure it is';
COMMENT ON COLUMN casualty.harm IS 'Killed, wounded, missing, captured or displaced';
COMMENT ON COLUMN casualty.victim_country_iso3 IS 'Nationality of the victims counted; empty for any';
COMMENT ON COLUMN casualty.victim_category IS 'Category of the victims counted';
COMMENT ON COLUMN casualty.victim_actor_id IS 'Force or group the victims belonged to, where stated';
COMMENT ON COLUMN casualty.part_of_casualty_id IS 'The total of which it is a part: parts are never added to their total';
COMMENT ON COLUMN casualty.low IS 'Lower bound, persons; empty where none was given';
COMMENT ON COLUMN casualty.best IS 'Figure as given, persons; empty where none was given';
COMMENT ON COLUMN casualty.high IS 'Upper bound, persons; empty where none was given';
COMMENT ON COLUMN casualty.number_kind IS 'What sort of number, or why there is none';
COMMENT ON COLUMN casualty.basis IS 'How the number came about';
COMMENT ON COLUMN casualty.period_start IS 'First day of the harm counted';
COMMENT ON COLUMN casualty.period_end IS 'Last day of the harm counted';
COMMENT ON COLUMN casualty.claimed_on IS 'Day on which it became known, where it was claimed';
COMMENT ON COLUMN casualty.claimed_at IS 'Moment at which it became known, UTC, where a time is known';
COMMENT ON COLUMN casualty.supersedes_casualty_id IS 'Earlier figure of the same claimant that it replaces';
COMMENT ON COLUMN casualty.source_id IS 'Source that carries it';
COMMENT ON COLUMN casualty.note IS 'Remark on the figure';
COMMENT ON COLUMN casualty.out_of_order_count IS 'Published rows behind it whose low, best and high are out of order; numbers kept as published';
COMMENT ON COLUMN casualty.retracted_on IS 'Day on which it was withdrawn';
COMMENT ON COLUMN casualty.retraction_reason IS 'Why';
COMMENT ON COLUMN casualty.recorded_on IS 'Day on which it entered this ledger';
COMMENT ON COLUMN casualty.event_no IS 'Ours: place of the event among all events by first day';

CREATE TABLE superseded (
  casualty_id VARCHAR NOT NULL,
  since DATE NOT NULL,
  until DATE,
  superseded_by_casualty_id VARCHAR NOT NULL,
  superseded_on DATE NOT NULL
);
COMMENT ON TABLE superseded IS 'Ours: the days on which a figure is replaced by another that is not itself withdrawn';
COMMENT ON COLUMN superseded.casualty_id IS 'The figure replaced';
COMMENT ON COLUMN superseded.since IS 'First of those days';
COMMENT ON COLUMN superseded.until IS 'The day after the last of them; empty where there is no last';
COMMENT ON COLUMN superseded.superseded_by_casualty_id IS 'The figure that replaces it on those days, the first claimed where there are several';
COMMENT ON COLUMN superseded.superseded_on IS 'Day on which that figure was claimed';

CREATE TABLE known_day (
  event_id VARCHAR NOT NULL,
  dataset_id VARCHAR NOT NULL,
  known_on DATE NOT NULL,
  statements INTEGER NOT NULL,
  figures INTEGER NOT NULL
);
COMMENT ON TABLE known_day IS 'Ours: the days on which a dataset of accounts has something said about an event, or withdrawn';
COMMENT ON COLUMN known_day.event_id IS 'The event';
COMMENT ON COLUMN known_day.dataset_id IS 'The dataset';
COMMENT ON COLUMN known_day.known_on IS 'The day';
COMMENT ON COLUMN known_day.statements IS 'Statements made on it; what is withdrawn counts on the day on which it was made only';
COMMENT ON COLUMN known_day.figures IS 'Figures claimed on it';

CREATE TABLE topic_state (
  topic_id VARCHAR NOT NULL,
  since DATE NOT NULL,
  until DATE,
  statements BIGINT NOT NULL,
  parties BIGINT NOT NULL,
  contradictions BIGINT NOT NULL,
  figures BIGINT NOT NULL,
  claimants_with_number BIGINT NOT NULL,
  claimants_in_span BIGINT NOT NULL,
  claimants_without_number BIGINT NOT NULL,
  lowest BIGINT,
  highest BIGINT,
  has_open_end BOOLEAN NOT NULL,
  last_on DATE NOT NULL
);
COMMENT ON TABLE topic_state IS 'Ours: what stood on a topic, by each day on which that changed';
COMMENT ON COLUMN topic_state.topic_id IS 'The topic';
COMMENT ON COLUMN topic_state.since IS 'First day of this state';
COMMENT ON COLUMN topic_state.until IS 'The day after the last of it; empty where there is no last';
COMMENT ON COLUMN topic_state.statements IS 'Statements made and not withdrawn';
COMMENT ON COLUMN topic_state.parties IS 'Parties that made them';
COMMENT ON COLUMN topic_state.contradictions IS 'Pairs of them coded as contradicting each other';
COMMENT ON COLUMN topic_state.figures IS 'Figures claimed, neither withdrawn nor replaced';
COMMENT ON COLUMN topic_state.claimants_with_number IS 'Claimants of those that are numbers';
COMMENT ON COLUMN topic_state.claimants_in_span IS 'Claimants of numbers on exactly the event, the harm and the population asked about';
COMMENT ON COLUMN topic_state.claimants_without_number IS 'Claimants of figures without a number';
COMMENT ON COLUMN topic_state.lowest IS 'The least number named for exactly what is asked; empty where there is none';
COMMENT ON COLUMN topic_state.highest IS 'The greatest number named for exactly what is asked';
COMMENT ON COLUMN topic_state.has_open_end IS 'Whether one of those numbers is a lower bound only';
COMMENT ON COLUMN topic_state.last_on IS 'Day of the last statement or figure that stands';

CREATE TABLE statement_link (
  first_statement_id VARCHAR NOT NULL,
  second_statement_id VARCHAR NOT NULL,
  relation VARCHAR NOT NULL,
  note VARCHAR,
  first_topic_id VARCHAR,
  second_topic_id VARCHAR,
  known_on DATE NOT NULL,
  withdrawn_on DATE
);
COMMENT ON TABLE statement_link IS 'Ours: which statements contradict or corroborate each other, as they were read; once, from whichever side it was coded';
COMMENT ON COLUMN statement_link.first_statement_id IS 'The earlier statement';
COMMENT ON COLUMN statement_link.second_statement_id IS 'The later one';
COMMENT ON COLUMN statement_link.relation IS 'contradicts or corroborates';
COMMENT ON COLUMN statement_link.note IS 'Why we say so; of a link coded from both sides, a remark on either';
COMMENT ON COLUMN statement_link.first_topic_id IS 'The topic of the earlier statement';
COMMENT ON COLUMN statement_link.second_topic_id IS 'The topic of the later one';
COMMENT ON COLUMN statement_link.known_on IS 'The day from which both had been made';
COMMENT ON COLUMN statement_link.withdrawn_on IS 'The day on which one of them was withdrawn; empty while both stand';

CREATE TABLE topic_conflict (
  topic_id VARCHAR NOT NULL,
  event_id VARCHAR NOT NULL,
  known_on DATE NOT NULL,
  disjoint_pairs BIGINT NOT NULL
);
COMMENT ON TABLE topic_conflict IS 'Ours: the days on which pairs of figures on a topic come to contradict each other, or no longer do';
COMMENT ON COLUMN topic_conflict.topic_id IS 'The topic';
COMMENT ON COLUMN topic_conflict.event_id IS 'The event that the figures count in; the wider one where they count in two';
COMMENT ON COLUMN topic_conflict.known_on IS 'The day';
COMMENT ON COLUMN topic_conflict.disjoint_pairs IS 'Pairs added on that day, less those gone; added up to a day, the pairs with the verdict conflict';

CREATE TABLE event_toll (
  event_id VARCHAR NOT NULL,
  harm harm NOT NULL,
  victim_category victim_category NOT NULL,
  low BIGINT,
  best BIGINT,
  high BIGINT,
  out_of_order_count BIGINT NOT NULL,
  counts_from DATE NOT NULL,
  counts_until DATE,
  event_no INTEGER NOT NULL
);
COMMENT ON TABLE event_toll IS 'Ours: figures of summed datasets that may be added up, and as of which days; the totals of the killed of settled events stand in event';
COMMENT ON COLUMN event_toll.event_id IS 'The event';
COMMENT ON COLUMN event_toll.harm IS 'The harm counted';
COMMENT ON COLUMN event_toll.victim_category IS 'Category of the victims counted';
COMMENT ON COLUMN event_toll.low IS 'Lower bound, persons; empty where none was given';
COMMENT ON COLUMN event_toll.best IS 'Figure as given, persons; empty where none was given';
COMMENT ON COLUMN event_toll.high IS 'Upper bound, persons; empty where none was given';
COMMENT ON COLUMN event_toll.out_of_order_count IS 'Published rows behind it whose low, best and high are out of order';
COMMENT ON COLUMN event_toll.counts_from IS 'First day as of which it counts';
COMMENT ON COLUMN event_toll.counts_until IS 'First day as of which it counts no longer, being withdrawn or replaced; empty where it still counts';
COMMENT ON COLUMN event_toll.event_no IS 'Place of the event among all events by first day';

CREATE TABLE span (
  span_no INTEGER PRIMARY KEY,
  months INTEGER,
  first_day DATE,
  last_day DATE,
  CHECK ((months IS NULL) = (span_no = 0) AND (first_day IS NULL) = (span_no = 0) AND (last_day IS NULL) = (span_no = 0))
);
COMMENT ON TABLE span IS 'Ours: spans of years for which tallies have rows of their own, each four of the next shorter; 0 stands for none';
COMMENT ON COLUMN span.span_no IS 'Its months and first year as one number, by which tallies are sorted';
COMMENT ON COLUMN span.months IS '12, 48, 192 or 768';
COMMENT ON COLUMN span.first_day IS 'First day';
COMMENT ON COLUMN span.last_day IS 'Last day';

CREATE TABLE tally (
  span_months SMALLINT NOT NULL,
  outer_no INTEGER NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  dataset_id VARCHAR NOT NULL,
  country_iso3 VARCHAR,
  event_type event_type NOT NULL,
  dated_to_year BOOLEAN NOT NULL,
  known_on DATE NOT NULL,
  records BIGINT NOT NULL,
  event_count BIGINT NOT NULL,
  killed_low BIGINT,
  killed_best BIGINT,
  killed_high BIGINT,
  without_number BIGINT NOT NULL,
  without_place BIGINT NOT NULL,
  out_of_order_count BIGINT NOT NULL
);
COMMENT ON TABLE tally IS 'Ours: settled events added up, so that a page costs what it shows and not what the record holds; the same sums as over the events; a longer span holds what the shorter ones in it do, so that rows of different spans are never added';
COMMENT ON COLUMN tally.span_months IS 'Months that the row stands for: 1, 12, 48, 192 or 768; 0 where it stands for the days of events that cross months';
COMMENT ON COLUMN tally.outer_no IS 'The next longer span that holds those days, in whose row these events stand too; 0 where there is none';
COMMENT ON COLUMN tally.first_day IS 'First day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN tally.last_day IS 'Last day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN tally.dataset_id IS 'Dataset of the events';
COMMENT ON COLUMN tally.country_iso3 IS 'Country in which they happened; empty at sea or where there is none';
COMMENT ON COLUMN tally.event_type IS 'What kind of events';
COMMENT ON COLUMN tally.dated_to_year IS 'Whether of their dates no more than the year is known';
COMMENT ON COLUMN tally.known_on IS 'Day on which they became known';
COMMENT ON COLUMN tally.records IS 'Rows of event added up';
COMMENT ON COLUMN tally.event_count IS 'Events that those rows stand for';
COMMENT ON COLUMN tally.killed_low IS 'Sum of the lower bounds of the killed; empty where none has one';
COMMENT ON COLUMN tally.killed_best IS 'Sum of the totals of the killed as given; empty where none is given';
COMMENT ON COLUMN tally.killed_high IS 'Sum of the upper bounds of the killed; empty where none has one';
COMMENT ON COLUMN tally.without_number IS 'Events whose total of the killed is not given';
COMMENT ON COLUMN tally.without_place IS 'Events with neither a country nor a place of their own';
COMMENT ON COLUMN tally.out_of_order_count IS 'Published rows among them whose low, best and high are out of order';

CREATE TABLE period_tally (
  grain VARCHAR NOT NULL,
  placed VARCHAR NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  home_first DATE NOT NULL,
  home_last DATE NOT NULL,
  dataset_id VARCHAR NOT NULL,
  country_iso3 VARCHAR,
  event_type event_type NOT NULL,
  known_on DATE NOT NULL,
  records DOUBLE NOT NULL,
  event_count DOUBLE NOT NULL,
  killed_low DOUBLE,
  killed_best DOUBLE,
  killed_high DOUBLE,
  without_number DOUBLE NOT NULL
);
COMMENT ON TABLE period_tally IS 'Ours: settled events added up by the months and years in which they are placed';
COMMENT ON COLUMN period_tally.grain IS 'month or year';
COMMENT ON COLUMN period_tally.placed IS 'within: they do not cross the period; of those that do, spread: their shares of each period, evenly over their days; start or end: by their first or last day; too coarse: dated to something longer, and placed nowhere';
COMMENT ON COLUMN period_tally.first_day IS 'First day of the period';
COMMENT ON COLUMN period_tally.last_day IS 'Last day of the period';
COMMENT ON COLUMN period_tally.home_first IS 'First day of the period, or of the shortest span of years that holds all days of these events';
COMMENT ON COLUMN period_tally.home_last IS 'Last day of the period, or of the shortest span of years that holds all days of these events';
COMMENT ON COLUMN period_tally.dataset_id IS 'Dataset of the events';
COMMENT ON COLUMN period_tally.country_iso3 IS 'Country in which they happened; empty at sea or where there is none';
COMMENT ON COLUMN period_tally.event_type IS 'What kind of events';
COMMENT ON COLUMN period_tally.known_on IS 'Day on which they became known';
COMMENT ON COLUMN period_tally.records IS 'Rows of event, or shares of them';
COMMENT ON COLUMN period_tally.event_count IS 'Events that those rows stand for, or shares of them';
COMMENT ON COLUMN period_tally.killed_low IS 'Sum of the lower bounds of the killed, or of shares of them; empty where none has one';
COMMENT ON COLUMN period_tally.killed_best IS 'Sum of the totals of the killed as given, or of shares of them; empty where none is given';
COMMENT ON COLUMN period_tally.killed_high IS 'Sum of the upper bounds of the killed, or of shares of them; empty where none has one';
COMMENT ON COLUMN period_tally.without_number IS 'Events whose total of the killed is not given, or shares of them';

CREATE TABLE cast_tally (
  span_months SMALLINT NOT NULL,
  outer_no INTEGER NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  cast_no INTEGER NOT NULL,
  dataset_id VARCHAR NOT NULL,
  country_iso3 VARCHAR,
  event_type event_type NOT NULL,
  conflict_name VARCHAR,
  known_on DATE NOT NULL,
  records BIGINT NOT NULL,
  event_count BIGINT NOT NULL,
  killed_low BIGINT,
  killed_best BIGINT,
  killed_high BIGINT,
  without_number BIGINT NOT NULL,
  earliest DATE NOT NULL,
  latest DATE NOT NULL
);
COMMENT ON TABLE cast_tally IS 'Ours: settled events added up by their cast; rows of different actors are never added; a longer span holds what the shorter ones in it do, so that rows of different spans are never added';
COMMENT ON COLUMN cast_tally.span_months IS 'Months that the row stands for: 12, 48, 192 or 768; 0 where it stands for the days of events that cross years';
COMMENT ON COLUMN cast_tally.outer_no IS 'The next longer span that holds those days, in whose row these events stand too; 0 where there is none';
COMMENT ON COLUMN cast_tally.first_day IS 'First day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN cast_tally.last_day IS 'Last day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN cast_tally.cast_no IS 'Who took part, as rows of cast_member';
COMMENT ON COLUMN cast_tally.dataset_id IS 'Dataset of the events';
COMMENT ON COLUMN cast_tally.country_iso3 IS 'Country in which they happened; empty at sea or where there is none';
COMMENT ON COLUMN cast_tally.event_type IS 'What kind of events';
COMMENT ON COLUMN cast_tally.conflict_name IS 'Conflict of which they were a part; empty where none is named';
COMMENT ON COLUMN cast_tally.known_on IS 'Day on which they became known';
COMMENT ON COLUMN cast_tally.records IS 'Rows of event added up';
COMMENT ON COLUMN cast_tally.event_count IS 'Events that those rows stand for';
COMMENT ON COLUMN cast_tally.killed_low IS 'Sum of the lower bounds of the killed; empty where none has one';
COMMENT ON COLUMN cast_tally.killed_best IS 'Sum of the totals of the killed as given; empty where none is given';
COMMENT ON COLUMN cast_tally.killed_high IS 'Sum of the upper bounds of the killed; empty where none has one';
COMMENT ON COLUMN cast_tally.without_number IS 'Events whose total of the killed is not given';
COMMENT ON COLUMN cast_tally.earliest IS 'Earliest first day of the events';
COMMENT ON COLUMN cast_tally.latest IS 'Latest first day of the events';

CREATE TABLE unplaced_tally (
  span_months SMALLINT NOT NULL,
  outer_no INTEGER NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  dataset_id VARCHAR NOT NULL,
  country_iso3 VARCHAR,
  event_type event_type NOT NULL,
  location_precision location_precision,
  has_own_place BOOLEAN NOT NULL,
  known_on DATE NOT NULL,
  records BIGINT NOT NULL,
  event_count BIGINT NOT NULL,
  killed_low BIGINT,
  killed_best BIGINT,
  killed_high BIGINT,
  without_number BIGINT NOT NULL
);
COMMENT ON TABLE unplaced_tally IS 'Ours: settled events that cannot be drawn at a place, added up by the reason; a longer span holds what the shorter ones in it do, so that rows of different spans are never added';
COMMENT ON COLUMN unplaced_tally.span_months IS 'Months that the row stands for: 12, 48, 192 or 768; 0 where it stands for the days of events that cross years';
COMMENT ON COLUMN unplaced_tally.outer_no IS 'The next longer span that holds those days, in whose row these events stand too; 0 where there is none';
COMMENT ON COLUMN unplaced_tally.first_day IS 'First day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN unplaced_tally.last_day IS 'Last day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN unplaced_tally.dataset_id IS 'Dataset of the events';
COMMENT ON COLUMN unplaced_tally.country_iso3 IS 'Country in which they happened; empty at sea or where there is none';
COMMENT ON COLUMN unplaced_tally.event_type IS 'What kind of events';
COMMENT ON COLUMN unplaced_tally.location_precision IS 'How precisely their places are known; empty where no place is stated';
COMMENT ON COLUMN unplaced_tally.has_own_place IS 'Whether their coordinates are those of places, not of a whole country; those of such a row are 0, 0, which stand for missing ones';
COMMENT ON COLUMN unplaced_tally.known_on IS 'Day on which they became known';
COMMENT ON COLUMN unplaced_tally.records IS 'Rows of event added up';
COMMENT ON COLUMN unplaced_tally.event_count IS 'Events that those rows stand for';
COMMENT ON COLUMN unplaced_tally.killed_low IS 'Sum of the lower bounds of the killed; empty where none has one';
COMMENT ON COLUMN unplaced_tally.killed_best IS 'Sum of the totals of the killed as given; empty where none is given';
COMMENT ON COLUMN unplaced_tally.killed_high IS 'Sum of the upper bounds of the killed; empty where none has one';
COMMENT ON COLUMN unplaced_tally.without_number IS 'Events whose total of the killed is not given';

CREATE TABLE cell_tally (
  span_months SMALLINT NOT NULL,
  outer_no INTEGER NOT NULL,
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  cell_west SMALLINT NOT NULL,
  cell_south SMALLINT NOT NULL,
  dataset_id VARCHAR NOT NULL,
  country_iso3 VARCHAR,
  event_type event_type NOT NULL,
  imprecise BOOLEAN NOT NULL,
  known_on DATE NOT NULL,
  latitude_sum BIGINT NOT NULL,
  longitude_sum BIGINT NOT NULL,
  records BIGINT NOT NULL,
  event_count BIGINT NOT NULL,
  killed_low BIGINT,
  killed_best BIGINT,
  killed_high BIGINT,
  without_number BIGINT NOT NULL
);
COMMENT ON TABLE cell_tally IS 'Ours: settled events that have a place of their own added up by cells of two degrees; a longer span holds what the shorter ones in it do, so that rows of different spans are never added';
COMMENT ON COLUMN cell_tally.span_months IS 'Months that the row stands for: 12, 48, 192 or 768; 0 where it stands for the days of events that cross years';
COMMENT ON COLUMN cell_tally.outer_no IS 'The next longer span that holds those days, in whose row these events stand too; 0 where there is none';
COMMENT ON COLUMN cell_tally.first_day IS 'First day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN cell_tally.last_day IS 'Last day of that span; of the events themselves where it is 0';
COMMENT ON COLUMN cell_tally.cell_west IS 'Western edge of the cell, degrees east';
COMMENT ON COLUMN cell_tally.cell_south IS 'Southern edge of the cell, degrees north';
COMMENT ON COLUMN cell_tally.dataset_id IS 'Dataset of the events';
COMMENT ON COLUMN cell_tally.country_iso3 IS 'Country in which they happened; empty at sea or where there is none';
COMMENT ON COLUMN cell_tally.event_type IS 'What kind of events';
COMMENT ON COLUMN cell_tally.imprecise IS 'Whether their places are known to a district or less';
COMMENT ON COLUMN cell_tally.known_on IS 'Day on which they became known';
COMMENT ON COLUMN cell_tally.latitude_sum IS 'Sum of their latitudes, millionths of a degree';
COMMENT ON COLUMN cell_tally.longitude_sum IS 'Sum of their longitudes, millionths of a degree';
COMMENT ON COLUMN cell_tally.records IS 'Rows of event added up';
COMMENT ON COLUMN cell_tally.event_count IS 'Events that those rows stand for';
COMMENT ON COLUMN cell_tally.killed_low IS 'Sum of the lower bounds of the killed; empty where none has one';
COMMENT ON COLUMN cell_tally.killed_best IS 'Sum of the totals of the killed as given; empty where none is given';
COMMENT ON COLUMN cell_tally.killed_high IS 'Sum of the upper bounds of the killed; empty where none has one';
COMMENT ON COLUMN cell_tally.without_number IS 'Events whose total of the killed is not given';

CREATE TABLE used_value (
  field VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  records BIGINT NOT NULL,
  PRIMARY KEY (field, value)
);
COMMENT ON TABLE used_value IS 'Ours: which values of a selection''s fields have events, so that lists offer nothing that is empty';
COMMENT ON COLUMN used_value.field IS 'country, type, actor or conflict, as in the address bar';
COMMENT ON COLUMN used_value.value IS 'The value';
COMMENT ON COLUMN used_value.records IS 'Events that have it; for an actor also those in which others took part who speak for it';

CREATE TABLE search_text (
  text_no INTEGER NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('actor', 'country', 'statement', 'source', 'place', 'wording')),
  record_id VARCHAR,
  folded VARCHAR NOT NULL,
  CHECK ((record_id IS NULL) = (kind IN ('place', 'wording')))
);
COMMENT ON TABLE search_text IS 'Ours: what is searched, each text once';
COMMENT ON COLUMN search_text.text_no IS 'Number of the text; another in every snapshot';
COMMENT ON COLUMN search_text.kind IS 'actor and country: name and other names; statement: summary, words and translation; source: title and publisher; place: place, division and country of events; wording: title, conflict, summary and actors of events';
COMMENT ON COLUMN search_text.record_id IS 'The actor, country, statement or source; empty for texts of events';
COMMENT ON COLUMN search_text.folded IS 'The text in lower case, without accents and punctuation, a space before each word';

CREATE TABLE place (
  text_no INTEGER NOT NULL,
  country_iso3 VARCHAR,
  admin1 VARCHAR,
  place VARCHAR
);
COMMENT ON TABLE place IS 'Ours: where events happened, each place once as their records name it';
COMMENT ON COLUMN place.text_no IS 'Its text in search_text';
COMMENT ON COLUMN place.country_iso3 IS 'Country; empty at sea or where there is none';
COMMENT ON COLUMN place.admin1 IS 'First-order division';
COMMENT ON COLUMN place.place IS 'Place in words';

CREATE TABLE event_text (
  event_text_no INTEGER NOT NULL,
  wording_no INTEGER NOT NULL,
  place_no INTEGER NOT NULL
);
COMMENT ON TABLE event_text IS 'Ours: which wording and place go together in events, for many events say the same';
COMMENT ON COLUMN event_text.event_text_no IS 'Number of the pair; another in every snapshot';
COMMENT ON COLUMN event_text.wording_no IS 'What is said of the events: a text of search_text';
COMMENT ON COLUMN event_text.place_no IS 'Where they happened';

CREATE TABLE event_word (
  word_no INTEGER NOT NULL,
  word VARCHAR NOT NULL
);
COMMENT ON TABLE event_word IS 'Ours: every word of what is said of events and of where they happened, once, for many texts say the same words';
COMMENT ON COLUMN event_word.word_no IS 'Number of the word; another in every snapshot';
COMMENT ON COLUMN event_word.word IS 'The word, folded';

CREATE TABLE event_word_text (
  word_no INTEGER NOT NULL,
  text_no INTEGER NOT NULL
);
COMMENT ON TABLE event_word_text IS 'Ours: which texts of events hold which word';
COMMENT ON COLUMN event_word_text.word_no IS 'The word';
COMMENT ON COLUMN event_word_text.text_no IS 'A text of search_text, of kind wording or place';

CREATE TABLE search_word (
  word VARCHAR NOT NULL
);
COMMENT ON TABLE search_word IS 'Ours: every word of the names of actors, countries and places, for finding the nearest spelling';
COMMENT ON COLUMN search_word.word IS 'The word, folded';

CREATE TABLE article_sentence (
  source_id VARCHAR NOT NULL REFERENCES source (source_id),
  sentence_no INTEGER NOT NULL,
  record_kind VARCHAR NOT NULL CHECK (record_kind IN ('event', 'statement', 'casualty', 'heading')),
  record_id VARCHAR NOT NULL,
  PRIMARY KEY (source_id, sentence_no, record_kind, record_id)
);
COMMENT ON TABLE article_sentence IS 'Which records stand for which sentence of an article';
COMMENT ON COLUMN article_sentence.source_id IS 'The article';
COMMENT ON COLUMN article_sentence.sentence_no IS 'Number of the non-empty line, from 1';
COMMENT ON COLUMN article_sentence.record_kind IS 'What kind of record stands for it; heading where it states no fact';
COMMENT ON COLUMN article_sentence.record_id IS 'Identifier of that record; empty for a heading';

CREATE TABLE period (
  grain VARCHAR NOT NULL CHECK (grain IN ('day', 'week', 'month', 'year')),
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  period_no INTEGER NOT NULL,
  PRIMARY KEY (grain, period_start)
);
COMMENT ON TABLE period IS 'Ours: the days, weeks, months and years that the record spans, for counting what did not happen';
COMMENT ON COLUMN period.grain IS 'day, week (from Monday), month or year';
COMMENT ON COLUMN period.period_start IS 'First day';
COMMENT ON COLUMN period.period_end IS 'Last day';
COMMENT ON COLUMN period.period_no IS 'How many periods of that grain lie before it';

CREATE TABLE dictionary (
  table_name VARCHAR NOT NULL,
  column_name VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  data_type VARCHAR NOT NULL,
  nullable BOOLEAN NOT NULL,
  description VARCHAR NOT NULL,
  PRIMARY KEY (table_name, column_name)
);
COMMENT ON TABLE dictionary IS 'Ours: the comments of this database as rows, so that every engine can read them';
COMMENT ON COLUMN dictionary.table_name IS 'Table';
COMMENT ON COLUMN dictionary.column_name IS 'Column; * for the table itself';
COMMENT ON COLUMN dictionary.position IS 'Order in the table, 0 for the table itself';
COMMENT ON COLUMN dictionary.data_type IS 'Type in DuckDB';
COMMENT ON COLUMN dictionary.nullable IS 'Whether it may be empty';
COMMENT ON COLUMN dictionary.description IS 'What it holds';

CREATE TABLE snapshot (
  snapshot_id VARCHAR PRIMARY KEY,
  created_at TIMESTAMP NOT NULL,
  software_version VARCHAR NOT NULL,
  content_sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE snapshot IS 'The identity of this database: one row';
COMMENT ON COLUMN snapshot.snapshot_id IS 'First sixteen characters of the content hash';
COMMENT ON COLUMN snapshot.created_at IS 'When it was built, UTC; not part of the hash';
COMMENT ON COLUMN snapshot.software_version IS 'Version of the software that built it; not part of the hash';
COMMENT ON COLUMN snapshot.content_sha256 IS 'SHA-256 over every other table: names, columns, number of rows, and sum of the MD5 of each row';
