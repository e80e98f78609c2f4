/* "Perhaps already here": who in the register may be the person that is being typed, with age, birth date, street and
 * the reason. Looked for after each pause; only the newest answer counts. Enter on a row asks to open that person.
 * Nothing is merged and nothing is stopped by it.
 */

#include "relais-duplicates-group.h"

#include "relais-duplicates.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register.h"

#include <glib/gi18n-lib.h>

struct _RelaisDuplicatesGroup {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GtkWidget *group;
  GPtrArray *rows;
  RelaisRecord *looked; /* for whom one looked last */
  guint serial;
};

enum {
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDuplicatesGroup, relais_duplicates_group, ADW_TYPE_BIN)

typedef struct {
  RelaisRecord *person;
  guint serial;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  relais_record_unref (question->person);
  g_free (question);
}

static void
clear (RelaisDuplicatesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_activated (RelaisDuplicatesGroup *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (row), "id"));
}

static void
add_row (RelaisDuplicatesGroup *self, const RelaisFound *found, const RelaisRecord *typed)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = relais_person_words_name (self->desk, found->person);
  g_autofree char *identity = relais_person_words_identity (self->desk, found->person);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *below = NULL;
  guint why = 0;

  relais_duplicate_compare (typed, found->person, &why);
  reasons = relais_duplicate_list_reasons (why);
  below = g_strdup_printf ("%s\n%s", identity, reasons);
  subtitle = g_markup_escape_text (*identity != '\0' ? below : reasons, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (relais_record_get_id (found->person)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static gpointer
find_duplicates (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;

  return relais_register_find_duplicates (session, relais_session_get_actor (session), question->person, error);
}

static void
on_found (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisDuplicatesGroup *self = owner;
  Question *question = data;
  g_autoptr (GPtrArray) found = answer;

  if (question->serial != self->serial || found == NULL)
    return;
  clear (self);
  for (guint i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i), question->person);
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
}

static gboolean
is_worth_looking (const RelaisRecord *person)
{
  return relais_record_get (person, RELAIS_PERSON_PHONE) != NULL ||
         relais_record_get (person, RELAIS_PERSON_FAMILY_NAME) != NULL ||
         relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) != NULL;
}

/**
 * relais_duplicates_group_look:
 * @group: a group
 * @person: who is being typed
 *
 * Shows who may be the same, once that is known.
 */
void
relais_duplicates_group_look (RelaisDuplicatesGroup *group, const RelaisRecord *person)
{
  RelaisRecord *copy;
  Question *question;

  if (group->looked != NULL && relais_record_equal (group->looked, person))
    return;
  copy = relais_record_builder_end (relais_record_builder_new_from (person));
  g_clear_pointer (&group->looked, relais_record_unref);
  group->looked = relais_record_ref (copy);
  group->serial++;
  if (!is_worth_looking (person))
    {
      clear (group);
      relais_record_unref (copy);
      return;
    }
  question = g_new0 (Question, 1);
  question->person = copy;
  question->serial = group->serial;
  relais_desk_run (group->desk, group, find_duplicates, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                   on_found);
}

static void
relais_duplicates_group_dispose (GObject *object)
{
  RelaisDuplicatesGroup *self = RELAIS_DUPLICATES_GROUP (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->looked, relais_record_unref);
  G_OBJECT_CLASS (relais_duplicates_group_parent_class)->dispose (object);
}

static void
relais_duplicates_group_finalize (GObject *object)
{
  g_ptr_array_unref (RELAIS_DUPLICATES_GROUP (object)->rows);
  G_OBJECT_CLASS (relais_duplicates_group_parent_class)->finalize (object);
}

static void
relais_duplicates_group_class_init (RelaisDuplicatesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_duplicates_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_duplicates_group_finalize;

  /**
   * RelaisDuplicatesGroup::open:
   * @id: id of a person
   *
   * That person is wanted.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", RELAIS_TYPE_DUPLICATES_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
relais_duplicates_group_init (RelaisDuplicatesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Perhaps already here"));
  adw_bin_set_child (ADW_BIN (self), self->group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relais_duplicates_group_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a group that shows nobody, and is out of sight
 */
GtkWidget *
relais_duplicates_group_new (RelaisDesk *desk)
{
  RelaisDuplicatesGroup *self = g_object_new (RELAIS_TYPE_DUPLICATES_GROUP, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
