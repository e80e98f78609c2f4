-- Stays in hospital. Immutable once released.

-- Only the patient is compulsory. hospital, ward and line are what the directory's entry said on entry_as_of, or what was
-- typed. planned_discharge is a day, or a day and an hour; announced_at the instant since which it is known. With a
-- discharge the stay is closed: a patient has one open stay at a time.
CREATE TABLE stay (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  patient TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  hospital TEXT CHECK (length(hospital) BETWEEN 1 AND 120),
  ward TEXT CHECK (length(ward) BETWEEN 1 AND 120),
  line TEXT CHECK (length(line) BETWEEN 1 AND 40),
  contact TEXT CHECK (length(contact) BETWEEN 1 AND 120),
  entry TEXT CHECK (length(entry) BETWEEN 1 AND 200),
  entry_as_of TEXT CHECK (entry_as_of IS date(entry_as_of, '+0 days')),
  admission TEXT CHECK (admission IS date(admission, '+0 days')),
  planned_discharge TEXT CHECK (length(planned_discharge) IN (10, 16)
    AND substr(planned_discharge, 1, 10) IS date(substr(planned_discharge, 1, 10), '+0 days')),
  certainty TEXT CHECK (certainty IN ('family', 'asked', 'probable', 'confirmed')),
  announced_by TEXT CHECK (announced_by IN ('ward', 'social_service', 'family', 'person', 'other')),
  announced_at TEXT CHECK (announced_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  discharge TEXT CHECK (discharge IS date(discharge, '+0 days')),
  destination TEXT CHECK (destination IN ('home', 'with_family', 'rehabilitation', 'short_stay', 'nursing_home',
    'other_hospital', 'deceased', 'elsewhere')),
  transport TEXT CHECK (length(transport) BETWEEN 1 AND 120),
  referent TEXT CHECK (length(referent) BETWEEN 1 AND 120),
  hospital_referent TEXT CHECK (length(hospital_referent) BETWEEN 1 AND 120),
  hospital_referent_line TEXT CHECK (length(hospital_referent_line) BETWEEN 1 AND 40),
  letter TEXT CHECK (letter IN ('awaited', 'asked', 'received', 'not_needed')),
  letter_asked TEXT CHECK (letter_asked IS date(letter_asked, '+0 days')),
  letter_received TEXT CHECK (letter_received IS date(letter_received, '+0 days')),
  prescriptions TEXT CHECK (prescriptions IN ('yes', 'no')),
  CHECK (discharge >= admission)
) STRICT;
CREATE INDEX stay_patient ON stay (patient, discharge);
CREATE INDEX stay_discharge ON stay (discharge);
CREATE UNIQUE INDEX stay_open ON stay (patient) WHERE discharge IS NULL;
