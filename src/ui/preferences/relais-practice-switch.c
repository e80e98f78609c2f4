/* A yes or no of the practice's profile as a group with a switch: it is read when somebody looks at it and stored as
 * soon as it is moved; where that fails it goes back and the window says why. Emits "saved". Part of the preferences;
 * main thread.
 */

#include "relais-practice-switch.h"

#include "relais-parts.h"
#include "relais-practice-profile.h"
#include "relais-window.h"

struct _RelaisPracticeSwitch {
  AdwPreferencesGroup parent_instance;

  RelaisDesk *desk; /* NULL for who may not change it */
  guint field;
  gboolean is_filling;

  GtkWidget *toggle;
};

enum {
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisPracticeSwitch, relais_practice_switch, ADW_TYPE_PREFERENCES_GROUP)

typedef struct {
  guint field;
  gboolean active;
} Job;

static void
show (RelaisPracticeSwitch *self, const RelaisRecord *profile)
{
  self->is_filling = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), relais_record_is (profile, self->field, "yes"));
  gtk_widget_set_sensitive (self->toggle, TRUE);
  self->is_filling = FALSE;
}

static gpointer
read_profile (RelaisSession *session, gpointer data, GError **error)
{
  return relais_practice_profile_load (session, error);
}

static void
on_profile_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisRecord) profile = answer;

  if (profile != NULL)
    show (owner, profile);
  else
    relais_window_tell_error (owner, error);
}

static void
read_again (RelaisPracticeSwitch *self)
{
  if (self->desk != NULL)
    relais_desk_run (self->desk, self, read_profile, NULL, NULL, (GDestroyNotify) relais_record_unref,
                     on_profile_read);
}

/* As it is stored now, whatever another page changed in it meanwhile. */
static gpointer
save_profile (RelaisSession *session, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (RelaisRecord) before = relais_practice_profile_load (session, error);
  g_autoptr (RelaisRecord) after =
      before != NULL ? relais_record_with (before, job->field, job->active ? "yes" : NULL) : NULL;

  return after != NULL
             ? relais_practice_profile_save (session, relais_session_get_actor (session), after, error)
             : NULL;
}

static void
on_profile_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisRecord) profile = answer;

  if (profile == NULL)
    {
      relais_window_tell_error (owner, error);
      read_again (owner);
      return;
    }
  show (owner, profile);
  g_signal_emit (owner, signals[SIGNAL_SAVED], 0);
}

static void
on_toggled (RelaisPracticeSwitch *self)
{
  Job *job;

  if (self->is_filling || self->desk == NULL)
    return;
  job = g_new0 (Job, 1);
  job->field = self->field;
  job->active = gtk_switch_get_active (GTK_SWITCH (self->toggle));
  gtk_widget_set_sensitive (self->toggle, FALSE);
  relais_desk_run (self->desk, self, save_profile, job, g_free, (GDestroyNotify) relais_record_unref,
                   on_profile_saved);
}

/**
 * relais_practice_switch_open:
 * @group: a switch
 * @desk: (nullable): the desk, %NULL when its window goes
 *
 * From now on it shows what is stored to who looks at it.
 */
void
relais_practice_switch_open (RelaisPracticeSwitch *group, RelaisDesk *desk)
{
  g_set_object (&group->desk, desk);
}

static void
relais_practice_switch_dispose (GObject *object)
{
  g_clear_object (&RELAIS_PRACTICE_SWITCH (object)->desk);
  G_OBJECT_CLASS (relais_practice_switch_parent_class)->dispose (object);
}

static void
relais_practice_switch_class_init (RelaisPracticeSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_practice_switch_dispose;

  /**
   * RelaisPracticeSwitch::saved:
   *
   * The profile has another revision now.
   */
  signals[SIGNAL_SAVED] =
      g_signal_new ("saved", RELAIS_TYPE_PRACTICE_SWITCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_practice_switch_init (RelaisPracticeSwitch *self)
{
  self->toggle = gtk_switch_new ();
  gtk_widget_set_sensitive (self->toggle, FALSE);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (read_again), NULL);
}

/**
 * relais_practice_switch_new:
 * @field: a RelaisPracticeField that is yes or no
 * @title: what it is about
 * @description: what that means
 * @label: what is switched
 *
 * Returns: (transfer floating): a switch that knows nothing until relais_practice_switch_open()
 */
GtkWidget *
relais_practice_switch_new (guint field, const char *title, const char *description, const char *label)
{
  RelaisPracticeSwitch *self =
      g_object_new (RELAIS_TYPE_PRACTICE_SWITCH, "title", title, "description", description, NULL);
  GtkWidget *row = relais_parts_toggle_row (label, self->toggle);

  self->field = field;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_WIDGET (self);
}
