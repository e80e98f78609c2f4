/* From rows of the access log to what people read: rows of one day, one member and one way of doing something become
 * one sentence, "09:12–11:40 opened the record (3 times)". The words are in the language of the phrasebook that is
 * passed in, that of a paper or of the screen. Pure, any thread.
 */

#include "relais-audit-story.h"

#include "relais-clock.h"
#include "relais-log-words.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FIELDS 8

static void
act_free (gpointer data)
{
  RelaisStoryAct *act = data;

  g_free (act->act);
  g_free (act->remark);
  g_ptr_array_unref (act->fields);
  g_free (act->from);
  g_free (act->to);
  g_free (act);
}

static void
member_free (gpointer data)
{
  RelaisStoryMember *member = data;

  g_free (member->staff);
  g_free (member->name);
  g_free (member->roles);
  g_free (member->workstations);
  g_ptr_array_unref (member->acts);
  g_free (member);
}

static char *
get_time (const char *instant)
{
  g_autofree char *local = relais_instant_to_local_text (instant);
  const char *time = strchr (local, 'T');

  return time != NULL ? g_strndup (time + 1, 5) : g_strdup ("");
}

static RelaisStoryDay *
get_day (GPtrArray *days, RelaisDate date)
{
  RelaisStoryDay *day = days->len > 0 ? g_ptr_array_index (days, days->len - 1) : NULL;

  if (day == NULL || relais_date_compare (day->date, date) != 0)
    {
      day = g_new0 (RelaisStoryDay, 1);
      day->date = date;
      day->members = g_ptr_array_new_with_free_func (member_free);
      g_ptr_array_add (days, day);
    }
  return day;
}

static void
add_workstation (RelaisStoryMember *member, const char *workstation)
{
  g_auto (GStrv) known = g_strsplit (member->workstations != NULL ? member->workstations : "", ", ", -1);
  g_autofree char *before = member->workstations;

  if (*workstation == '\0' || g_strv_contains ((const char *const *) known, workstation))
    member->workstations = g_steal_pointer (&before);
  else
    member->workstations = before != NULL ? g_strjoin (", ", before, workstation, NULL) : g_strdup (workstation);
}

static RelaisStoryMember *
get_member (RelaisStoryDay *day, const char *id, GPtrArray *staff)
{
  RelaisStoryMember *member;

  for (guint i = 0; i < day->members->len; i++)
    {
      member = g_ptr_array_index (day->members, i);
      if (g_str_equal (member->staff, id))
        return member;
    }
  member = g_new0 (RelaisStoryMember, 1);
  member->staff = g_strdup (id);
  member->acts = g_ptr_array_new_with_free_func (act_free);
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *known = g_ptr_array_index (staff, i);

      if (!g_str_equal (relais_record_get_id (known), id))
        continue;
      member->name = g_strdup (relais_record_get (known, RELAIS_STAFF_NAME));
      member->roles = g_strdup (relais_record_get (known, RELAIS_STAFF_ROLE));
    }
  g_ptr_array_add (day->members, member);
  return member;
}

/* A gap is never joined with another one: each has an hour of its own. */
static RelaisStoryAct *
get_act (RelaisStoryMember *member, const RelaisAuditEntry *entry)
{
  const char *told = relais_log_act_get_told (entry->act, entry->kind);
  RelaisStoryAct *act;

  for (guint i = 0; i < member->acts->len; i++)
    {
      act = g_ptr_array_index (member->acts, i);
      if (g_str_equal (act->act, entry->act) && act->told == told && !g_str_equal (act->act, "gap"))
        return act;
    }
  act = g_new0 (RelaisStoryAct, 1);
  act->act = g_strdup (entry->act);
  act->told = told;
  act->fields = g_ptr_array_new ();
  act->from = get_time (entry->at);
  g_ptr_array_add (member->acts, act);
  return act;
}

