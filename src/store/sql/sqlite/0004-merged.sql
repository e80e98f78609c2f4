-- Who was merged into whom, asked for each record that an undo takes back. Immutable once released.

CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
