/* The fictional practice, for trying things out: the tables in demo/, whose columns are the fields of the records, read
 * through the same door as what people type. In them {-400} is the day 400 days ago, {-82y} the year 82 years ago, @p01
 * the id of the record with that key, and the column "also" holds the rarer fields. Ids come from the keys, so that the
 * same day gives the same practice. Nobody in it exists: streets and references are invented, mobiles begin with 0450,
 * which is not given out, lines of Brussels and paid lines have a 0 where none has one, the French numbers are from the
 * range kept for films, mail goes to example.org. Blocking.
 */

#include "relais-demo.h"

#include "relais-care-link.h"
#include "relais-csv.h"
#include "relais-demo-folder.h"
#include "relais-demo-private.h"
#include "relais-demo-resources.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-practice.h"
#include "relais-stays-private.h"

#include <gio/gio.h>
#include <string.h>

/* The team is first: what the others record names its members. */
static const struct {
  const char *file;
  const RelaisRecordType *type;
} tables[] = {
  { "staff.csv", &relais_staff_type },           { "practice.csv", &relais_practice_type },
  { "numbers.csv", &relais_useful_number_type }, { "closing.csv", &relais_closing_day_type },
  { "people.csv", &relais_person_type },         { "links.csv", &relais_care_link_type },
  { "roles.csv", &relais_person_role_type },
};

typedef struct {
  RelaisChange *change;
  RelaisDate today;
  GPtrArray *staff;
  RelaisDemoCounts counts;
} Job;

/* A row while it is being read. */
typedef struct {
  const RelaisRecordType *type;
  RelaisRecordBuilder *builder;
  RelaisDate today;
  guint number;
  const char *consents;
} Row;

/*
 * relais_demo_make_id:
 * @key: the key of a record
 *
 * Returns: (transfer full): its id, a UUID of version 8, the one for ids that are derived
 */
