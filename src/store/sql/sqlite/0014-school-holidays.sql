-- School holidays, which no rule gives: further columns of the practice's labels. Immutable once released.

ALTER TABLE label ADD COLUMN "from" TEXT CHECK ("from" IS date("from", '+0 days'));
ALTER TABLE label ADD COLUMN until TEXT CHECK (until IS date(until, '+0 days') AND until >= "from");
