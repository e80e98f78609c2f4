/* What is done on a person's page: the actions of its buttons, keys and menu. Each changes the register in one
 * operation and says so with its undo; the page shows the change when the register tells it, and stays as it was when
 * it failed.
 */

#include "relais-person-acts.h"

#include "relais-acts.h"
#include "relais-emergency-minute.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-link-dialog.h"
#include "relais-merge-dialog.h"
#include "relais-person-ask.h"
#include "relais-person-exclusions.h"
#include "relais-person-lift.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-role-dialog.h"
#include "relais-story-window.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id;
  char *name;
  char *answer;
  char *how;
  guint purposes;
  int place;
  gboolean flag;
  RelaisDate on;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_free (order->name);
  g_free (order->answer);
  g_free (order->how);
  g_free (order);
}

static Order *
order_new (RelaisPersonView *view, const char *id)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  Order *order = g_new0 (Order, 1);

  order->id = g_strdup (id);
  order->name = relais_person_words_name (desk, relais_person_view_get_file (view)->page->person);
  order->on = relais_desk_get_today (desk);
  return order;
}

/* About a link one says who is at its other end. */
static Order *
order_new_for_tie (RelaisPersonView *view, const char *link)
{
  const RelaisTie *tie = relais_person_view_find_tie (view, link);
  Order *order = order_new (view, link);

  if (tie != NULL)
    {
      g_free (order->name);
      order->name = relais_person_words_name (relais_person_view_get_desk (view), tie->other);
    }
  return order;
}

static void
run (RelaisPersonView *view, RelaisDeskWork work, Order *order, GDestroyNotify free_answer, RelaisActsDone done)
{
  relais_acts_run (GTK_WIDGET (view), relais_person_view_get_desk (view), work, order, order_free, free_answer, done);
}

#define RECORD_FREE ((GDestroyNotify) relais_record_unref)

/* --- Copying, calling back --- */

static void
copy (GtkWidget *widget, const char *text)
{
  gboolean discreet = relais_desk_is_discreet (relais_person_view_get_desk (RELAIS_PERSON_VIEW (widget)));
  /* Translators: %s is a phone number */
  g_autofree char *sentence = discreet ? g_strdup (_("Number copied")) : g_strdup_printf (_("Copied: %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  relais_window_tell (widget, sentence);
}

static void
act_copy (GtkWidget *widget, const char *name, GVariant *target)
{
  copy (widget, g_variant_get_string (target, NULL));
}

static void
act_copy_first (GtkWidget *widget, const char *name, GVariant *target)
{
  const RelaisPersonFile *file = relais_person_view_get_file (RELAIS_PERSON_VIEW (widget));
  const char *typed = file != NULL ? relais_record_get (file->page->person, RELAIS_PERSON_PHONE) : NULL;
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], typed);

  if (typed == NULL)
    relais_window_tell (widget, _("There is no number to copy."));
  else
    copy (widget, number);
}

static gpointer
run_call_back (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_note_call_back (session, relais_session_get_actor (session), order->id, error) ? RELAIS_DONE
                                                                                                        : NULL;
}

static char *
on_call_back (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("Noted. Tell nothing yet, and call back on a number of this page.")) : NULL;
}

static void
act_call_back (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  run (view, run_call_back, order_new (view, relais_person_view_get_id (view)), NULL, on_call_back);
}

/* --- The record as a whole --- */

static gpointer
run_archive (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_archive (session, relais_session_get_actor (session), order->id, order->flag, error);
}

static char *
on_archived (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  if (answer == NULL)
    return NULL;
  /* Translators: %s is a name */
  return g_strdup_printf (order->flag ? _("Record archived: %s") : _("Record brought back: %s"), order->name);
}

/**
 * relais_person_archive:
 * @from: a widget of the window
 * @desk: the desk
 * @person: a person
 * @archived: %TRUE to archive, %FALSE to take out of the archive
 *
 * Archives the record, or brings it back; the toast that says so takes it back.
 */
void
relais_person_archive (GtkWidget *from, RelaisDesk *desk, const RelaisRecord *person, gboolean archived)
{
  Order *order = g_new0 (Order, 1);

  order->id = g_strdup (relais_record_get_id (person));
  order->name = relais_person_words_name (desk, person);
  order->flag = archived;
  relais_acts_run (from, desk, run_archive, order, order_free, RECORD_FREE, on_archived);
}

static void
archive (GtkWidget *widget, gboolean archived)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  relais_person_archive (widget, relais_person_view_get_desk (view), relais_person_view_get_file (view)->page->person,
                         archived);
}

static void
act_archive (GtkWidget *widget, const char *name, GVariant *target)
{
  archive (widget, TRUE);
}

static void
act_bring_back (GtkWidget *widget, const char *name, GVariant *target)
{
  archive (widget, FALSE);
}

static gpointer
run_protect (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_set_protected (session, relais_session_get_actor (session), order->id, error);
}

static char *
on_protected (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("Protected mode is on.")) : NULL;
}

static void
act_protect (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  run (view, run_protect, order_new (view, relais_person_view_get_id (view)), RECORD_FREE, on_protected);
}

static void
act_show_protected (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_ask_reason (RELAIS_PERSON_VIEW (widget));
}

static void
act_exclude (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_exclusions_open (RELAIS_PERSON_VIEW (widget));
}

static void
act_propose_lift (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_lift_propose (RELAIS_PERSON_VIEW (widget));
}

static void
act_confirm_lift (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_lift_confirm (RELAIS_PERSON_VIEW (widget));
}

static void
act_death (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_ask_death (RELAIS_PERSON_VIEW (widget));
}

static void
act_stop (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_person_ask_stop (RELAIS_PERSON_VIEW (widget));
}

/* --- Links --- */

