-- The register, first version. Immutable once released: a change is a new file with the next number.
--
-- Ids are UUID text. Dates are ISO text and may be partial where the column says so; instants are UTC ISO text. Enums
-- are short words. "yes"/"no" is text, because unknown is a third answer. Every root (person, care_link, person_role,
-- staff, practice, useful_number, closing_day) has a revision that grows by one with each save; children are replaced
-- with their root. The CHECKs refuse nonsense whatever program writes it.

-- People -------------------------------------------------------------------------------------------------------------

-- A person is entered once and may be a patient, a caregiver, or both (see patient, caregiver).
CREATE TABLE person (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  family_name TEXT CHECK (length(family_name) BETWEEN 1 AND 120 AND family_name = trim(family_name)),
  given_name TEXT CHECK (length(given_name) BETWEEN 1 AND 120 AND given_name = trim(given_name)),
  usual_name TEXT CHECK (length(usual_name) BETWEEN 1 AND 120 AND usual_name = trim(usual_name)),
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')
                         OR (length(birth_date) = 7 AND birth_date || '-01' IS date(birth_date || '-01', '+0 days'))
                         OR (length(birth_date) = 4 AND birth_date GLOB '[12][0-9][0-9][0-9]')),
  language TEXT CHECK (language GLOB '[a-z][a-z]' OR language GLOB '[a-z][a-z][a-z]'),
  reads TEXT CHECK (reads IN ('fr', 'nl', 'neither')),
  interpreter TEXT CHECK (interpreter IN ('yes', 'no')),
  email TEXT CHECK (email LIKE '_%@_%' AND length(email) <= 254),
  mutuality TEXT CHECK (mutuality GLOB '[1-9][0-9][0-9]' OR mutuality IN ('cpas', 'none', 'foreign')),
  died_on TEXT CHECK (length(died_on) IN (4, 7, 10)),
  stopped_on TEXT CHECK (stopped_on IS date(stopped_on, '+0 days')),
  archived_on TEXT CHECK (archived_on IS date(archived_on, '+0 days')),
  merged_into TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED CHECK (merged_into <> id),
  CHECK (coalesce(family_name, given_name, usual_name) IS NOT NULL)
) STRICT;

CREATE TABLE person_address (
  id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  street TEXT CHECK (length(street) BETWEEN 1 AND 200),
  postcode TEXT CHECK (length(postcode) BETWEEN 3 AND 12),
  commune TEXT CHECK (length(commune) BETWEEN 1 AND 120)
) STRICT, WITHOUT ROWID;

-- number is what was typed, e164 what it means (or a short code as it is); both are kept.
CREATE TABLE person_phone (
  id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position IN ('1', '2', '3')),
  number TEXT NOT NULL CHECK (length(number) BETWEEN 2 AND 40),
  e164 TEXT CHECK (e164 GLOB '+[1-9][0-9]*' OR e164 GLOB '[0-9][0-9]*'),
  hours TEXT CHECK (length(hours) BETWEEN 1 AND 200),
  no_message TEXT CHECK (no_message IN ('yes', 'no')),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_phone_e164 ON person_phone (e164);

