-- The practice's lists of the notebook, further columns of its labels: topics, phrases and templates with their texts,
-- measures with their unit and their ranges. Immutable once released.

ALTER TABLE label ADD COLUMN position TEXT CHECK (position GLOB '[1-9]' OR position GLOB '[1-9][0-9]');
ALTER TABLE label ADD COLUMN retired TEXT CHECK (retired IN ('yes', 'no'));
ALTER TABLE label ADD COLUMN text_fr TEXT CHECK (length(text_fr) BETWEEN 1 AND 1000);
ALTER TABLE label ADD COLUMN text_nl TEXT CHECK (length(text_nl) BETWEEN 1 AND 1000);
ALTER TABLE label ADD COLUMN unit TEXT CHECK (length(unit) BETWEEN 1 AND 12);
ALTER TABLE label ADD COLUMN possible TEXT CHECK (length(possible) BETWEEN 3 AND 40);
ALTER TABLE label ADD COLUMN usual TEXT CHECK (length(usual) BETWEEN 3 AND 40);
ALTER TABLE label ADD COLUMN official TEXT CHECK (length(official) BETWEEN 1 AND 20);