static void
add_fields (RelaisStoryAct *act, const RelaisAuditEntry *entry)
{
  g_auto (GStrv) names = g_strsplit (entry->fields != NULL ? entry->fields : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *label = relais_log_field_get_label (entry->kind, names[i]);

      if (label != NULL && !g_ptr_array_find_with_equal_func (act->fields, label, g_str_equal, NULL))
        g_ptr_array_add (act->fields, (gpointer) label);
    }
}

/* The remark of a gap: how often, from when to when. */
static gboolean
read_gap (RelaisStoryAct *act, const char *remark)
{
  g_auto (GStrv) parts = g_strsplit (remark != NULL ? remark : "", ";", -1);
  guint64 count = 0;

  if (g_strv_length (parts) != 3 || !g_str_has_prefix (parts[0], "count=") || !g_str_has_prefix (parts[1], "from=") ||
      !g_str_has_prefix (parts[2], "to=") ||
      !g_ascii_string_to_unsigned (parts[0] + strlen ("count="), 10, 1, G_MAXUINT, &count, NULL))
    return FALSE;
  g_free (act->from);
  act->from = get_time (parts[1] + strlen ("from="));
  act->to = get_time (parts[2] + strlen ("to="));
  act->count = (guint) count;
  return TRUE;
}

static void
add_row (GPtrArray *days, const RelaisAuditEntry *entry, GPtrArray *staff)
{
  RelaisStoryDay *day = get_day (days, relais_instant_get_date (entry->at));
  RelaisStoryMember *member = get_member (day, entry->staff, staff);
  RelaisStoryAct *act = get_act (member, entry);

  add_workstation (member, entry->workstation);
  if (g_str_equal (entry->act, "gap") && read_gap (act, entry->fields))
    return;
  act->count++;
  g_free (act->to);
  act->to = get_time (entry->at);
  add_fields (act, entry);
}

/**
 * relais_audit_story_group:
 * @rows: (element-type RelaisAuditRow): rows of the log, newest first
 * @staff: (element-type RelaisRecord): the members whose names are known
 *
 * Returns: (transfer full) (element-type RelaisStoryDay): the days, newest first, told from morning to evening
 */
GPtrArray *
relais_audit_story_group (GPtrArray *rows, GPtrArray *staff)
{
  g_autoptr (GPtrArray) oldest_first = g_ptr_array_new ();
  GPtrArray *days = g_ptr_array_new ();

  for (guint i = rows->len; i > 0; i--)
    add_row (oldest_first, &((const RelaisAuditRow *) g_ptr_array_index (rows, i - 1))->entry, staff);
  for (guint i = oldest_first->len; i > 0; i--)
    g_ptr_array_add (days, g_ptr_array_index (oldest_first, i - 1));
  return days;
}

/* --- Sentences --- */

static char *
fill_in (const char *pattern, ...)
{
  GString *text = g_string_new (pattern);
  const char *name;
  va_list pairs;

  va_start (pairs, pattern);
  while ((name = va_arg (pairs, const char *)) != NULL)
    g_string_replace (text, name, va_arg (pairs, const char *), 1);
  va_end (pairs);
  return g_string_free (text, FALSE);
}

/**
 * relais_audit_story_day:
 * @day: a day
 * @book: the language
 *
 * Returns: (transfer full): "friday 20 November 2026"
 */
char *
relais_audit_story_day (const RelaisStoryDay *day, RelaisPhrasebook *book)
{
  g_autofree char *date = relais_phrasebook_date (book, day->date);

  /* Translators: the heading of a day: {weekday} is "friday", {date} is "20 November 2026" */
  return fill_in (relais_phrasebook_get (book, "{weekday} {date}"), "{weekday}",
                  relais_phrasebook_weekday (book, relais_date_weekday (day->date)), "{date}", date, NULL);
}