char *
relais_demo_make_id (const char *key)
{
  g_autofree char *seed = g_strconcat ("io.github.relais.Relais demo ", key, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

static void
append_relative (GString *text, const char *offset, RelaisDate today)
{
  char *end = NULL;
  int number = (int) g_ascii_strtoll (offset, &end, 10);
  g_autofree char *date = NULL;

  if (*end == 'y')
    {
      g_string_append_printf (text, "%04d", today.year + number);
      return;
    }
  date = relais_date_to_text (relais_date_add_days (today, number));
  g_string_append (text, date);
}

/*
 * relais_demo_expand:
 * @cell: a cell of a table
 * @today: today's date
 *
 * Returns: (transfer full): @cell with its dates, or the id of the record that it names
 */
char *
relais_demo_expand (const char *cell, RelaisDate today)
{
  GString *text = g_string_new (NULL);

  if (cell[0] == '@')
    {
      g_string_free (text, TRUE);
      return relais_demo_make_id (cell + 1);
    }

  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p != '{')
        {
          g_string_append_c (text, *p);
          continue;
        }
      append_relative (text, p + 1, today);
      p = strchr (p, '}');
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_field (Row *row, const char *name, const char *cell, GError **error)
{
  int field = relais_record_type_find (row->type, name);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *value = relais_demo_expand (cell, row->today);

  if (field >= 0 && relais_record_builder_read (row->builder, (guint) field, value, row->today, issues))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_INTERNAL, row->type->name, "%s: %s", name, value);
  return FALSE;
}

/* "flags=elderly;isolated | mutuality=126" */
static gboolean
read_also (Row *row, const char *cell, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cell, " | ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      g_return_val_if_fail (equals != NULL, FALSE);
      *equals = '\0';
      if (!read_field (row, parts[i], equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
get_member_name (Job *job, guint number)
{
  return relais_record_get (g_ptr_array_index (job->staff, number % job->staff->len), RELAIS_STAFF_NAME);
}

/* Five letters, one a purpose: y yes, Y yes in writing, n no, w withdrawn, . not asked. */
static RelaisRecord *
add_consents (Job *job, const Row *row, RelaisRecord *link)
{
  static const struct {
    char letter;
    const char *answer;
    const char *how;
  } answers[] = {
    { 'y', "yes", "oral" }, { 'Y', "yes", "written" }, { 'n', "no", "oral" }, { 'w', "withdrawn", "oral" },
  };
  RelaisDate on = relais_date_add_days (job->today, -20 - (int) (row->number * 13 % 300));

  for (guint purpose = 0; purpose < RELAIS_N_PURPOSES && row->consents[purpose] != '\0'; purpose++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
        {
          g_autoptr (RelaisRecord) before = NULL;

          if (answers[i].letter != row->consents[purpose])
            continue;
          before = link;
          link = relais_care_link_with_consent (before, (RelaisPurpose) purpose, answers[i].answer, answers[i].how, on,
                                                get_member_name (job, row->number));
        }
    }
  return link;
}

static void
add_agreement (Job *job, Row *row)
{
  const char *agreement = relais_record_builder_get (row->builder, RELAIS_PERSON_AGREEMENT);
  g_autofree char *on = NULL;

  if (agreement == NULL || g_str_equal (agreement, "not_asked"))
    return;
  on = relais_date_to_text (relais_date_add_days (job->today, -30 - (int) (row->number * 7 % 400)));
  relais_record_builder_set (row->builder, RELAIS_PERSON_AGREEMENT_DATE, on);
  relais_record_builder_set (row->builder, RELAIS_PERSON_AGREEMENT_HOW, row->number % 3 == 0 ? "written" : "oral");
  relais_record_builder_set (row->builder, RELAIS_PERSON_AGREEMENT_BY, get_member_name (job, row->number));
}

static void
count (Job *job, const RelaisRecord *record)
{
  const RelaisRecordType *type = relais_record_get_type (record);

  if (type == &relais_person_type)
    {
      job->counts.patients += relais_person_is_patient (record) ? 1 : 0;
      job->counts.caregivers += relais_person_is_caregiver (record) ? 1 : 0;
    }
  job->counts.links += type == &relais_care_link_type ? 1 : 0;
  job->counts.staff += type == &relais_staff_type ? 1 : 0;
}

static gboolean
read_row (RelaisCsv *csv, Row *row, GError **error)
{
  for (guint column = 1; column < relais_csv_get_n_columns (csv); column++)
    {
      const char *name = relais_csv_get_header (csv, column);
      const char *cell = relais_csv_get_cell (csv, row->number, column);

      if (cell == NULL || *cell == '\0')
        continue;
      if (g_str_equal (name, "consents"))
        row->consents = cell;
      else if (g_str_equal (name, "also") ? !read_also (row, cell, error) : !read_field (row, name, cell, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_row (Job *job, Row *row, GError **error)
{
  g_autoptr (RelaisRecord) record = NULL;
  RelaisRecord *saved;

  if (row->type == &relais_person_type)
    add_agreement (job, row);
  record = relais_record_builder_end (g_steal_pointer (&row->builder));
  if (row->consents != NULL)
    record = add_consents (job, row, g_steal_pointer (&record));

  saved = relais_change_save (job->change, record, error);
  if (saved == NULL)
    return FALSE;
  count (job, saved);
  if (row->type == &relais_staff_type)
    g_ptr_array_add (job->staff, saved);
  else
    relais_record_unref (saved);
  return TRUE;
}

static RelaisCsv *
open_table (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/relais/demo/", file, NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (relais_demo_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? relais_csv_read (bytes, file, error) : NULL;
}

static gboolean
fill_table (Job *job, const char *file, const RelaisRecordType *type, GError **error)
{
  g_autoptr (RelaisCsv) csv = open_table (file, error);

  for (guint number = 0; csv != NULL && number < relais_csv_get_n_rows (csv); number++)
    {
      const char *key = relais_csv_get_cell (csv, number, 0);
      g_autofree char *id = relais_demo_make_id (key);
      g_autoptr (RelaisRecordBuilder) builder =
          relais_record_builder_new (type, type == &relais_practice_type ? RELAIS_PRACTICE_ID : id, 0);
      Row row = { .type = type, .builder = builder, .today = job->today, .number = number };

      if (!read_row (csv, &row, error))
        return FALSE;
      builder = NULL;
      if (!save_row (job, &row, error))
        return FALSE;
    }
  return csv != NULL;
}

/* Through the same checks as what people note; each begins with the list of the practice. */
static gboolean
fill_stays (Job *job, GError **error)
{
  g_autoptr (RelaisCsv) csv = open_table ("stays.csv", error);

  for (guint number = 0; csv != NULL && number < relais_csv_get_n_rows (csv); number++)
    {
      g_autofree char *id = relais_demo_make_id (relais_csv_get_cell (csv, number, 0));
      g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_stay_type, id, 0);
      g_autoptr (GPtrArray) issues = relais_issues_new ();
      g_autoptr (RelaisRecord) stay = NULL;
      g_autoptr (RelaisRecord) saved = NULL;
      Row row = { .type = &relais_stay_type, .builder = builder, .today = job->today, .number = number };

      if (!read_row (csv, &row, error))
        return FALSE;
      stay = relais_record_builder_end (g_steal_pointer (&builder));
      if (!relais_stays_put (job->change, stay, job->today, issues, &saved, error))
        return FALSE;
      job->counts.stays++;
    }
  return csv != NULL;
}

static gboolean
fill_register (RelaisChange *change, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (RelaisCsv) notes = open_table ("notes.csv", error);

  job->change = change;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!fill_table (job, tables[i].file, tables[i].type, error))
        return FALSE;
    }
  return notes != NULL &&
         relais_demo_fill_notebook (change, notes, job->staff, job->today, &job->counts.notes, error) &&
         relais_practice_labels_seed (change, error) && fill_stays (job, error);
}

/* Every member opens the register with the same passphrase. */
static RelaisStoreSlot *
make_slots (RelaisCsv *staff, const char *passphrase)
{
  guint n_slots = relais_csv_get_n_rows (staff);
  RelaisStoreSlot *slots = g_new0 (RelaisStoreSlot, n_slots + 1);

  for (guint i = 0; i < n_slots; i++)
    slots[i] = (RelaisStoreSlot) { relais_demo_make_id (relais_csv_get_cell (staff, i, 0)), passphrase };
  return slots;
}

static void
free_slots (RelaisStoreSlot *slots)
{
  for (RelaisStoreSlot *slot = slots; slot->staff_id != NULL; slot++)
    g_free ((char *) slot->staff_id);
  g_free (slots);
}

static RelaisSession *
make_session (RelaisStore *store, const RelaisRecord *member)
{
  return relais_session_new_for_store (
      store, relais_actor_new (relais_record_get_id (member), relais_record_get (member, RELAIS_STAFF_NAME),
                               relais_record_get (member, RELAIS_STAFF_ROLE), g_get_host_name ()));
}

/**
 * relais_demo_create:
 * @folder: where; made when it does not exist
 * @passphrase: (nullable): of every member; %NULL takes %RELAIS_DEMO_PASSPHRASE
 * @clock: where the time comes from; dates of the practice are counted from its today
 * @counts: (out) (optional): what the practice holds
 * @error: RELAIS_ERROR_REGISTER_EXISTS, and whatever relais_store_create() says
 *
 * Makes the fictional practice. Its recovery key is thrown away: there is nothing to recover that this does not make
 * again.
 *
 * Returns: (transfer full) (nullable): a session of its first member, who coordinates and administers
 */
RelaisSession *
relais_demo_create (const char *folder, const char *passphrase, RelaisClock *clock, RelaisDemoCounts *counts,
                    GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisCsv) staff = open_table ("staff.csv", error);
  g_autofree char *recovery_key = NULL;
  Job job = { .today = relais_clock_today (clock), .staff = members };
  RelaisSession *session;
  RelaisStoreSlot *slots;
  RelaisStore *store;

  if (staff == NULL)
    return NULL;

  slots = make_slots (staff, passphrase != NULL ? passphrase : RELAIS_DEMO_PASSPHRASE);
  store = relais_store_create (folder, RELAIS_STORE_FICTIONAL, slots, relais_csv_get_n_rows (staff), clock,
                               fill_register, &job, &recovery_key, error);
  free_slots (slots);
  if (store == NULL)
    return NULL;

  if (counts != NULL)
    *counts = job.counts;
  session = make_session (store, g_ptr_array_index (members, 0));
  if (!relais_demo_folder_create (folder, clock, error))
    g_clear_pointer (&session, relais_session_unref);
  return session;
}