CREATE TABLE patient (
  id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  sex TEXT CHECK (sex IN ('male', 'female', 'unknown', 'undefined', 'changed')),
  bim TEXT CHECK (bim IN ('yes', 'no')),
  chart_number TEXT UNIQUE CHECK (length(chart_number) BETWEEN 1 AND 40),
  national_number TEXT UNIQUE CHECK (length(national_number) = 11 AND national_number NOT GLOB '*[^0-9]*'),
  referent TEXT CHECK (length(referent) BETWEEN 1 AND 120),
  protected TEXT CHECK (protected IN ('yes', 'no')),
  state TEXT CHECK (state IN ('followed', 'nursing_home', 'left', 'deceased')),
  do_not_inform TEXT CHECK (length(do_not_inform) BETWEEN 1 AND 200),
  ask_first TEXT CHECK (ask_first IN ('yes', 'no'))
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_flag (
  id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (word IN ('elderly', 'isolated', 'no_network', 'homeless', 'disability', 'mental_health',
                                     'chronic_illness')),
  PRIMARY KEY (id, word)
) STRICT, WITHOUT ROWID;

-- The patient's agreement for the liaison. Refused or withdrawn: no sheet, no card, no sharing.
CREATE TABLE patient_agreement (
  id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  answer TEXT CHECK (answer IN ('not_asked', 'given', 'refused', 'withdrawn')),
  given_on TEXT CHECK (given_on IS date(given_on, '+0 days')),
  how TEXT CHECK (how IN ('oral', 'written')),
  recorded_by TEXT CHECK (length(recorded_by) BETWEEN 1 AND 120)
) STRICT, WITHOUT ROWID;

CREATE TABLE caregiver (
  id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  minor TEXT CHECK (minor IN ('yes', 'no')),
  key_holder TEXT CHECK (key_holder IN ('yes', 'no')),
  presence TEXT CHECK (length(presence) BETWEEN 1 AND 200),
  signs_checked TEXT CHECK (signs_checked IS date(signs_checked, '+0 days')),
  no_label TEXT CHECK (no_label IN ('yes', 'no'))
) STRICT, WITHOUT ROWID;

CREATE TABLE caregiver_sign (
  id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (word IN ('tired', 'alone', 'young_carer', 'conflict', 'needs_respite')),
  PRIMARY KEY (id, word)
) STRICT, WITHOUT ROWID;

-- Links and roles ----------------------------------------------------------------------------------------------------

CREATE TABLE care_link (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  caregiver TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  patient TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  relation TEXT CHECK (length(relation) BETWEEN 3 AND 20 AND relation NOT GLOB '*[^a-z]*'),
  rank TEXT CHECK (rank GLOB '[1-9]' OR rank GLOB '[1-9][0-9]'),
  main TEXT CHECK (main IN ('yes', 'no')),
  lives_together TEXT CHECK (lives_together IN ('yes', 'no')),
  distance TEXT CHECK (distance IN ('same_building', 'same_street', 'same_commune', 'further')),
  start TEXT CHECK (length(start) IN (4, 7, 10)),
  "end" TEXT CHECK (length("end") IN (4, 7, 10)),
  recognition TEXT CHECK (recognition IN ('none', 'informed', 'general', 'social_rights')),
  recognition_informed TEXT CHECK (recognition_informed IS date(recognition_informed, '+0 days')),
  recognition_from TEXT CHECK (recognition_from IS date(recognition_from, '+0 days')),
  recognition_until TEXT CHECK (recognition_until IS date(recognition_until, '+0 days')),
  reference TEXT UNIQUE CHECK (length(reference) = 6),
  CHECK (caregiver <> patient)
) STRICT;
CREATE INDEX care_link_caregiver ON care_link (caregiver);
CREATE INDEX care_link_patient ON care_link (patient);
CREATE INDEX care_link_recognition ON care_link (recognition_until) WHERE recognition_until IS NOT NULL;

CREATE TABLE care_link_task (
  id TEXT NOT NULL REFERENCES care_link (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (word IN ('meals', 'shopping', 'hygiene', 'medication', 'administration', 'transport',
                                     'presence', 'emotional_support')),
  PRIMARY KEY (id, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE care_link_consent (
  id TEXT NOT NULL REFERENCES care_link (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT NOT NULL CHECK (purpose IN ('keep', 'print', 'hospital', 'share', 'invite')),
  answer TEXT NOT NULL CHECK (answer IN ('not_asked', 'yes', 'no', 'withdrawn')),
  how TEXT CHECK (how IN ('oral', 'written')),
  given_on TEXT CHECK (given_on IS date(given_on, '+0 days')),
  recorded_by TEXT CHECK (length(recorded_by) BETWEEN 1 AND 120),
  PRIMARY KEY (id, purpose)
) STRICT, WITHOUT ROWID;

-- Trusted person, representative, administrator, person to notify: someone of the register, or a name and a number.
CREATE TABLE person_role (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  patient TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('trusted_person', 'representative', 'administrator', 'person_to_notify')),
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT CHECK (length(name) BETWEEN 1 AND 120),
  phone TEXT CHECK (length(phone) BETWEEN 2 AND 40),
  start TEXT CHECK (length(start) IN (4, 7, 10)),
  "end" TEXT CHECK (length("end") IN (4, 7, 10)),
  CHECK (person IS NOT NULL OR name IS NOT NULL),
  CHECK (person <> patient)
) STRICT;
CREATE INDEX person_role_patient ON person_role (patient);
CREATE INDEX person_role_person ON person_role (person) WHERE person IS NOT NULL;

-- The practice -------------------------------------------------------------------------------------------------------

CREATE TABLE practice (
  id TEXT PRIMARY KEY CHECK (id = 'practice'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  language TEXT CHECK (language IN ('fr', 'nl')),
  street TEXT CHECK (length(street) BETWEEN 1 AND 200),
  postcode TEXT CHECK (length(postcode) BETWEEN 3 AND 12),
  commune TEXT CHECK (length(commune) BETWEEN 1 AND 120),
  phone TEXT CHECK (length(phone) BETWEEN 2 AND 40),
  email TEXT CHECK (email LIKE '_%@_%' AND length(email) <= 254),
  hours TEXT CHECK (length(hours) BETWEEN 1 AND 200)
) STRICT;

-- Numbers on papers (112, 1733…) are facts that change: the practice edits them here.
CREATE TABLE useful_number (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  number TEXT NOT NULL CHECK (length(number) BETWEEN 2 AND 40),
  label_fr TEXT CHECK (length(label_fr) BETWEEN 1 AND 60),
  label_nl TEXT CHECK (length(label_nl) BETWEEN 1 AND 60),
  position TEXT CHECK (position GLOB '[1-9]' OR position GLOB '[1-9][0-9]'),
  printed TEXT CHECK (printed IN ('yes', 'no')),
  CHECK (label_fr IS NOT NULL OR label_nl IS NOT NULL)
) STRICT;

CREATE TABLE closing_day (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  "from" TEXT NOT NULL CHECK ("from" IS date("from", '+0 days')),
  until TEXT CHECK (until IS date(until, '+0 days') AND until >= "from"),
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 80)
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  professional_number TEXT CHECK (length(professional_number) BETWEEN 1 AND 20),
  language TEXT CHECK (language IN ('fr', 'nl')),
  ends_on TEXT CHECK (ends_on IS date(ends_on, '+0 days'))
) STRICT;

CREATE TABLE staff_role (
  id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (word IN ('reception', 'nurse', 'physician', 'physio', 'social', 'psychologist',
                                     'coordinator', 'administrator', 'dpo')),
  PRIMARY KEY (id, word)
) STRICT, WITHOUT ROWID;

-- Facts about this register itself: its epoch of the data key, whether it is the fictional practice.
CREATE TABLE setting (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Work in progress ---------------------------------------------------------------------------------------------------

-- A form or text that somebody has begun and not saved. It belongs to its author.
CREATE TABLE draft (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  author TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  subject TEXT CHECK (length(subject) = 36),
  content BLOB NOT NULL CHECK (length(content) <= 4194304),
  saved_at TEXT NOT NULL CHECK (saved_at GLOB '[12][0-9][0-9][0-9]-*T*Z')
) STRICT;
CREATE INDEX draft_author ON draft (author, saved_at);

-- Everything somebody does is one operation; undo is a new one.
CREATE TABLE operation (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  staff TEXT NOT NULL,
  workstation TEXT NOT NULL,
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  note TEXT CHECK (length(note) <= 255),
  undoes TEXT UNIQUE REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_at ON operation (at);
CREATE INDEX operation_staff ON operation (staff, at);

-- What was printed for whom, with which numbers: a changed number makes a reprint list out of it.
CREATE TABLE print_log (
  id INTEGER PRIMARY KEY,
  operation TEXT NOT NULL REFERENCES operation (id),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  paper TEXT NOT NULL CHECK (length(paper) BETWEEN 1 AND 40),
  subject TEXT NOT NULL,
  language TEXT NOT NULL,
  sheet TEXT NOT NULL,
  numbers TEXT NOT NULL
) STRICT;
CREATE INDEX print_log_subject ON print_log (subject, at);

-- Who saw and did what -----------------------------------------------------------------------------------------------

-- Ids, acts and names of fields, never values. commitment = hash (salt ‖ detail); salt and detail stand in audit_detail,
-- which an erasure may delete while the chain still verifies. link = keyed hash over the row and the link before it.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  staff TEXT NOT NULL,
  workstation TEXT NOT NULL,
  operation TEXT,
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  kind TEXT,
  subject TEXT,
  fields TEXT,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
CREATE INDEX audit_subject ON audit (subject, seq);
CREATE INDEX audit_operation ON audit (operation, seq);
CREATE INDEX audit_staff ON audit (staff, seq);

CREATE TABLE audit_detail (
  seq INTEGER PRIMARY KEY REFERENCES audit (seq),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  detail BLOB NOT NULL
) STRICT;

-- How many rows there are and a MAC over the last link, so that a cut tail shows. key is the chain's own.
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32),
  count INTEGER NOT NULL CHECK (count >= 0),
  last BLOB NOT NULL CHECK (length(last) = 32),
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

-- Append-only. Recursive triggers are on, so INSERT OR REPLACE meets the third one.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = new.seq)
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_detail_no_update BEFORE UPDATE ON audit_detail
BEGIN SELECT raise(ABORT, 'audit is append-only'); END;

-- Search -------------------------------------------------------------------------------------------------------------

-- One document a person. name_key is the folded name, sort_key orders lists, facets is 1 patient + 2 caregiver.
CREATE TABLE search_doc (
  doc INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  facets INTEGER NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  name_key TEXT NOT NULL,
  sort_key TEXT NOT NULL
) STRICT;
-- A page of a list is read from the index alone, in its order, however far down it lies; so is a count.
CREATE INDEX search_doc_sort ON search_doc (archived, sort_key, subject, facets);
CREATE INDEX search_doc_name ON search_doc (name_key, archived);

-- From three letters on: any fragment. The text is folded before it comes here.
CREATE VIRTUAL TABLE search_text USING fts5 (body, tokenize = 'trigram');

-- One or two letters: the beginning of a word.
CREATE TABLE search_word (
  word TEXT NOT NULL,
  doc INTEGER NOT NULL,
  PRIMARY KEY (word, doc)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_word_doc ON search_word (doc);

-- What a practice had entered in it --------------------------------------------------------------------------------

INSERT INTO person VALUES('00000000-0000-4000-8000-000000000011',1,'El Amrani','Mohamed',NULL,'1948-03',NULL,NULL,NULL,NULL,'319',NULL,NULL,NULL,NULL);
INSERT INTO person VALUES('00000000-0000-4000-8000-000000000012',2,'Benali','Fatima',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO person_address VALUES('00000000-0000-4000-8000-000000000011',NULL,NULL,'Schaerbeek');
INSERT INTO person_phone VALUES('00000000-0000-4000-8000-000000000012','1','0450 12 34 57','+32450123457',NULL,NULL);
INSERT INTO patient VALUES('00000000-0000-4000-8000-000000000011',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO patient_flag VALUES('00000000-0000-4000-8000-000000000011','elderly');
INSERT INTO patient_flag VALUES('00000000-0000-4000-8000-000000000011','isolated');
INSERT INTO patient_agreement VALUES('00000000-0000-4000-8000-000000000011','given',NULL,NULL,NULL);
INSERT INTO caregiver VALUES('00000000-0000-4000-8000-000000000012',NULL,NULL,NULL,NULL,NULL);
INSERT INTO caregiver_sign VALUES('00000000-0000-4000-8000-000000000012','tired');
INSERT INTO care_link VALUES('00000000-0000-4000-8000-000000000021',1,'00000000-0000-4000-8000-000000000012','00000000-0000-4000-8000-000000000011','daughter',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'34679A');
INSERT INTO care_link_task VALUES('00000000-0000-4000-8000-000000000021','meals');
INSERT INTO care_link_consent VALUES('00000000-0000-4000-8000-000000000021','print','yes',NULL,NULL,NULL);
INSERT INTO practice VALUES('practice',1,'Maison médicale','fr',NULL,'1180','Uccle',NULL,NULL,NULL);
INSERT INTO useful_number VALUES('00000000-0000-4000-8000-000000000031',1,'112','Ambulance',NULL,NULL,NULL);
INSERT INTO staff VALUES('00000000-0000-4000-8000-000000000001',1,'Aïcha',NULL,NULL,NULL);
INSERT INTO staff_role VALUES('00000000-0000-4000-8000-000000000001','administrator');
INSERT INTO staff_role VALUES('00000000-0000-4000-8000-000000000001','coordinator');
INSERT INTO operation VALUES('451d9bb0-ac6f-44bb-b95d-aa6175c33d18','2026-11-20T13:02:11.000000Z','','vm','create',NULL,NULL);
INSERT INTO operation VALUES('4ba8a1b6-6e5c-4770-af7e-1b56a4af97cf','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO operation VALUES('64b500c3-3a48-4de1-bfcb-6f31decd1661','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO operation VALUES('126b0686-45a8-42c1-9197-291612fdb561','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO operation VALUES('5c554ba9-589b-46e8-84fb-8091d13e020a','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO operation VALUES('996df5e9-d3bd-469e-94c1-5afe1fa3740c','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO operation VALUES('07638708-14a8-455a-845c-f1d7d683685a','2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','save',NULL,NULL);
INSERT INTO audit VALUES(1,'2026-11-20T13:02:11.000000Z','','vm','451d9bb0-ac6f-44bb-b95d-aa6175c33d18','create','staff','00000000-0000-4000-8000-000000000001','name;role',X'c6d31a23139bbccda22e45e64c76febdef4d713d5b86b04bf4dd110117dfa5cc',X'1d7221b1ed168bc1baaf3d7831699457fbc50d11c9993000d92070908cafd901');
INSERT INTO audit VALUES(2,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','4ba8a1b6-6e5c-4770-af7e-1b56a4af97cf','save','practice','practice','name;language;postcode;commune',X'a6396a389a37e18f502d747fe61da5fe233796047ef1973c5666e72e59926240',X'af916a824fa1ce2cbe6db96e80907a5c3268f47ca52db367a2ef55d9a3c2debf');
INSERT INTO audit VALUES(3,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','64b500c3-3a48-4de1-bfcb-6f31decd1661','save','person','00000000-0000-4000-8000-000000000011','family_name;given_name;birth_date;commune;mutuality;is_patient;flags;agreement',X'4207bcf486d6e7a48d83f2a5d1a10dbbf2beb3f0b7a091a2788e710571f349de',X'21cddb967196d542994f89a197435facdd7f9bd7ce973d2560f80ee153a9dfda');
INSERT INTO audit VALUES(4,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','126b0686-45a8-42c1-9197-291612fdb561','save','person','00000000-0000-4000-8000-000000000012','family_name;given_name;phone;is_caregiver;signs',X'a548949ba5c1b50a66d88fafab830570c0a925201c7c52624d1663ab9c8fb3f2',X'29a0e9e49cf8354787ecdb55ac6e83e0cf999ef79f28f00e417f35c86ff97329');
INSERT INTO audit VALUES(5,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','5c554ba9-589b-46e8-84fb-8091d13e020a','save','person','00000000-0000-4000-8000-000000000012','phone',X'50407256027946fb30160469b0220f2400a53e55221868c867bc17926f2b44da',X'b52f37256b15eb3c84fd42485a8bf915df31fc22a174ef17543c6def6873046d');
INSERT INTO audit VALUES(6,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','996df5e9-d3bd-469e-94c1-5afe1fa3740c','save','link','00000000-0000-4000-8000-000000000021','caregiver;patient;relation;tasks;consent_print;reference',X'2eab0b54605c9fd59165bbc8f8d2bbb6e416603e282bb9e6747f8137d6935fc4',X'0cc6028b29b792fc7f5482ec8d160c8fad10a2baf30f5a077a56673c65e7dae6');
INSERT INTO audit VALUES(7,'2026-11-20T13:02:11.000000Z','00000000-0000-4000-8000-000000000001','desk','07638708-14a8-455a-845c-f1d7d683685a','save','useful-number','00000000-0000-4000-8000-000000000031','number;label_fr',X'be3a03ce182c703ac385b7dabd6a146bf60553d64ac642c304c48032f124d90e',X'6cc67c59244b4af409d764ef9c70f83dc77b090c0818c8d78c532332f6cffd8e');
INSERT INTO audit_detail VALUES(1,X'fab386aec75e2fec1999e57782bb54a4ae816093ee9e430d46c56ac97e0452f2',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_detail VALUES(2,X'c760c1f0809e2255885c9678669366fd25531bdb89b89bd26b8785f476821d54',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_detail VALUES(3,X'ca5acb03e5a041de99d37dd4b50915b39e86288966745c052d1239af538c6dba',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_detail VALUES(4,X'208eba3058d3c81db07c06e19860d23841d6c90c13cbc8ab6273be5fdd3782a3',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_detail VALUES(5,X'54f07fae19682a0303a5a4bd72edc678f415a8b50965810907bd7c0547f962b8',X'0100000000000000020000000000000066616d696c795f6e616d650042656e616c69000c676976656e5f6e616d6500466174696d61000b70686f6e650030343530203132203334203536000669735f63617265676976657200796573000d7369676e73007469726564000614273c4e5b00287878617b73737d29');
INSERT INTO audit_detail VALUES(6,X'11a5264ba3743b9694af4a469d96b5ef964ce7807077e0f1f5cfaeb47e8e16be',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_detail VALUES(7,X'89fe5d90492616f02f24e799596d9a3cede4d3e80ea06ae52caccd335894f31a',X'0000000000000000010000000000000000287878617b73737d29');
INSERT INTO audit_head VALUES(1,X'039d5583de6c552474e1ffeb5273049c387060cc9f377ffc80833ff58ec96b48',7,X'6cc67c59244b4af409d764ef9c70f83dc77b090c0818c8d78c532332f6cffd8e',X'7990dc1eeb9749a0a9ff8afea55cbb58979b000445fe5a322c49c97b51d879f0');
INSERT INTO search_doc VALUES(1,'00000000-0000-4000-8000-000000000011',1,0,'el amrani elamrani mohamed','elamrani mohamed	El Amrani Mohamed');
INSERT INTO search_doc VALUES(2,'00000000-0000-4000-8000-000000000012',2,0,'benali fatima','benali fatima	Benali Fatima');
INSERT INTO search_text(rowid, body) VALUES(1,'el amrani elamrani mohamed schaerbeek');
INSERT INTO search_text(rowid, body) VALUES(2,'benali fatima 0450123457');
INSERT INTO search_word VALUES('amrani',1);
INSERT INTO search_word VALUES('el',1);
INSERT INTO search_word VALUES('elamrani',1);
INSERT INTO search_word VALUES('mohamed',1);
INSERT INTO search_word VALUES('schaerbeek',1);
INSERT INTO search_word VALUES('0450123457',2);
INSERT INTO search_word VALUES('benali',2);
INSERT INTO search_word VALUES('fatima',2);

PRAGMA application_id = 0x526c6169;
PRAGMA user_version = 1;