/* What somebody does in the team; on paper for a patient it is the same for a woman and for a man. */
static const struct {
  const char *role;
  const char *function;
} functions[] = {
  { "reception", NC_("function in the team", "reception") },
  { "nurse", NC_("function in the team", "nursing") },
  { "physician", NC_("function in the team", "medicine") },
  { "physio", NC_("function in the team", "physiotherapy") },
  { "social", NC_("function in the team", "social work") },
  { "psychologist", NC_("function in the team", "psychology") },
  { "coordinator", NC_("function in the team", "coordination") },
  { "administrator", NC_("function in the team", "administration") },
  { "dpo", NC_("function in the team", "data protection") },
};

static char *
list_roles (const char *roles, RelaisPhrasebook *book)
{
  g_auto (GStrv) words = g_strsplit (roles, ";", -1);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (g_strv_contains ((const char *const *) words, functions[i].role))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                relais_phrasebook_get_context (book, "function in the team", functions[i].function));
    }
  return g_string_free (text, FALSE);
}

/**
 * relais_audit_story_who:
 * @member: a member on a day
 * @book: the language
 *
 * Returns: (transfer full): "Els Verstraete (nurse), at pc-desk"
 */
char *
relais_audit_story_who (const RelaisStoryMember *member, RelaisPhrasebook *book)
{
  const char *name = member->name != NULL ? member->name : member->staff;
  g_autofree char *roles = member->roles != NULL && *member->roles != '\0' ? list_roles (member->roles, book) : NULL;

  if (*member->staff == '\0')
    name = relais_phrasebook_get (book, "Somebody who was not signed in");
  if (member->workstations == NULL)
    return roles != NULL ? g_strdup_printf ("%s (%s)", name, roles) : g_strdup (name);
  if (roles == NULL)
    /* Translators: {name} of a member of the team, {workstation} is the name of a PC */
    return fill_in (relais_phrasebook_get (book, "{name}, at {workstation}"), "{name}", name, "{workstation}",
                    member->workstations, NULL);
  /* Translators: {name} of a member of the team, {roles} is "nurse", {workstation} is the name of a PC */
  return fill_in (relais_phrasebook_get (book, "{name} ({roles}), at {workstation}"), "{roles}", roles, "{workstation}",
                  member->workstations, "{name}", name, NULL);
}

/* Of a record that was typed at once the first fields say enough. */
static char *
list_fields (const RelaisStoryAct *act, RelaisPhrasebook *book)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < act->fields->len && i < MOST_FIELDS; i++)
    g_ptr_array_add (labels, (gpointer) relais_phrasebook_get (book, g_ptr_array_index (act->fields, i)));
  if (act->fields->len > MOST_FIELDS)
    g_ptr_array_add (labels, (gpointer) "…");
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

/**
 * relais_audit_story_sentence:
 * @act: what a member did on a day
 * @book: the language
 *
 * Returns: (transfer full): "09:12–11:40 opened the record (3 times)"
 */
char *
relais_audit_story_sentence (const RelaisStoryAct *act, RelaisPhrasebook *book)
{
  g_autofree char *fields = list_fields (act, book);
  const char *told = relais_phrasebook_get_context (book, RELAIS_LOG_STORY_CONTEXT, act->told);
  g_autofree char *what = *fields != '\0' ? g_strdup_printf ("%s [%s]", told, fields) : g_strdup (told);
  g_autofree char *count = g_strdup_printf ("%u", act->count);

  if (act->count <= 1)
    /* Translators: {time} is "09:12", {what} is what somebody did: "opened the record" */
    return fill_in (relais_phrasebook_get (book, "{time} {what}"), "{time}", act->from, "{what}", what, NULL);
  if (g_str_equal (act->from, act->to))
    /* Translators: {time} is "09:12", {what} is what somebody did: "opened the record", {count} is 2 or more */
    return fill_in (relais_phrasebook_get (book, "{time} {what} ({count} times)"), "{time}", act->from, "{count}", count,
                    "{what}", what, NULL);
  /* Translators: {from} and {to} are hours, {what} is what somebody did: "opened the record", {count} is 2 or more */
  return fill_in (relais_phrasebook_get (book, "{from}–{to} {what} ({count} times)"), "{from}", act->from, "{to}",
                  act->to, "{count}", count, "{what}", what, NULL);
}
