-- The one later call to those who helped somebody that died: made, or not needed. Immutable once released.

ALTER TABLE care_link ADD COLUMN after_call TEXT CHECK (after_call IN ('done', 'not_needed'));
ALTER TABLE care_link ADD COLUMN after_call_on TEXT CHECK (after_call_on IS date(after_call_on, '+0 days'));
ALTER TABLE care_link ADD COLUMN after_call_by TEXT CHECK (length(after_call_by) BETWEEN 1 AND 120);
CREATE INDEX person_died_on ON person (died_on) WHERE died_on IS NOT NULL;
