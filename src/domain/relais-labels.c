/* Names that change or were never read in an official source: those of mutualities, the Dutch names, numbers and basins
 * of communes, the kinds of services in the directory, the topics, phrases and measures of the notebook, the days of
 * school holidays. They are rows of the register which the practice corrects, never tables of the program; a new
 * register starts with the rows of services/tables. Whoever shows a code takes the labels as an argument; what is typed
 * is understood without them, because a spelling is not shown. Without a row the code stands for itself. Pure, any
 * thread.
 */

#include "relais-labels.h"

#include "relais-category.h"
#include "relais-commune.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-measure.h"
#include "relais-mutuality.h"
#include "relais-note-topic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_words[] = { RELAIS_LABEL_KIND_MUTUALITY, RELAIS_LABEL_KIND_COMMUNE,
                                          RELAIS_LABEL_KIND_CATEGORY,  RELAIS_LABEL_KIND_TOPIC,
                                          RELAIS_LABEL_KIND_PHRASE,    RELAIS_LABEL_KIND_TEMPLATE,
                                          RELAIS_LABEL_KIND_MEASURE,   RELAIS_LABEL_KIND_SCHOOL_HOLIDAY,
                                          NULL };

/* From a source that was read, from somebody who says so, generally known and not looked up, contradicted somewhere;
 * and what the practice wrote itself. */
static const char *const confidence_words[] = { "read", "reported", "unchecked", "doubtful", "practice", NULL };

