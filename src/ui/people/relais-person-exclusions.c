/* Who of the team is kept out of a person's record, at that person's request: who is now, with a way to let them in
 * again for who coordinates, and one more colleague to choose. Part of the page of a person.
 */

#include "relais-person-exclusions.h"

#include "relais-acts.h"
#include "relais-combo.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-exclusion.h"
#include "relais-exclusions.h"
#include "relais-parts.h"
#include "relais-person-ask.h"
#include "relais-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *person;
  GtkWidget *group;
  GtkWidget *choice;
  GPtrArray *rows;
  GPtrArray *colleagues; /* ids, as the choice has them below its first line, which is nobody */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->person);
  g_ptr_array_unref (keeping->rows);
  g_ptr_array_unref (keeping->colleagues);
  g_free (keeping);
}

static Keeping *
get_keeping (gpointer dialog)
{
  return g_object_get_data (dialog, "keeping");
}

typedef struct {
  char *person;
  char *member;
  char *name;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->person);
  g_free (order->member);
  g_free (order->name);
  g_free (order);
}

static Order *
order_new (Keeping *keeping, const char *member, const char *name)
{
  Order *order = g_new0 (Order, 1);

  order->person = g_strdup (keeping->person);
  order->member = g_strdup (member);
  order->name = g_strdup (name);
  return order;
}

static void read_again (GtkWidget *dialog);

static char *
tell (gpointer dialog, gpointer answer, const GError *error, const char *sentence)
{
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  relais_dialog_tell (dialog, NULL);
  read_again (dialog);
  return g_strdup (sentence);
}

/* Who is chosen, or NULL: nobody is until somebody is, so that two quick keys keep out one. */
static const char *
get_chosen (Keeping *keeping)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (keeping->choice));

  return selected > 0 && selected <= keeping->colleagues->len ? g_ptr_array_index (keeping->colleagues, selected - 1)
                                                              : NULL;
}

static void
on_chosen (GObject *choice, GParamSpec *pspec, GtkWidget *dialog)
{
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), get_chosen (get_keeping (dialog)) != NULL);
}

/* --- Letting in --- */

static gpointer
run_admit (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_exclusions_lift (session, relais_session_get_actor (session), order->person, order->member, error)
             ? RELAIS_DONE
             : NULL;
}

static char *
on_admitted (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  /* Translators: %s is the name of a member of the team */
  g_autofree char *sentence = g_strdup_printf (_("May see this record again: %s"), ((Order *) data)->name);

  return tell (dialog, answer, error, sentence);
}

static void
on_admit (GtkWidget *button, GtkWidget *dialog)
{
  relais_acts_run (dialog, relais_dialog_get_desk (RELAIS_DIALOG (dialog)), run_admit,
                   order_new (get_keeping (dialog), g_object_get_data (G_OBJECT (button), "member"),
                              g_object_get_data (G_OBJECT (button), "name")),
                   order_free, NULL, on_admitted);
}

/* --- Who is kept out --- */

