/* The lifting of protected mode on a person's page, which two people do: one proposes it with a reason, and the page
 * then says so to all who may know of it; another one, who sees the reason, confirms it. Whoever may not set protected
 * mode sees nothing of this. Part of the page of a person.
 */

#include "relais-person-lift.h"

#include "relais-acts.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-lift.h"
#include "relais-parts.h"
#include "relais-person-ask.h"
#include "relais-person-reason.h"
#include "relais-person-words.h"
#include "relais-register-lift.h"

#include <glib/gi18n-lib.h>

#define RECORD_FREE ((GDestroyNotify) relais_record_unref)

typedef struct {
  char *id;
  char *name;
  char *reason;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_free (order->name);
  g_free (order->reason);
  g_free (order);
}

static Order *
order_new (RelaisPersonView *view, const char *reason)
{
  Order *order = g_new0 (Order, 1);

  order->id = g_strdup (relais_person_view_get_id (view));
  order->name = relais_person_words_name (relais_person_view_get_desk (view),
                                          relais_person_view_get_file (view)->page->person);
  order->reason = g_strdup (reason);
  return order;
}

/* What was typed stays when it failed. */
static char *
close_or_tell (gpointer dialog, gpointer answer, const GError *error, const char *sentence)
{
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  gtk_window_close (dialog);
  return g_strdup (sentence);
}

/* --- The first member --- */

static gpointer
run_propose (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_propose_lift (session, relais_session_get_actor (session), order->id, order->reason, error);
}

static char *
on_proposed (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  return close_or_tell (dialog, answer, error, _("Proposed. A colleague has to confirm it."));
}

static void
on_propose_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  relais_acts_run (dialog, relais_person_view_get_desk (view), run_propose,
                   order_new (view, relais_person_reason_get_text (dialog)), order_free, RECORD_FREE, on_proposed);
}

/**
 * relais_person_lift_propose:
 * @view: the page of a protected person
 *
 * Asks why protected mode should be lifted, and proposes it to a second member.
 */
void
relais_person_lift_propose (RelaisPersonView *view)
{
  g_autofree char *rule =
      g_strdup_printf (ngettext ("A second member has to confirm this within %d day; one of you two is a coordinator. "
                                 "Until then nothing changes.",
                                 "A second member has to confirm this within %d days; one of you two is a coordinator. "
                                 "Until then nothing changes.",
                                 RELAIS_LIFT_DAYS),
                       RELAIS_LIFT_DAYS);
  const RelaisPersonReason reason = {
    .title = _("Lift protected mode"),
    .accept = _("_Propose"),
    .least_chars = 3,
    .icon = "dialog-information-symbolic",
    .explanation = rule,
    .mood = RELAIS_MOOD_CALM,
  };

  relais_person_reason_ask (view, &reason, G_CALLBACK (on_propose_accepted));
}

/* --- The second member --- */

static gpointer
run_confirm (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_confirm_lift (session, relais_session_get_actor (session), order->id, error);
}

static char *
on_confirmed (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;
  /* Translators: %s is a name */
  g_autofree char *sentence = g_strdup_printf (_("Protected mode is lifted: %s"), order->name);

  return close_or_tell (dialog, answer, error, sentence);
}

static void
on_confirm_accepted (GtkWidget *dialog, RelaisPersonView *view)
{
  relais_acts_run (dialog, relais_person_view_get_desk (view), run_confirm, order_new (view, NULL), order_free,
                   RECORD_FREE, on_confirmed);
}

/* "Aïcha, Fri 20 November" */
static char *
describe_proposal (RelaisDesk *desk, const RelaisRecord *lift)
{
  g_autofree char *day = relais_day_words_of_text (desk, relais_record_get (lift, RELAIS_LIFT_PROPOSED_ON));

  /* Translators: the name of a colleague, and a day */
  return g_strdup_printf (_("Proposed by %s, %s"), relais_record_get (lift, RELAIS_LIFT_PROPOSED_BY), day);
}

/**
 * relais_person_lift_confirm:
 * @view: the page of a protected person for whom a proposal waits
 *
 * Shows who proposed it and why, and lifts protected mode.
 */
void
relais_person_lift_confirm (RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  RelaisDesk *desk = relais_person_view_get_desk (view);
  GtkWidget *dialog;
  GtkWidget *group;
  g_autofree char *who = NULL;

  if (file->lift == NULL)
    return;
  dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("Lift protected mode"), _("_Confirm"));
  group = relais_parts_group (NULL);
  who = describe_proposal (desk, file->lift);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             relais_parts_row (relais_record_get (file->lift, RELAIS_LIFT_REASON), who));
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_ask_who (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        _("From now on address, numbers and helpers are shown again to everybody who "
                                          "works with the register, and cards can be printed."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_danger (RELAIS_DIALOG (dialog));
  g_signal_connect_object (dialog, "accept", G_CALLBACK (on_confirm_accepted), view, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- On the page --- */

/**
 * relais_person_lift_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds the proposal that waits, if there is one that this member may know of.
 */
void
relais_person_lift_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  GtkWidget *group;
  GtkWidget *row;
  g_autofree char *who = NULL;

  if (file->lift == NULL)
    return;
  group = relais_parts_group (_("Lift protected mode?"));
  who = describe_proposal (relais_person_view_get_desk (view), file->lift);
  row = relais_parts_row (relais_record_get (file->lift, RELAIS_LIFT_REASON), who);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (file->may_confirm)
    {
      row = relais_parts_row (_("Confirm the lifting…"), _("Two members decide this: you are the second one."));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "person.confirm-lift");
      relais_person_view_mark (row, "confirm-lift", NULL);
    }
  else
    row = relais_parts_row (_("It waits for a second member; one of the two is a coordinator."), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (page, group);
}
