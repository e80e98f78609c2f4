/* What the room of the access log says: the kinds of acts and the periods that one chooses from, and a row of the log
 * in two lines. Pure text, in the language of the screen; in discreet mode with initials.
 */

#include "relais-audit-words.h"

#include "relais-day-words.h"
#include "relais-log-words.h"
#include "relais-person-words.h"

#include <glib/gi18n-lib.h>

/* Acts that are looked for together. */
static const struct {
  const char *label;
  const char *acts;
} families[] = {
  { N_("Everything"), NULL },
  { N_("Looked at"), ";read;read-protected;emergency;search;" },
  { N_("Opened in spite of protection"), ";read-protected;emergency;emergency-seen;protect;propose-lift;lift;" },
  { N_("Changed"),
    ";save;remove;archive;unarchive;death;stop;merge;import;undo;register-caregiver;consent;main;reorder;protect;lift;" },
  { N_("Printed"), ";print;print-audit;" },
  { N_("Exported"), ";export;" },
  { N_("Signed in"), ";sign-in;sign-in-failed;pin-failed;recovery-failed;" },
  { N_("Refused or failed"), ";refused;sign-in-failed;pin-failed;recovery-failed;gap;" },
};

static const struct {
  const char *label;
  int days;
} periods[] = {
  { N_("The last 7 days"), 7 },
  { N_("The last 30 days"), 30 },
  { N_("The last year"), 366 },
  { N_("Since the beginning"), 0 },
};

/**
 * relais_audit_words_get_family:
 * @index: from 0 on
 * @acts: (out) (optional): the acts, as RelaisAuditQuery takes them
 *
 * Returns: (nullable): a kind of acts in the language of the screen; %NULL after the last
 */
const char *
relais_audit_words_get_family (guint index, const char **acts)
{
  if (index >= G_N_ELEMENTS (families))
    return NULL;
  if (acts != NULL)
    *acts = families[index].acts;
  return _(families[index].label);
}

/**
 * relais_audit_words_get_period:
 * @index: from 0 on
 * @days: (out) (optional): its length, 0 for no limit
 *
 * Returns: (nullable): a period in the language of the screen; %NULL after the last
 */
const char *
relais_audit_words_get_period (guint index, int *days)
{
  if (index >= G_N_ELEMENTS (periods))
    return NULL;
  if (days != NULL)
    *days = periods[index].days;
  return _(periods[index].label);
}

/**
 * relais_audit_words_title:
 * @desk: the desk
 * @line: a row of the log
 *
 * Returns: (transfer full): who did what: "Els Verstraete · opened · El Amrani Fatima"
 */
char *
relais_audit_words_title (RelaisDesk *desk, const RelaisAuditLine *line)
{
  const char *act = line->row->entry.act;
  const char *label = relais_log_act_get_label (act);
  g_autofree char *about = line->about != NULL ? relais_person_words_spoken (desk, line->about) : NULL;
  const char *member = line->member != NULL ? line->member : _("nobody signed in");
  const char *what = label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, RELAIS_LOG_ACT_CONTEXT, label) : act;

  if (about == NULL && line->person != NULL)
    about = g_strdup (line->person);
  return about != NULL ? g_strdup_printf ("%s · %s · %s", member, what, about) : g_strdup_printf ("%s · %s", member, what);
}

static void
add_fields (GString *text, const RelaisAuditEntry *entry)
{
  g_auto (GStrv) names = g_strsplit (entry->fields != NULL ? entry->fields : "", ";", -1);
  gboolean is_first = TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *label = relais_log_field_get_label (entry->kind, names[i]);

      if (label == NULL)
        continue;
      g_string_append_printf (text, "%s%s", is_first ? " · " : ", ", _(label));
      is_first = FALSE;
    }
}

/**
 * relais_audit_words_below:
 * @desk: the desk
 * @line: a row of the log
 *
 * Returns: (transfer full): when, where, and what was changed: "yesterday 14:02 · pc-desk · link · Phone"
 */
char *
relais_audit_words_below (RelaisDesk *desk, const RelaisAuditLine *line)
{
  const RelaisAuditEntry *entry = &line->row->entry;
  const char *kind = relais_log_kind_get_label (entry->kind);
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (entry->at));
  g_autofree char *time = relais_day_words_time (entry->at);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s · %s", day, time, entry->workstation);
  if (kind != NULL)
    g_string_append_printf (text, " · %s", g_dpgettext2 (GETTEXT_PACKAGE, RELAIS_LOG_KIND_CONTEXT, kind));
  add_fields (text, entry);
  return g_string_free (text, FALSE);
}
