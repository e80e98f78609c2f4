/* The rehearsal: what looking at the shared folder now would change in the copy, entry by entry and field by field,
 * before it does. Who may manage the folder takes it over from here; only the plan that was looked at is carried out.
 */

#include "relais-folder-changes.h"

#include "relais-dialog.h"
#include "relais-directory-outcome.h"
#include "relais-directory-words.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* Nobody reads on; the sentence above counts them all. */
#define MOST_CHANGES 200

static gpointer
rehearse (RelaisSession *session, gpointer data, GError **error)
{
  RelaisDirectoryWish wish = { .is_rehearsal = TRUE };

  return relais_directory_sync_now (session, relais_session_get_actor (session), &wish, NULL, error);
}

static const struct {
  const char *word;
  const char *text;
} kinds[] = {
  { "new", NC_ ("entry", "new") },          { "changed", NC_ ("entry", "changed") },
  { "gone", NC_ ("entry", "gone") },        { "back", NC_ ("entry", "back again") },
  { "expired", NC_ ("entry", "removed, gone for 30 days") },
};

static const char *
get_kind (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, word))
      return g_dpgettext2 (NULL, "entry", kinds[i].text);
  return word;
}

/* "Phone: 02 … → 02 …", a line a field. */
static char *
describe_fields (const RelaisDirectoryChange *change)
{
  GString *text = g_string_new (get_kind (change->kind));

  if (change->before == NULL || change->after == NULL)
    return g_string_free (text, FALSE);
  for (guint field = 0; field < RELAIS_ENTRY_N_FIELDS; field++)
    {
      const char *before = relais_record_get (change->before, field);
      const char *after = relais_record_get (change->after, field);

      if (g_strcmp0 (before, after) != 0 && field != RELAIS_ENTRY_REVISION)
        {
          g_string_append_c (text, '\n');
          /* Translators: the name of a field, what stood in it, what stands in it now */
          g_string_append_printf (text, C_("a change", "%s: %s → %s"),
                                  _(relais_directory_entry_type.fields[field].label), before != NULL ? before : "–",
                                  after != NULL ? after : "–");
        }
    }
  return g_string_free (text, FALSE);
}

static char *
describe_tally (const RelaisDirectoryOutcome *outcome)
{
  /* Translators: numbers of entries of a directory */
  return g_strdup_printf (_("%u new, %u changed, %u gone"), outcome->n_new + outcome->n_back, outcome->n_changed,
                          outcome->n_gone + outcome->n_expired);
}

static void
add_changes (RelaisDialog *dialog, RelaisDesk *desk, const RelaisDirectoryOutcome *outcome)
{
  GtkWidget *group = relais_parts_group (NULL);

  for (guint i = 0; i < MIN (outcome->changes->len, MOST_CHANGES); i++)
    {
      const RelaisDirectoryChange *change = g_ptr_array_index (outcome->changes, i);
      const RelaisRecord *entry = change->after != NULL ? change->after : change->before;
      g_autofree char *fields = describe_fields (change);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 relais_parts_row (relais_directory_words_name (desk, entry), fields));
    }
  relais_dialog_add (dialog, group);
}

/* --- Taking over --- */

static gpointer
take_over (RelaisSession *session, gpointer data, GError **error)
{
  RelaisDirectoryWish wish = { .accepted = data };

  return relais_directory_sync_now (session, relais_session_get_actor (session), &wish, NULL, error);
}

static void
on_taken_over (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisDirectoryOutcome) outcome = answer;

  if (outcome == NULL)
    relais_window_tell_error (owner, error);
  else if (!outcome->is_applied)
    relais_window_tell (owner, _("The folder has changed meanwhile. Look again at what would change."));
  else
    relais_window_tell (owner, _("The copy is up to date"));
  /* Whoever shows the copy hears of it from there. */
  relais_directory_sync_look (relais_desk_get_directory_sync (relais_folder_view_get_desk (owner)), NULL);
  relais_folder_view_refresh (owner);
}

static void
on_accepted (RelaisDialog *dialog, RelaisFolderView *view)
{
  const char *token = g_object_get_data (G_OBJECT (dialog), "token");

  relais_desk_run (relais_folder_view_get_desk (view), view, take_over, g_strdup (token), g_free,
                   (GDestroyNotify) relais_directory_outcome_free, on_taken_over);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
show_outcome (RelaisFolderView *view, const RelaisDirectoryOutcome *outcome)
{
  RelaisDesk *desk = relais_folder_view_get_desk (view);
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("What would change"), _("_Take over"));
  g_autofree char *tally = describe_tally (outcome);
  g_autofree char *why =
      outcome->reason != NULL ? relais_directory_outcome_explain (outcome, relais_desk_get_phrasebook (desk)) : NULL;

  if (why != NULL)
    relais_dialog_add (RELAIS_DIALOG (dialog), relais_parts_line ("dialog-warning-symbolic", why, RELAIS_MOOD_RISK));
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic", tally, RELAIS_MOOD_CALM));
  add_changes (RELAIS_DIALOG (dialog), desk, outcome);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), outcome->may_be_accepted);
  if (why != NULL)
    relais_dialog_set_danger (RELAIS_DIALOG (dialog));
  g_object_set_data_full (G_OBJECT (dialog), "token", g_strdup (outcome->token), g_free);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (on_accepted), view, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_rehearsed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisDirectoryOutcome) outcome = answer;

  if (outcome == NULL)
    relais_window_tell_error (owner, error);
  else if (outcome->changes->len == 0 && outcome->reason == NULL)
    relais_window_tell (owner, _("Nothing would change: the copy is as the folder"));
  else
    show_outcome (owner, outcome);
}

/**
 * relais_folder_changes_show:
 * @view: the page of the shared folder
 *
 * Looks at the folder on a thread, and shows what would change.
 */
void
relais_folder_changes_show (RelaisFolderView *view)
{
  relais_desk_run (relais_folder_view_get_desk (view), view, rehearse, NULL, NULL,
                   (GDestroyNotify) relais_directory_outcome_free, on_rehearsed);
}
