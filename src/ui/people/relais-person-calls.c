/* The call to those who helped somebody that died: on the page of the one who died a row for each caregiver, on the
 * page of a caregiver one for each death; with the number, from when on, and a tick for "done". What was done stays
 * with its day and who did it. Today shows those that are due and ticks them through here. Part of the page of a
 * person.
 */

#include "relais-person-calls.h"

#include "relais-acts.h"
#include "relais-care-link.h"
#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register-after-call.h"

#include <glib/gi18n-lib.h>

/* --- Noting it --- */

typedef struct {
  char *link;
  char *name;
  char *answer;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->link);
  g_free (order->name);
  g_free (order->answer);
  g_free (order);
}

static gpointer
run_note (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_register_note_after_call (session, relais_session_get_actor (session), order->link, order->answer,
                                          error);
}

static char *
on_noted (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  if (answer == NULL)
    return NULL;
  /* Translators: %s is a name */
  return g_strdup_printf (g_str_equal (order->answer, "done") ? _("Call noted: %s") : _("No call is needed: %s"),
                          order->name);
}

/**
 * relais_person_calls_note:
 * @from: a widget of the window that stays
 * @desk: the desk
 * @link: id of a link
 * @caregiver: who was called
 * @answer: "done" or "not_needed"
 *
 * Notes the call; the toast that says so takes it back.
 */
void
relais_person_calls_note (GtkWidget *from, RelaisDesk *desk, const char *link, const RelaisRecord *caregiver,
                          const char *answer)
{
  Order *order = g_new0 (Order, 1);

  order->link = g_strdup (link);
  order->name = relais_person_words_name (desk, caregiver);
  order->answer = g_strdup (answer);
  relais_acts_run (from, desk, run_note, order, order_free, (GDestroyNotify) relais_record_unref, on_noted);
}

static void
act_after_call (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = RELAIS_PERSON_VIEW (widget);
  const RelaisTie *tie;
  const char *link;
  const char *answer;

  g_variant_get (target, "(&s&s)", &link, &answer);
  tie = relais_person_view_find_tie (view, link);
  if (tie != NULL)
    relais_person_calls_note (widget, relais_person_view_get_desk (view), link, tie->caregiver, answer);
}

/**
 * relais_person_calls_install:
 * @widget_class: the class of the page
 *
 * Gives the page its action.
 */
void
relais_person_calls_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "person.after-call", "(ss)", act_after_call);
}

/* --- Showing it --- */

static gboolean
is_open (const RelaisTie *tie, RelaisDate today)
{
  return relais_after_call_is_open (tie->link, tie->caregiver, tie->patient, today);
}

static gboolean
is_shown (const RelaisTie *tie, RelaisDate today)
{
  return is_open (tie, today) || relais_record_get (tie->link, RELAIS_CARE_LINK_AFTER_CALL) != NULL;
}

static char *
describe_done (RelaisDesk *desk, const RelaisRecord *link)
{
  const char *answer = relais_record_get (link, RELAIS_CARE_LINK_AFTER_CALL);
  g_autofree char *word = relais_field_format (&relais_care_link_type.fields[RELAIS_CARE_LINK_AFTER_CALL], answer);
  g_autofree char *day = relais_day_words_of_text (desk, relais_record_get (link, RELAIS_CARE_LINK_AFTER_CALL_ON));
  const char *by = relais_record_get (link, RELAIS_CARE_LINK_AFTER_CALL_BY);

  return g_strdup_printf ("%s · %s · %s", word, day != NULL ? day : "–", by != NULL ? by : "–");
}

static char *
describe_open (RelaisDesk *desk, const RelaisTie *tie)
{
  RelaisDate first = relais_after_call_get_day (tie->patient);
  const char *phone = relais_record_get (tie->caregiver, RELAIS_PERSON_PHONE);
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], phone);
  g_autofree char *day = NULL;

  if (relais_desk_is_discreet (desk))
    g_clear_pointer (&number, g_free);
  if (number == NULL || *number == '\0')
    {
      g_free (number);
      number = g_strdup (_("no number"));
    }
  if (!relais_date_is_set (first) || relais_date_compare (first, relais_desk_get_today (desk)) <= 0)
    /* Translators: %s is a phone number */
    return g_strdup_printf (_("%s · due now"), number);
  day = relais_day_words (desk, first);
  /* Translators: a phone number and a day */
  return g_strdup_printf (_("%s · from %s on"), number, day);
}

static GtkWidget *
make_none_button (const RelaisTie *tie, const char *name)
{
  /* Translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_("No call to %s is needed"), name);
  GtkWidget *button = relais_parts_button ("action-unavailable-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.after-call");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", relais_record_get_id (tie->link), "not_needed");
  relais_person_view_mark (button, "no-call", relais_record_get_id (tie->link));
  return button;
}

static void
add_tick (GtkWidget *row, const RelaisTie *tie)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "person.after-call");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", relais_record_get_id (tie->link), "done");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("call-start-symbolic"));
  relais_parts_describe (row, _("Enter notes that the call was made."));
}

static GtkWidget *
make_row (RelaisPersonView *view, const RelaisTie *tie)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  gboolean open = is_open (tie, relais_desk_get_today (desk));
  g_autofree char *name = relais_person_words_name (desk, tie->caregiver);
  g_autofree char *other = relais_person_words_name (desk, tie->other);
  g_autofree char *below = open ? describe_open (desk, tie) : describe_done (desk, tie->link);
  GtkWidget *row = relais_parts_row (other, below);

  relais_person_view_mark (row, "after-call", relais_record_get_id (tie->link));
  if (!open)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), relais_parts_chip ("object-select-symbolic", _("Done"),
                                                                          RELAIS_MOOD_DONE));
      return row;
    }
  if (!relais_desk_may (desk, RELAIS_ACT_EDIT_PEOPLE))
    return row;
  add_tick (row, tie);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_none_button (tie, name));
  return row;
}

static void
add_group (GtkBox *page, RelaisPersonView *view, GPtrArray *ties, const char *title, const char *description)
{
  RelaisDate today = relais_desk_get_today (relais_person_view_get_desk (view));
  GtkWidget *group = g_object_ref_sink (relais_parts_group (title));
  guint n = 0;
  guint n_open = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      const RelaisTie *tie = g_ptr_array_index (ties, i);

      if (!is_shown (tie, today))
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (view, tie));
      n++;
      n_open += is_open (tie, today);
    }
  if (n_open > 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (n > 0)
    gtk_box_append (page, group);
  g_object_unref (group);
}

/**
 * relais_person_calls_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds who is to be called after a death, and who was.
 */
void
relais_person_calls_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);

  add_group (page, view, file->helped_by, _("A call to those who helped"),
             _("A good moment to ask how they are. Enter on a row notes that the call was made."));
  add_group (page, view, file->helps, _("A call after the death of…"),
             _("A good moment to ask how they are. Enter on a row notes that the call was made."));
}