static gpointer
run_move (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_move_link (session, relais_session_get_actor (session), order->id, (guint) order->place, error)
             ? RELAIS_DONE
             : NULL;
}

static char *
on_moved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  /* Translators: a name, and a place in the calling order */
  return answer != NULL ? g_strdup_printf (_("%s is called as number %d."), order->name, order->place) : NULL;
}

static void
act_link_move (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);
  const char *link;
  int place;
  Order *order;

  g_variant_get (target, "(&si)", &link, &place);
  order = order_new_for_tie (view, link);
  order->place = place;
  run (view, run_move, order, NULL, on_moved);
}

static gpointer
run_main (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_set_main (session, relais_session_get_actor (session), order->id, error);
}

static char *
on_main (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  /* Translators: %s is a name */
  return answer != NULL ? g_strdup_printf (_("Main caregiver: %s"), order->name) : NULL;
}

static void
act_link_main (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  run (view, run_main, order_new_for_tie (view, g_variant_get_string (target, NULL)), RECORD_FREE, on_main);
}

static void
act_link_edit (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);
  const RelaisTie *tie = relais_person_view_find_tie (view, g_variant_get_string (target, NULL));

  if (tie != NULL)
    relais_link_dialog_edit (view, tie);
}

static void
act_add_patient (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_link_dialog_add (RELAIS_PERSON_VIEW (widget));
}

static void
act_add_role (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_role_dialog_add (RELAIS_PERSON_VIEW (widget));
}

static void
act_merge (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_merge_dialog_open (RELAIS_PERSON_VIEW (widget));
}

static gpointer
run_end (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_end_link (session, relais_session_get_actor (session), order->id, order->on, error);
}

static char *
on_ended (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  /* Translators: %s is a name */
  return answer != NULL ? g_strdup_printf (_("The help ends today: %s"), order->name) : NULL;
}

static void
act_link_end (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  run (view, run_end, order_new_for_tie (view, g_variant_get_string (target, NULL)), RECORD_FREE, on_ended);
}

static gpointer
run_role_end (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_end_role (session, relais_session_get_actor (session), order->id, order->on, error);
}

static char *
on_role_ended (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("The role ends today.")) : NULL;
}

static void
act_role_end (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  run (view, run_role_end, order_new (view, g_variant_get_string (target, NULL)), RECORD_FREE, on_role_ended);
}

/* --- Consents --- */

static gpointer
run_consent (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_set_consents (session, relais_session_get_actor (session), order->id, order->purposes,
                                       order->answer, order->how, error);
}

static char *
on_consent (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  /* Translators: %s is a name */
  return answer != NULL ? g_strdup_printf (_("Answer noted: %s"), order->name) : NULL;
}

static void
act_consent (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);
  const char *link;
  const char *purpose;
  const char *answer;
  const char *how;
  RelaisPurpose which;
  Order *order;

  g_variant_get (target, "(&s&s&s&s)", &link, &purpose, &answer, &how);
  order = order_new_for_tie (view, link);
  order->answer = g_strdup (answer);
  order->how = g_strdup (how);
  order->purposes = relais_purpose_from_word (purpose, &which) ? RELAIS_PURPOSE_MASK (which) : RELAIS_DESK_CONSENTS;
  run (view, run_consent, order, RECORD_FREE, on_consent);
}

/* --- Emergency, log --- */

static void
act_emergency (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_emergency_minute_ask (RELAIS_PERSON_VIEW (widget));
}

static void
act_story (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);

  relais_story_window_show (widget, relais_person_view_get_desk (view), relais_person_view_get_id (view));
}

/**
 * relais_person_acts_install:
 * @widget_class: the class of the page
 *
 * Gives the page its actions and keys.
 */
void
relais_person_acts_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "person.copy", "s", act_copy);
  gtk_widget_class_install_action (widget_class, "person.copy-first", NULL, act_copy_first);
  gtk_widget_class_install_action (widget_class, "person.call-back", NULL, act_call_back);
  gtk_widget_class_install_action (widget_class, "person.archive", NULL, act_archive);
  gtk_widget_class_install_action (widget_class, "person.bring-back", NULL, act_bring_back);
  gtk_widget_class_install_action (widget_class, "person.protect", NULL, act_protect);
  gtk_widget_class_install_action (widget_class, "person.show-protected", NULL, act_show_protected);
  gtk_widget_class_install_action (widget_class, "person.propose-lift", NULL, act_propose_lift);
  gtk_widget_class_install_action (widget_class, "person.exclude", NULL, act_exclude);
  gtk_widget_class_install_action (widget_class, "person.confirm-lift", NULL, act_confirm_lift);
  gtk_widget_class_install_action (widget_class, "person.emergency", NULL, act_emergency);
  gtk_widget_class_install_action (widget_class, "person.story", NULL, act_story);
  gtk_widget_class_install_action (widget_class, "person.death", NULL, act_death);
  gtk_widget_class_install_action (widget_class, "person.stop", NULL, act_stop);
  gtk_widget_class_install_action (widget_class, "person.link-move", "(si)", act_link_move);
  gtk_widget_class_install_action (widget_class, "person.link-main", "s", act_link_main);
  gtk_widget_class_install_action (widget_class, "person.link-edit", "s", act_link_edit);
  gtk_widget_class_install_action (widget_class, "person.add-patient", NULL, act_add_patient);
  gtk_widget_class_install_action (widget_class, "person.add-role", NULL, act_add_role);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL, act_merge);
  gtk_widget_class_install_action (widget_class, "person.link-end", "s", act_link_end);
  gtk_widget_class_install_action (widget_class, "person.role-end", "s", act_role_end);
  gtk_widget_class_install_action (widget_class, "person.consent", "(ssss)", act_consent);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "person.copy-first",
                                       NULL);
}