#define MANAGED RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_LABEL_N_FIELDS] = {
  [RELAIS_LABEL_KIND] = { "kind", N_("Kind of label"), RELAIS_FIELD_WORD, .flags = MANAGED, .words = kind_words },
  [RELAIS_LABEL_CODE] = { "code", N_("Code"), RELAIS_FIELD_TEXT, .max_length = 20, .flags = MANAGED },
  [RELAIS_LABEL_FR] = { "fr", N_("Name in French"), RELAIS_FIELD_TEXT, .max_length = 80 },
  [RELAIS_LABEL_NL] = { "nl", N_("Name in Dutch"), RELAIS_FIELD_TEXT, .max_length = 80 },
  [RELAIS_LABEL_NIS] = { "nis", N_("NIS code"), RELAIS_FIELD_TEXT, .max_length = 5 },
  [RELAIS_LABEL_BASIN] = { "basin", N_("Basin"), RELAIS_FIELD_TEXT, .max_length = 20 },
  [RELAIS_LABEL_CONFIDENCE] = { "confidence", N_("Where it comes from"), RELAIS_FIELD_WORD, .words = confidence_words },
  [RELAIS_LABEL_SOURCE] = { "source", N_("Source"), RELAIS_FIELD_TEXT },
  [RELAIS_LABEL_POSITION] = { "position", N_("Place in the list"), RELAIS_FIELD_NUMBER },
  [RELAIS_LABEL_RETIRED] = { "retired", N_("No longer offered"), RELAIS_FIELD_YES_NO },
  [RELAIS_LABEL_TEXT_FR] = { "text_fr", N_("Text in French"), RELAIS_FIELD_LINES, .max_length = 1000 },
  [RELAIS_LABEL_TEXT_NL] = { "text_nl", N_("Text in Dutch"), RELAIS_FIELD_LINES, .max_length = 1000 },
  [RELAIS_LABEL_UNIT] = { "unit", N_("Unit"), RELAIS_FIELD_TEXT, .max_length = 12 },
  [RELAIS_LABEL_POSSIBLE] = { "possible", N_("Possible values"), RELAIS_FIELD_TEXT, .max_length = 40 },
  [RELAIS_LABEL_USUAL] = { "usual", N_("Usual values"), RELAIS_FIELD_TEXT, .max_length = 40 },
  [RELAIS_LABEL_OFFICIAL] = { "official", N_("LOINC code"), RELAIS_FIELD_TEXT, .max_length = 20 },
  [RELAIS_LABEL_FROM] = { "from", N_("First day"), RELAIS_FIELD_DATE },
  [RELAIS_LABEL_UNTIL] = { "until", N_("Last day"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_label_type = { "label", fields, RELAIS_LABEL_N_FIELDS };

struct _RelaisLabels {
  gatomicrefcount ref_count;

  GHashTable *by_id; /* id, which follows from kind and code → RelaisRecord */
};

/**
 * relais_label_make_id:
 * @kind: the kind of a label
 * @code: its code
 *
 * Returns: (transfer full): its id, the same in every register: a UUID of version 8, the one for ids that are derived
 */
char *
relais_label_make_id (const char *kind, const char *code)
{
  g_autofree char *seed = g_strconcat ("io.github.relais.Relais label ", kind, " ", code, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

static gboolean
is_digits (const char *text, gsize length)
{
  return text != NULL && strlen (text) == length && strspn (text, "0123456789") == length;
}

static gboolean
is_code (const char *kind, const char *code)
{
  if (g_strcmp0 (kind, RELAIS_LABEL_KIND_MUTUALITY) == 0)
    return is_digits (code, 3) && relais_mutuality_is_valid (code);
  if (g_strcmp0 (kind, RELAIS_LABEL_KIND_CATEGORY) == 0)
    return is_digits (code, 2) && relais_category_find (code) != NULL;
  if (g_strcmp0 (kind, RELAIS_LABEL_KIND_COMMUNE) == 0)
    return relais_commune_find (code) != NULL;
  if (g_strcmp0 (kind, RELAIS_LABEL_KIND_SCHOOL_HOLIDAY) == 0)
    return code != NULL && strlen (code) == strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789");
  return relais_note_topic_is_code (code);
}

static void
add (GPtrArray *issues, RelaisLabelField field, RelaisIssueCode code)
{
  relais_issues_add (issues, fields[field].name, code, NULL);
}

static gboolean
has (const RelaisRecord *label, guint field)
{
  return relais_record_get (label, field) != NULL;
}

/* What a phrase inserts, and what a measure measures. */
static void
check_lists (const RelaisRecord *label, GPtrArray *issues)
{
  gboolean has_text = relais_record_is (label, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_PHRASE) ||
                      relais_record_is (label, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_TEMPLATE);

  if (has_text && !has (label, RELAIS_LABEL_TEXT_FR) && !has (label, RELAIS_LABEL_TEXT_NL))
    add (issues, RELAIS_LABEL_TEXT_FR, RELAIS_ISSUE_REQUIRED);
  if (relais_record_is (label, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_MEASURE))
    relais_measure_check_label (label, issues);
}

/* School holidays are two days, the last one not before the first. */
static void
check_days (const RelaisRecord *label, GPtrArray *issues)
{
  RelaisDate from, until;

  if (!relais_record_is (label, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_SCHOOL_HOLIDAY))
    return;
  if (!relais_date_parse (relais_record_get (label, RELAIS_LABEL_FROM), &from))
    add (issues, RELAIS_LABEL_FROM, RELAIS_ISSUE_REQUIRED);
  if (!relais_date_parse (relais_record_get (label, RELAIS_LABEL_UNTIL), &until))
    add (issues, RELAIS_LABEL_UNTIL, RELAIS_ISSUE_REQUIRED);
  else if (relais_date_is_set (from) && relais_date_compare (until, from) < 0)
    add (issues, RELAIS_LABEL_UNTIL, RELAIS_ISSUE_END_BEFORE_START);
}

/**
 * relais_label_check:
 * @label: a label
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Says what is wrong with it as a whole: a code that nothing has, no name at all, a number that is none.
 */
void
relais_label_check (const RelaisRecord *label, GPtrArray *issues)
{
  const char *kind = relais_record_get (label, RELAIS_LABEL_KIND);
  const char *nis = relais_record_get (label, RELAIS_LABEL_NIS);

  if (!is_code (kind, relais_record_get (label, RELAIS_LABEL_CODE)))
    add (issues, RELAIS_LABEL_CODE, RELAIS_ISSUE_LABEL_CODE);
  if (!has (label, RELAIS_LABEL_FR) && !has (label, RELAIS_LABEL_NL))
    add (issues, RELAIS_LABEL_FR, RELAIS_ISSUE_REQUIRED);
  check_lists (label, issues);
  check_days (label, issues);
  if (relais_record_is (label, RELAIS_LABEL_CODE, RELAIS_NOTE_TOPIC_OTHER) &&
      relais_record_is (label, RELAIS_LABEL_RETIRED, "yes"))
    add (issues, RELAIS_LABEL_RETIRED, RELAIS_ISSUE_LABEL_NEEDED);
  if (nis != NULL && !is_digits (nis, 5))
    add (issues, RELAIS_LABEL_NIS, RELAIS_ISSUE_NOT_A_NUMBER);
}

/**
 * relais_labels_new:
 * @records: (element-type RelaisRecord): all labels of the register
 *
 * Returns: (transfer full): the labels as one value
 */
RelaisLabels *
relais_labels_new (GPtrArray *records)
{
  RelaisLabels *labels = g_new0 (RelaisLabels, 1);

  g_atomic_ref_count_init (&labels->ref_count);
  labels->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
  for (guint i = 0; i < records->len; i++)
    {
      RelaisRecord *record = g_ptr_array_index (records, i);

      g_hash_table_replace (labels->by_id,
                            relais_label_make_id (relais_record_get (record, RELAIS_LABEL_KIND),
                                                  relais_record_get (record, RELAIS_LABEL_CODE)),
                            relais_record_ref (record));
    }
  return labels;
}

/**
 * relais_labels_ref:
 * @labels: labels
 *
 * Returns: (transfer full): @labels
 */
RelaisLabels *
relais_labels_ref (RelaisLabels *labels)
{
  g_atomic_ref_count_inc (&labels->ref_count);
  return labels;
}

/**
 * relais_labels_unref:
 * @labels: (transfer full): labels
 */
void
relais_labels_unref (RelaisLabels *labels)
{
  if (!g_atomic_ref_count_dec (&labels->ref_count))
    return;

  g_hash_table_unref (labels->by_id);
  g_free (labels);
}

/**
 * relais_labels_find:
 * @labels: (nullable): labels
 * @kind: the kind of a label
 * @code: its code
 *
 * Returns: (nullable): the row of exactly this code
 */
const RelaisRecord *
relais_labels_find (const RelaisLabels *labels, const char *kind, const char *code)
{
  g_autofree char *id = labels != NULL ? relais_label_make_id (kind, code) : NULL;

  return id != NULL ? g_hash_table_lookup (labels->by_id, id) : NULL;
}

/**
 * relais_labels_list:
 * @labels: labels
 * @kind: the kind of a label
 *
 * Returns: (transfer full) (element-type RelaisRecord): all labels of @kind, in no order
 */
GPtrArray *
relais_labels_list (const RelaisLabels *labels, const char *kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, labels->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    {
      if (relais_record_is (label, RELAIS_LABEL_KIND, kind))
        g_ptr_array_add (list, relais_record_ref (label));
    }
  return list;
}

/* A mutuality without a row of its own goes by the name of its union. */
static const RelaisRecord *
find_nearest (const RelaisLabels *labels, const char *kind, const char *code)
{
  const RelaisRecord *label = relais_labels_find (labels, kind, code);
  char of_union[] = "000";

  if (label != NULL || !g_str_equal (kind, RELAIS_LABEL_KIND_MUTUALITY) || !is_digits (code, 3))
    return label;
  of_union[0] = code[0];
  return relais_labels_find (labels, kind, of_union);
}

/**
 * relais_labels_get_name:
 * @labels: (nullable): labels
 * @kind: the kind of a label
 * @code: its code
 * @language: "fr" or "nl"; any other is shown the French name
 *
 * Returns: (nullable): the name in @language, else in the other; %NULL where the practice has none
 */
const char *
relais_labels_get_name (const RelaisLabels *labels, const char *kind, const char *code, const char *language)
{
  const RelaisRecord *label = find_nearest (labels, kind, code);
  gboolean dutch = g_str_equal (language, "nl");
  const char *name = NULL;

  if (label == NULL)
    return NULL;
  name = relais_record_get (label, dutch ? RELAIS_LABEL_NL : RELAIS_LABEL_FR);
  return name != NULL ? name : relais_record_get (label, dutch ? RELAIS_LABEL_FR : RELAIS_LABEL_NL);
}

/**
 * relais_labels_name_commune:
 * @labels: (nullable): labels
 * @stored: a commune as it is stored
 * @language: "fr" or "nl"
 *
 * Returns: (transfer none): its name; @stored itself for a place of elsewhere, or where the practice has no name
 */
const char *
relais_labels_name_commune (const RelaisLabels *labels, const char *stored, const char *language)
{
  const char *postcode = relais_commune_get_postcode (stored);
  const char *name = NULL;

  if (postcode != NULL)
    name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_COMMUNE, postcode, language);
  return name != NULL ? name : stored;
}

static char *
format_mutuality (const RelaisLabels *labels, const char *value, const char *language)
{
  const char *word = relais_mutuality_get_label (value);
  const char *name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_MUTUALITY, value, language);

  if (word != NULL)
    return g_strdup (g_dpgettext2 (NULL, RELAIS_MUTUALITY_CONTEXT, word));
  if (name == NULL)
    return g_strdup (value);
  return g_strdup_printf (C_("a code and its name", "%s – %s"), value, name);
}

/**
 * relais_labels_name_issues:
 * @labels: (nullable): labels
 * @issues: (element-type RelaisIssue): findings
 *
 * Where a finding names a commune, lets it say both of the practice's names, as on the spot: rules know one only.
 */
void
relais_labels_name_issues (const RelaisLabels *labels, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);
      const char *fr, *nl;
      g_autofree char *both = NULL;
      RelaisIssue *named;

      if (issue->code != RELAIS_ISSUE_COMMUNE_DISAGREES || issue->argument == NULL)
        continue;
      fr = relais_labels_name_commune (labels, issue->argument, "fr");
      nl = relais_labels_name_commune (labels, issue->argument, "nl");
      both = g_str_equal (fr, nl) ? g_strdup (fr) : g_strdup_printf ("%s / %s", fr, nl);
      named = relais_issue_new (issue->field, issue->code, both);
      relais_issue_free (issues->pdata[i]);
      issues->pdata[i] = named;
    }
}

/**
 * relais_labels_format:
 * @labels: (nullable): labels
 * @field: a field
 * @value: (nullable): its canonical text
 * @language: the language of the screen
 *
 * As relais_field_format(), with the practice's name beside or instead of a code that has one.
 *
 * Returns: (transfer full): @value for people; "" for no value
 */
char *
relais_labels_format (const RelaisLabels *labels, const RelaisField *field, const char *value, const char *language)
{
  if (value != NULL && field->kind == RELAIS_FIELD_MUTUALITY)
    return format_mutuality (labels, value, language);
  if (value != NULL && field->kind == RELAIS_FIELD_COMMUNE)
    return g_strdup (relais_labels_name_commune (labels, value, language));
  return relais_field_format (field, value);
}
