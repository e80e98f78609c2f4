#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisFieldKind:
 *
 * What a field holds; decides how typed text is read, how it is stored and how it is compared.
 */
typedef enum {
  RELAIS_FIELD_TEXT,            /* one line */
  RELAIS_FIELD_LINES,           /* text of several lines */
  RELAIS_FIELD_NAME,            /* a part of a person's name */
  RELAIS_FIELD_DATE,            /* a full date */
  RELAIS_FIELD_PLANNED_DATE,    /* a full date ahead of us: "Friday" is the next one */
  RELAIS_FIELD_PARTIAL_DATE,    /* a date of which only the year may be known */
  RELAIS_FIELD_BIRTH_DATE,      /* a partial date in the past */
  RELAIS_FIELD_MOMENT,          /* a full date, with the hour and minute on the wall where they are known */
  RELAIS_FIELD_PLANNED_MOMENT,  /* the same, ahead of us */
  RELAIS_FIELD_YES_NO,          /* "yes" or "no" */
  RELAIS_FIELD_WORD,            /* one of the field's words */
  RELAIS_FIELD_WORDS,           /* several of the field's words, joined by ";" */
  RELAIS_FIELD_NUMBER,          /* a small whole number from 1 on */
  RELAIS_FIELD_PHONE,           /* a number as it was typed; its E.164 form is derived */
  RELAIS_FIELD_EMAIL,
  RELAIS_FIELD_POSTCODE,
  RELAIS_FIELD_COMMUNE,
  RELAIS_FIELD_LANGUAGE,        /* an ISO 639 code */
  RELAIS_FIELD_RELATION,        /* a word of KMEHR CD-CONTACT-PERSON, or "friend" */
  RELAIS_FIELD_MUTUALITY,
  RELAIS_FIELD_NATIONAL_NUMBER, /* NISS / INSZ, eleven digits */
  RELAIS_FIELD_PRESENCE,        /* weekdays and hours in their canonical text */
  RELAIS_FIELD_ID,              /* the id of another record */
} RelaisFieldKind;

/**
 * RelaisFieldFlags:
 * @RELAIS_FIELD_MANAGED: set by an act (archive, merge, "stop"…), never typed
 * @RELAIS_FIELD_SHIELDED: hidden in protected mode
 * @RELAIS_FIELD_MASKED: shown masked, never printed nor exported
 */
typedef enum {
  RELAIS_FIELD_MANAGED = 1 << 0,
  RELAIS_FIELD_SHIELDED = 1 << 1,
  RELAIS_FIELD_MASKED = 1 << 2,
} RelaisFieldFlags;

/**
 * RelaisField:
 * @name: the word for it in JSON, CSV, options and the store
 * @label: English msgid of its label
 * @kind: what it holds
 * @facet: which facet of the record it belongs to, 0 for the record itself (see the record's own header)
 * @max_length: in code points; 0 takes the kind's own limit
 * @flags: a combination of RelaisFieldFlags
 * @words: (nullable) (array zero-terminated=1): the words it may hold
 */
typedef struct {
  const char *name;
  const char *label;
  RelaisFieldKind kind;
  guint facet;
  guint max_length;
  guint flags;
  const char *const *words;
} RelaisField;

/**
 * RelaisRecordType:
 * @name: "person", "link"…
 * @fields: (array length=n_fields): its fields
 * @n_fields: their number
 *
 * A kind of record: a static table.
 */
typedef struct {
  const char *name;
  const RelaisField *fields;
  guint n_fields;
} RelaisRecordType;

/**
 * RelaisRecord:
 *
 * One root of the register (a person, a link…) as an immutable value: an id, the revision it was read at, and a text
 * or nothing for every field of its type. Shared by reference, safe to hand to any thread.
 */
typedef struct _RelaisRecord RelaisRecord;

/**
 * RelaisRecordBuilder:
 *
 * Where a record is put together; it ends in the value.
 */
typedef struct _RelaisRecordBuilder RelaisRecordBuilder;

RelaisRecordBuilder    *relais_record_builder_new          (const RelaisRecordType *type,
                                                            const char             *id,
                                                            gint64                  revision);
RelaisRecordBuilder    *relais_record_builder_new_from     (const RelaisRecord     *record);
void                    relais_record_builder_set          (RelaisRecordBuilder    *builder,
                                                            guint                   field,
                                                            const char             *value);
const RelaisRecordType *relais_record_builder_get_type     (RelaisRecordBuilder    *builder);
const char             *relais_record_builder_get          (RelaisRecordBuilder    *builder,
                                                            guint                   field);
void                    relais_record_builder_set_id       (RelaisRecordBuilder    *builder,
                                                            const char             *id);
void                    relais_record_builder_set_revision (RelaisRecordBuilder    *builder,
                                                            gint64                  revision);
RelaisRecord           *relais_record_builder_end          (RelaisRecordBuilder    *builder);
void                    relais_record_builder_free         (RelaisRecordBuilder    *builder);

RelaisRecord           *relais_record_ref                  (RelaisRecord           *record);
void                    relais_record_unref                (RelaisRecord           *record);
const RelaisRecordType *relais_record_get_type             (const RelaisRecord     *record);
const char             *relais_record_get_id               (const RelaisRecord     *record);
gint64                  relais_record_get_revision         (const RelaisRecord     *record);
const char             *relais_record_get                  (const RelaisRecord     *record,
                                                            guint                   field);
gboolean                relais_record_is                   (const RelaisRecord     *record,
                                                            guint                   field,
                                                            const char             *word);
gboolean                relais_record_has_word             (const RelaisRecord     *record,
                                                            guint                   field,
                                                            const char             *word);
RelaisRecord           *relais_record_with                 (const RelaisRecord     *record,
                                                            guint                   field,
                                                            const char             *value);
gboolean                relais_record_equal                (const RelaisRecord     *a,
                                                            const RelaisRecord     *b);
GStrv                   relais_record_list_changes         (const RelaisRecord     *before,
                                                            const RelaisRecord     *after);
GVariant               *relais_record_to_variant           (const RelaisRecord     *record);
RelaisRecord           *relais_record_new_from_variant     (const RelaisRecordType *type,
                                                            const char             *id,
                                                            gint64                  revision,
                                                            GVariant               *values);

int                     relais_record_type_find            (const RelaisRecordType *type,
                                                            const char             *name);
char                   *relais_record_type_list_names      (const RelaisRecordType *type,
                                                            guint                   facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisRecord, relais_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisRecordBuilder, relais_record_builder_free)

G_END_DECLS
