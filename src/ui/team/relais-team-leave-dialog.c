/* Somebody leaves the team: what they leave behind, in numbers, which colleague goes on with it, and their last day.
 * What happens to the passphrase stands below. Belongs to the window above which it stands.
 */

#include "relais-team-leave-dialog.h"

#include "relais-acts.h"
#include "relais-combo.h"
#include "relais-dialog.h"
#include "relais-issue.h"
#include "relais-parts.h"
#include "relais-record-form.h"
#include "relais-team-work-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id;
  RelaisRecordForm *form; /* of the last day */
  GtkWidget *work;
  GtkWidget *to;
  GPtrArray *colleagues; /* ids, as the combo has them */
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_free (leaving->id);
  g_clear_object (&leaving->form);
  g_ptr_array_unref (leaving->colleagues);
  g_free (leaving);
}

static Leaving *
get_leaving (gpointer dialog)
{
  return g_object_get_data (dialog, "leaving");
}

/* --- What there is --- */

typedef struct {
  RelaisTeamWork work;
  GPtrArray *team;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->team, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_work (RelaisSession *session, gpointer data, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  Answer *answer = g_new0 (Answer, 1);

  answer->team = relais_team_list (session, actor, error);
  if (answer->team != NULL && relais_team_count_work (session, actor, data, &answer->work, error))
    return answer;
  answer_free (answer);
  return NULL;
}

static void
show_colleagues (Leaving *leaving, GPtrArray *team)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("colleague", "Nobody"));
  g_ptr_array_add (leaving->colleagues, NULL);
  for (guint i = 0; i < team->len; i++)
    {
      const RelaisTeamMember *member = g_ptr_array_index (team, i);
      const char *roles = relais_record_get (member->record, RELAIS_STAFF_ROLE);

      if (!member->is_active || g_str_equal (relais_record_get_id (member->record), leaving->id) ||
          !relais_permission_is_granted (roles, RELAIS_ACT_EDIT_PEOPLE))
        continue;
      gtk_string_list_append (names, relais_record_get (member->record, RELAIS_STAFF_NAME));
      g_ptr_array_add (leaving->colleagues, g_strdup (relais_record_get_id (member->record)));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (leaving->to), G_LIST_MODEL (names));
}

static void
on_work_read (gpointer dialog, gpointer data, gpointer result, const GError *error)
{
  Leaving *leaving = get_leaving (dialog);
  Answer *answer = result;
  g_autofree char *text = NULL;

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  text = relais_team_work_words_left (&answer->work);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (leaving->work), text);
  show_colleagues (leaving, answer->team);
  relais_dialog_set_ready (dialog, TRUE);
  answer_free (answer);
}

/* --- Leaving --- */

typedef struct {
  char *id;
  char *to;
  RelaisDate last_day;
  RelaisTeamWork work;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_free (order->to);
  g_free (order);
}

static gpointer
run_leave (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_team_leave (session, relais_session_get_actor (session), order->id, order->to, order->last_day,
                            &order->work, error);
}

/* What the colleague did not get is read before it goes. */
static void
show_kept_back (GtkWidget *dialog, const RelaisTeamWork *work)
{
  GtkWindow *above = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autofree char *text = relais_team_work_words_kept_back (work);
  GtkWidget *group, *shown;

  if (text == NULL || above == NULL)
    return;
  shown = relais_dialog_new (GTK_WIDGET (above), relais_dialog_get_desk (RELAIS_DIALOG (dialog)), _("Not handed over"),
                             NULL);
  group = relais_parts_group (NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (_("What the colleague did not get"), text));
  relais_dialog_add (RELAIS_DIALOG (shown), group);
  gtk_window_present (GTK_WINDOW (shown));
}

static char *
on_left (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;
  guint n = relais_team_work_get_n_handed_over (&order->work);

  relais_dialog_set_ready (dialog, TRUE);
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  show_kept_back (dialog, &order->work);
  gtk_window_close (dialog);
  return g_strdup_printf (ngettext ("Departure noted, %u item handed over", "Departure noted, %u items handed over", n),
                          n);
}

static void
on_accept (GtkWidget *dialog)
{
  Leaving *leaving = get_leaving (dialog);
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = relais_record_form_read (leaving->form, issues);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (leaving->to));
  Order *order;

  relais_record_form_show_findings (leaving->form, issues);
  if (relais_record_form_focus_error (leaving->form, issues))
    return;
  order = g_new0 (Order, 1);
  order->id = g_strdup (leaving->id);
  order->to = selected < leaving->colleagues->len ? g_strdup (g_ptr_array_index (leaving->colleagues, selected)) : NULL;
  if (!relais_date_parse (relais_record_get (typed, RELAIS_STAFF_ENDS_ON), &order->last_day))
    order->last_day = relais_desk_get_today (desk);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_acts_run (dialog, desk, run_leave, order, order_free, (GDestroyNotify) relais_record_unref, on_left);
}

static void
add_last_day (GtkWidget *dialog, Leaving *leaving, GtkWidget *group, const RelaisRecord *member)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  g_autofree char *today = relais_date_to_text (relais_desk_get_today (desk));
  g_autoptr (RelaisRecord) base = relais_record_with (member, RELAIS_STAFF_ENDS_ON, today);
  RelaisFieldRow *row;

  leaving->form = relais_record_form_new (desk, base, "");
  row = relais_record_form_add (leaving->form, RELAIS_STAFF_ENDS_ON, _("Last day"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
}

/**
 * relais_team_leave_dialog_new:
 * @from: a widget of the window
 * @desk: the desk of somebody who administers
 * @member: who leaves
 *
 * Returns: (transfer none): the dialog, which shows itself
 */
GtkWidget *
relais_team_leave_dialog_new (GtkWidget *from, RelaisDesk *desk, const RelaisRecord *member)
{
  /* Translators: %s is the name of a member of the team */
  g_autofree char *title = g_strdup_printf (_("%s leaves the team"), relais_record_get (member, RELAIS_STAFF_NAME));
  GtkWidget *dialog = relais_dialog_new (from, desk, title, _("_Note the departure"));
  GtkWidget *group = relais_parts_group (NULL);
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->id = g_strdup (relais_record_get_id (member));
  leaving->colleagues = g_ptr_array_new_with_free_func (g_free);
  leaving->work = relais_parts_row (_("Left behind"), "…");
  leaving->to = adw_combo_row_new ();
  relais_combo_wrap (ADW_COMBO_ROW (leaving->to));
  g_object_set_data_full (G_OBJECT (dialog), "leaving", leaving, leaving_free);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (leaving->to), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (leaving->to), _("_Handed over to"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), leaving->work);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), leaving->to);
  add_last_day (dialog, leaving, group, member);
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        _("The passphrase opens the register no more: at once, or after a last day "
                                          "that is still to come."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_danger (RELAIS_DIALOG (dialog));
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  relais_desk_run (desk, dialog, read_work, g_strdup (leaving->id), g_free, answer_free, on_work_read);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