typedef struct {
  GPtrArray *team;
  GPtrArray *exclusions;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->team, g_ptr_array_unref);
  g_clear_pointer (&answer->exclusions, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_exclusions (RelaisSession *session, gpointer data, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  Answer *answer = g_new0 (Answer, 1);

  answer->team = relais_team_list (session, actor, error);
  answer->exclusions = answer->team != NULL ? relais_exclusions_list (session, actor, data, error) : NULL;
  if (answer->exclusions != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

static const RelaisRecord *
find_exclusion (GPtrArray *exclusions, const char *member)
{
  for (guint i = 0; i < exclusions->len; i++)
    {
      const RelaisRecord *exclusion = g_ptr_array_index (exclusions, i);

      if (relais_record_is (exclusion, RELAIS_EXCLUSION_MEMBER, member))
        return exclusion;
    }
  return NULL;
}

static void
add_row (GtkWidget *dialog, const RelaisRecord *member, const RelaisRecord *exclusion)
{
  Keeping *keeping = get_keeping (dialog);
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  const char *name = relais_record_get (member, RELAIS_STAFF_NAME);
  g_autofree char *day = relais_day_words_of_text (desk, relais_record_get (exclusion, RELAIS_EXCLUSION_ASKED_ON));
  /* Translators: the name of a colleague, and a day */
  g_autofree char *who =
      g_strdup_printf (_("Noted by %s, %s"), relais_record_get (exclusion, RELAIS_EXCLUSION_RECORDED_BY), day);
  GtkWidget *row = relais_parts_row (name, who);

  if (relais_desk_may (desk, RELAIS_ACT_ADMIT_MEMBER))
    {
      GtkWidget *button = relais_parts_mnemonic_button (_("_Let in again"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "member", g_strdup (relais_record_get_id (member)), g_free);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_admit), dialog, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (keeping->group), row);
  g_ptr_array_add (keeping->rows, row);
}

static void
show_team (GtkWidget *dialog, const Answer *answer)
{
  Keeping *keeping = get_keeping (dialog);
  const char *self =
      relais_actor_get_staff_id (relais_desk_get_actor (relais_dialog_get_desk (RELAIS_DIALOG (dialog))));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Choose a colleague"));
  for (guint i = 0; i < answer->team->len; i++)
    {
      const RelaisTeamMember *member = g_ptr_array_index (answer->team, i);
      const char *id = relais_record_get_id (member->record);
      const RelaisRecord *exclusion = find_exclusion (answer->exclusions, id);

      if (exclusion != NULL)
        add_row (dialog, member->record, exclusion);
      else if (member->is_active && !g_str_equal (id, self))
        {
          gtk_string_list_append (names, relais_record_get (member->record, RELAIS_STAFF_NAME));
          g_ptr_array_add (keeping->colleagues, g_strdup (id));
        }
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (keeping->choice), G_LIST_MODEL (names));
  gtk_widget_set_visible (keeping->group, keeping->rows->len > 0);
  gtk_widget_set_sensitive (keeping->choice, keeping->colleagues->len > 0);
  on_chosen (NULL, NULL, dialog);
}

static void
on_exclusions_read (gpointer dialog, gpointer data, gpointer result, const GError *error)
{
  Keeping *keeping = get_keeping (dialog);
  Answer *answer = result;

  for (guint i = 0; i < keeping->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (keeping->group), g_ptr_array_index (keeping->rows, i));
  g_ptr_array_set_size (keeping->rows, 0);
  g_ptr_array_set_size (keeping->colleagues, 0);
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  show_team (dialog, answer);
  answer_free (answer);
}

static void
read_again (GtkWidget *dialog)
{
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, read_exclusions,
                   g_strdup (get_keeping (dialog)->person), g_free, answer_free, on_exclusions_read);
}

/* --- One more --- */

static gpointer
run_exclude (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;

  return relais_exclusions_set (session, relais_session_get_actor (session), order->person, order->member, error);
}

static char *
on_excluded (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  /* Translators: %s is the name of a member of the team */
  g_autofree char *sentence = g_strdup_printf (_("Does not see this record any more: %s"), ((Order *) data)->name);

  return tell (dialog, answer, error, sentence);
}

static void
on_accept (GtkWidget *dialog)
{
  Keeping *keeping = get_keeping (dialog);
  const char *member = get_chosen (keeping);
  GtkStringObject *name = adw_combo_row_get_selected_item (ADW_COMBO_ROW (keeping->choice));

  if (member == NULL)
    return;
  relais_acts_run (dialog, relais_dialog_get_desk (RELAIS_DIALOG (dialog)), run_exclude,
                   order_new (keeping, member, gtk_string_object_get_string (name)),
                   order_free, (GDestroyNotify) relais_record_unref, on_excluded);
}

/**
 * relais_person_exclusions_open:
 * @view: the page of a person
 *
 * Shows who is kept out of this record, and keeps one more out.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
relais_person_exclusions_open (RelaisPersonView *view)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), relais_person_view_get_desk (view),
                                         _("Kept out of this record"), _("_Keep out"));
  GtkWidget *more = relais_parts_group (NULL);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->person = g_strdup (relais_person_view_get_id (view));
  keeping->rows = g_ptr_array_new ();
  keeping->colleagues = g_ptr_array_new_with_free_func (g_free);
  keeping->group = relais_parts_group (_("Do not see it"));
  keeping->choice = adw_combo_row_new ();
  relais_combo_wrap (ADW_COMBO_ROW (keeping->choice));
  g_object_set_data_full (G_OBJECT (dialog), "keeping", keeping, keeping_free);
  gtk_widget_set_visible (keeping->group, FALSE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (keeping->choice), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (keeping->choice), _("_Member of the team"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), keeping->choice);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_ask_who (view));
  relais_dialog_add (RELAIS_DIALOG (dialog), keeping->group);
  relais_dialog_add (RELAIS_DIALOG (dialog), more);
  relais_dialog_add (RELAIS_DIALOG (dialog),
                     relais_parts_line ("dialog-information-symbolic",
                                        _("At the person’s request. For this colleague the record is nowhere any more: "
                                          "in no list, search, card or export."),
                                        RELAIS_MOOD_CALM));
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  g_signal_connect_object (keeping->choice, "notify::selected", G_CALLBACK (on_chosen), dialog, 0);
  read_again (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
