/* What one does with one's own round, from its list, an entry or the page of a patient: putting somebody on it, taking
 * them out, moving them; each with undo. Main thread; the work is the desk's.
 */

#include "relais-round-acts.h"

#include "relais-acts.h"
#include "relais-round.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id; /* of a patient or a stop */
  char *weekday;
  guint position;
} Act;

static Act *
act_new (const char *id, const char *weekday, guint position)
{
  Act *act = g_new0 (Act, 1);

  act->id = g_strdup (id);
  act->weekday = g_strdup (weekday);
  act->position = position;
  return act;
}

static void
act_free (gpointer data)
{
  g_free (((Act *) data)->id);
  g_free (((Act *) data)->weekday);
  g_free (data);
}

static gpointer
add (RelaisSession *session, gpointer data, GError **error)
{
  const Act *act = data;

  return relais_round_add (session, relais_session_get_actor (session), act->id, act->weekday, error);
}

static char *
on_added (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("Put on your round")) : NULL;
}

/**
 * relais_round_acts_add:
 * @from: a widget of the window
 * @desk: the desk
 * @patient: id of a patient
 * @weekday: the word of a weekday
 */
void
relais_round_acts_add (GtkWidget *from, RelaisDesk *desk, const char *patient, const char *weekday)
{
  relais_acts_run (from, desk, add, act_new (patient, weekday, 0), act_free, (GDestroyNotify) relais_record_unref,
                   on_added);
}

static gpointer
take_out (RelaisSession *session, gpointer data, GError **error)
{
  const Act *act = data;

  return relais_round_remove (session, relais_session_get_actor (session), act->id, error) ? RELAIS_DONE : NULL;
}

static char *
on_taken_out (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  return answer != NULL ? g_strdup (_("Taken out of your round")) : NULL;
}

/**
 * relais_round_acts_remove:
 * @from: a widget of the window
 * @desk: the desk
 * @stop: id of a stop
 */
void
relais_round_acts_remove (GtkWidget *from, RelaisDesk *desk, const char *stop)
{
  relais_acts_run (from, desk, take_out, act_new (stop, NULL, 0), act_free, NULL, on_taken_out);
}

static gpointer
shift (RelaisSession *session, gpointer data, GError **error)
{
  const Act *act = data;

  return relais_round_shift (session, relais_session_get_actor (session), act->id, act->position, error) ? RELAIS_DONE
                                                                                                          : NULL;
}

static void
on_shifted (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
}

/**
 * relais_round_acts_shift:
 * @from: a widget of the window
 * @desk: the desk
 * @stop: id of a stop
 * @position: where it stands from now on
 *
 * What is seen at once is not told; Ctrl+Z takes it back.
 */
void
relais_round_acts_shift (GtkWidget *from, RelaisDesk *desk, const char *stop, guint position)
{
  relais_desk_run (desk, from, shift, act_new (stop, NULL, position), act_free, NULL, on_shifted);
}

/**
 * relais_round_acts_make_menu:
 * @desk: the desk
 * @patient: id of a patient
 *
 * Returns: (transfer full): the days of the week, on each of which the patient may be put on one's round
 */
GMenuModel *
relais_round_acts_make_menu (RelaisDesk *desk, const char *patient)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  GMenu *menu = g_menu_new ();

  for (int i = 0; book != NULL && relais_round_weekdays[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (relais_phrasebook_weekday (book, i + 1), NULL);

      g_menu_item_set_action_and_target (item, "win.add-to-round", "(ss)", patient, relais_round_weekdays[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
act_add (GtkWidget *window, const char *name, GVariant *target)
{
  const char *patient, *weekday;

  g_variant_get (target, "(&s&s)", &patient, &weekday);
  relais_round_acts_add (window, relais_window_get_desk (RELAIS_WINDOW (window)), patient, weekday);
}

/**
 * relais_round_acts_install:
 * @window_class: the class of the window
 *
 * Installs "win.add-to-round", whose target is the id of a patient and the word of a weekday.
 */
void
relais_round_acts_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.add-to-round", "(ss)", act_add);
}
