/* The acts of a person's page that need one more word: the day of a death, why what is protected must be seen; and
 * "stop", which lists what has to be taken back. Each is one small dialog; the act can be taken back from the toast.
 */

#include "relais-person-ask.h"

#include "relais-acts.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-field-reader.h"
#include "relais-parts.h"
#include "relais-person-reason.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register-acts.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id;
  char *name;
  RelaisDate on;
  GPtrArray *papers;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_free (order->name);
  g_clear_pointer (&order->papers, g_ptr_array_unref);
  g_free (order);
}

static Order *
order_new (RelaisPersonView *view)
{
  Order *order = g_new0 (Order, 1);

  order->id = g_strdup (relais_person_view_get_id (view));
  order->name = relais_person_words_name (relais_person_view_get_desk (view),
                                          relais_person_view_get_file (view)->page->person);
  return order;
}

/**
 * relais_person_ask_who:
 * @view: a page
 *
 * Who it is about stands in every dialog: nobody does this to a namesake.
 *
 * Returns: (transfer floating): a group that says whose page it is
 */
GtkWidget *
relais_person_ask_who (RelaisPersonView *view)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  g_autofree char *name = relais_person_words_name (desk, person);
  g_autofree char *identity = relais_person_words_identity (desk, person);
  GtkWidget *group = relais_parts_group (NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (name, identity));
  return group;
}

/* --- Papers to take back --- */

static const char *
get_paper_name (const char *paper)
{
  if (g_str_equal (paper, "card-caregiver"))
    return _("Card of a caregiver");
  if (g_str_equal (paper, "card-patient"))
    return _("Card of a patient");
  return _("Paper");
}

/**
 * relais_person_tell_papers:
 * @from: a widget of the window
 * @desk: the desk
 * @name: whose name or number they carry
 * @papers: (element-type RelaisPrintEntry) (nullable): what was printed
 *
 * Lists the papers that have to be taken back, if there are any.
 */
void
relais_person_tell_papers (GtkWidget *from, RelaisDesk *desk, const char *name, GPtrArray *papers)
{
  GtkWidget *dialog;
  GtkWidget *group;

  if (papers == NULL || papers->len == 0)
    return;
  dialog = relais_dialog_new (from, desk, _("Papers to take back"), NULL);
  group = relais_parts_group (name);
  for (guint i = 0; i < papers->len; i++)
    {
      const RelaisPrintEntry *paper = g_ptr_array_index (papers, i);
      g_autofree char *day = relais_day_words (desk, relais_instant_get_date (paper->at));
      /* Translators: a day, and the numbers that stand on the paper */
      g_autofree char *below =
          g_strdup_printf (_("printed: %s · %s"), day, paper->numbers != NULL ? paper->numbers : "–");
      GtkWidget *row = relais_parts_row (get_paper_name (paper->paper), below);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- A death --- */

static gpointer
run_death (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_note_death (session, relais_session_get_actor (session), order->id, order->on, &order->papers,
                                     error);
}

static char *
on_death_noted (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  relais_person_tell_papers (GTK_WIDGET (window), relais_dialog_get_desk (dialog), order->name, order->papers);
  gtk_window_close (dialog);
  /* Translators: %s is a name */
  return g_strdup_printf (_("Death noted: %s"), order->name);
}

static gboolean
read_day (RelaisEntryRow *row, RelaisDesk *desk, RelaisDate *date)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *value = NULL;
  const RelaisIssue *issue;
  g_autofree char *sentence = NULL;

  relais_field_read (&relais_person_type.fields[RELAIS_PERSON_DIED_ON], relais_entry_row_get_text (row),
                     relais_desk_get_today (desk), &value, issues);
  issue = issues->len > 0 ? g_ptr_array_index (issues, 0) : NULL;
  if (issue != NULL)
    sentence = relais_issue_get_sentence (issue);
  else if (value != NULL && relais_date_parse (value, date))
    sentence = relais_day_words_in_full (desk, *date);
  relais_entry_row_set_finding (row, sentence, issue != NULL ? issue->level : RELAIS_ISSUE_HINT);
  return value != NULL && !relais_issues_have_errors (issues) && relais_date_parse (value, date);
}

static void
on_death_typed (RelaisEntryRow *row, RelaisDialog *dialog)
{
  RelaisDate date;

  relais_dialog_set_ready (dialog, read_day (row, relais_dialog_get_desk (dialog), &date));
}

static void
on_death_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  RelaisEntryRow *row = g_object_get_data (G_OBJECT (dialog), "day");
  Order *order = order_new (view);

  if (read_day (row, relais_person_view_get_desk (view), &order->on))
    relais_acts_run (dialog, relais_person_view_get_desk (view), run_death, order, order_free,
                     (GDestroyNotify) relais_record_unref, on_death_noted);
  else
    order_free (order);
}

/**
 * relais_person_ask_death:
 * @view: a page
 *
 * Asks for the day of a death, and notes it.
 */
void
relais_person_ask_death (RelaisPersonView *view)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), relais_person_view_get_desk (view), _("Note a death"),
                                         _("_Note the death"));
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *row = relais_entry_row_new (_("_Died on"));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_ask_who (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        _("Links end on that day, nothing is printed or called any more, and the papers "
                                          "to take back are listed. Two weeks later Today reminds of a call to those "
                                          "who helped."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_danger (RELAIS_DIALOG (dialog));
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_object_set_data (G_OBJECT (dialog), "day", row);
  g_signal_connect (row, "changed", G_CALLBACK (on_death_typed), dialog);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (on_death_accepted), view, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
}

/* --- "Stop" --- */

static gpointer
run_stop (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_note_stop (session, relais_session_get_actor (session), order->id, &order->papers, error);
}

static char *
on_stop_noted (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  relais_person_tell_papers (GTK_WIDGET (window), relais_dialog_get_desk (dialog), order->name, order->papers);
  gtk_window_close (dialog);
  /* Translators: %s is a name: this person asked us to stop */
  return g_strdup_printf (_("“Stop” noted: %s"), order->name);
}

static void
on_stop_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  relais_acts_run (dialog, relais_person_view_get_desk (view), run_stop, order_new (view), order_free,
                   (GDestroyNotify) relais_record_unref, on_stop_noted);
}

/**
 * relais_person_ask_stop:
 * @view: a page
 *
 * Says what "stop" does, and notes it.
 */
void
relais_person_ask_stop (RelaisPersonView *view)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), relais_person_view_get_desk (view), _("“Stop”"),
                                         _("_Note “stop”"));

  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_ask_who (view));
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("action-unavailable-symbolic",
                                        _("From now on nobody calls, prints, shares or invites. All agreements are "
                                          "withdrawn, and the papers to take back are listed."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_danger (RELAIS_DIALOG (dialog));
  g_signal_connect_object (dialog, "accept", G_CALLBACK (on_stop_accepted), view, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Showing what is protected --- */

static void
on_reason_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  relais_person_view_show_protected (view, relais_person_reason_get_text (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
}

/**
 * relais_person_ask_reason:
 * @view: a page of a protected person
 *
 * Asks why what is protected must be seen, and shows it.
 */
void
relais_person_ask_reason (RelaisPersonView *view)
{
  const RelaisPersonReason reason = {
    .title = _("Show what is protected"),
    .accept = _("_Show"),
    .least_chars = 1,
    .icon = "dialog-information-symbolic",
    .explanation = _("This is noted in the access log. Make sure that nobody else sees the screen."),
    .mood = RELAIS_MOOD_CALM,
  };

  relais_person_reason_ask (view, &reason, G_CALLBACK (on_reason_accepted));
}
