-- Whether entries of the notebook go out to others, who take no long ones. Immutable once released.

ALTER TABLE practice ADD COLUMN exchange TEXT CHECK (exchange IN ('yes', 'no'));
