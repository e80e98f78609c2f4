/* Whom somebody helps: a field in which one types a name or the last digits of a number, and below it the patients who
 * fit. Enter takes the first, the arrows another; who was taken stands under the field with age, birth date and street,
 * so that it is never the wrong person. Typing again gives the choice up. Owned by the editor.
 */

#include "relais-person-picker.h"

#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-person-words.h"
#include "relais-register.h"
#include "relais-search-note.h"

#include <glib/gi18n-lib.h>

#define MOST 6

struct _RelaisPersonPicker {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisSearchNote *note;
  GtkWidget *row;
  GtkWidget *list;
  GtkWidget *box;
  RelaisSearchFlags flags;
  char *id;
  guint serial; /* of the newest question; older answers are dropped */
  gboolean is_choosing;
  gboolean wants_first; /* Enter was quicker than the answer */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisPersonPicker, relais_person_picker, G_TYPE_OBJECT)

typedef struct {
  char *text;
  guint serial;
  RelaisSearchFlags flags;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

static void
clear_list (RelaisPersonPicker *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  gtk_widget_set_visible (self->box, FALSE);
}

/* --- Taking one --- */

static void
take (RelaisPersonPicker *self, const RelaisRecord *person)
{
  g_autofree char *name = relais_person_words_name (self->desk, person);
  g_autofree char *identity = relais_person_words_identity (self->desk, person);

  self->serial++;
  g_free (self->id);
  self->id = g_strdup (relais_record_get_id (person));
  self->is_choosing = TRUE;
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (self->row), name);
  self->is_choosing = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (self->row))), -1);
  relais_entry_row_set_finding (RELAIS_ENTRY_ROW (self->row), identity, RELAIS_ISSUE_HINT);
  clear_list (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_row_activated (RelaisPersonPicker *self, GtkListBoxRow *row)
{
  g_autoptr (RelaisRecord) person = relais_record_ref (g_object_get_data (G_OBJECT (row), "person"));

  relais_search_note_used (self->note);
  gtk_widget_grab_focus (self->row);
  take (self, person);
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

/* --- Looking for them --- */

static void
add_row (RelaisPersonPicker *self, const RelaisFound *found)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = relais_person_words_name (self->desk, found->person);
  g_autofree char *identity = relais_person_words_identity (self->desk, found->person);
  g_autofree char *namesakes = relais_person_words_namesakes (found->namesakes);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (identity, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (namesakes != NULL)
    {
      GtkWidget *badge = gtk_label_new (namesakes);

      gtk_widget_add_css_class (badge, "badge");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
    }
  g_object_set_data_full (G_OBJECT (row), "person", relais_record_ref (found->person),
                          (GDestroyNotify) relais_record_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gpointer
find_patients (RelaisSession *session, gpointer data, GError **error)
{
  Question *question = data;

  return relais_register_search_people (session, relais_session_get_actor (session), question->text,
                                        question->flags, MOST, error);
}

static void
on_found (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonPicker *self = owner;
  Question *question = data;
  g_autoptr (GPtrArray) found = answer;

  if (question->serial != self->serial)
    return;
  clear_list (self);
  if (found == NULL)
    {
      g_autofree char *sentence = relais_error_get_sentence (error);

      relais_entry_row_set_finding (RELAIS_ENTRY_ROW (self->row), sentence, RELAIS_ISSUE_ERROR);
      return;
    }
  for (guint i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i));
  gtk_widget_set_visible (self->box, found->len > 0);
  if (self->wants_first && found->len > 0)
    {
      on_row_activated (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
      return;
    }
  relais_entry_row_set_finding (RELAIS_ENTRY_ROW (self->row),
                                found->len > 0 ? _("Enter takes the first, the arrows another.")
                                : self->flags != RELAIS_SEARCH_PATIENTS
                                    ? _("Nobody found")
                                    : _("No patient was found. Press Ctrl+Shift+N to register one."),
                                RELAIS_ISSUE_HINT);
}

static void
on_typed (RelaisPersonPicker *self)
{
  const char *text = relais_entry_row_get_text (RELAIS_ENTRY_ROW (self->row));
  Question *question;

  if (self->is_choosing)
    return;
  g_clear_pointer (&self->id, g_free);
  self->serial++;
  self->wants_first = FALSE;
  clear_list (self);
  relais_entry_row_set_finding (RELAIS_ENTRY_ROW (self->row), NULL, RELAIS_ISSUE_HINT);
  relais_search_note_typed (self->note, text);
  if (*text != '\0')
    {
      question = g_new0 (Question, 1);
      question->text = g_strdup (text);
      question->serial = self->serial;
      question->flags = self->flags;
      relais_desk_run (self->desk, self, find_patients, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                       on_found);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_applied (RelaisPersonPicker *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (self->id == NULL && first != NULL)
    on_row_activated (self, first);
  else if (self->id == NULL && *relais_person_picker_get_text (self) != '\0')
    self->wants_first = TRUE;
  else
    g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RelaisPersonPicker *self)
{
  return keyval == GDK_KEY_Down && gtk_widget_get_visible (self->box) &&
         gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

/* --- Somebody known already --- */

static gpointer
load_patient (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_load_person (session, relais_session_get_actor (session), data, error);
}

static void
on_loaded (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonPicker *self = owner;
  g_autoptr (RelaisRecord) person = answer;

  if (person != NULL && g_strcmp0 (self->id, data) == 0)
    take (self, person);
}

/**
 * relais_person_picker_choose:
 * @picker: a picker
 * @id: id of a patient
 *
 * Takes this patient.
 */
void
relais_person_picker_choose (RelaisPersonPicker *picker, const char *id)
{
  char *copy = g_strdup (id);

  g_free (picker->id);
  picker->id = copy;
  picker->serial++;
  relais_desk_run (picker->desk, picker, load_patient, g_strdup (id), g_free, (GDestroyNotify) relais_record_unref,
                   on_loaded);
}

/**
 * relais_person_picker_get_row:
 * @picker: a picker
 *
 * Returns: (transfer none): its field
 */
GtkWidget *
relais_person_picker_get_row (RelaisPersonPicker *picker)
{
  return picker->row;
}

/**
 * relais_person_picker_get_list:
 * @picker: a picker
 *
 * Returns: (transfer none): the row in which those stand who fit
 */
GtkWidget *
relais_person_picker_get_list (RelaisPersonPicker *picker)
{
  return picker->box;
}

/**
 * relais_person_picker_get_id:
 * @picker: a picker
 *
 * Returns: (nullable): who was taken
 */
const char *
relais_person_picker_get_id (RelaisPersonPicker *picker)
{
  return picker->id;
}

/**
 * relais_person_picker_get_text:
 * @picker: a picker
 *
 * Returns: what was typed, or the name of who was taken
 */
const char *
relais_person_picker_get_text (RelaisPersonPicker *picker)
{
  return relais_entry_row_get_text (RELAIS_ENTRY_ROW (picker->row));
}

/**
 * relais_person_picker_set_flags:
 * @picker: a picker
 * @flags: among whom it looks; patients alone at first
 */
void
relais_person_picker_set_flags (RelaisPersonPicker *picker, RelaisSearchFlags flags)
{
  picker->flags = flags;
}

/**
 * relais_person_picker_set_text:
 * @picker: a picker
 * @text: what was typed
 *
 * As if it were typed now.
 */
void
relais_person_picker_set_text (RelaisPersonPicker *picker, const char *text)
{
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (picker->row), text);
}

/**
 * relais_person_picker_set_finding:
 * @picker: a picker
 * @sentence: what is wrong
 *
 * Says what keeps the form from being saved.
 */
void
relais_person_picker_set_finding (RelaisPersonPicker *picker, const char *sentence)
{
  relais_entry_row_set_finding (RELAIS_ENTRY_ROW (picker->row), sentence, RELAIS_ISSUE_ERROR);
}

static void
relais_person_picker_dispose (GObject *object)
{
  RelaisPersonPicker *self = RELAIS_PERSON_PICKER (object);

  g_clear_object (&self->note);
  g_clear_object (&self->row);
  g_clear_object (&self->box);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_person_picker_parent_class)->dispose (object);
}

static void
relais_person_picker_finalize (GObject *object)
{
  g_free (RELAIS_PERSON_PICKER (object)->id);
  G_OBJECT_CLASS (relais_person_picker_parent_class)->finalize (object);
}

static void
relais_person_picker_class_init (RelaisPersonPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_person_picker_finalize;

  /**
   * RelaisPersonPicker::changed:
   *
   * Something was typed, or somebody was taken.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisPersonPicker::apply:
   *
   * Somebody was taken with Enter: the next field, please.
   */
  signals[SIGNAL_APPLY] =
      g_signal_new ("apply", RELAIS_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_person_picker_init (RelaisPersonPicker *self)
{
}

static void
build (RelaisPersonPicker *self, const char *title)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->row = g_object_ref_sink (relais_entry_row_new (title));
  g_object_set (self->row, "hint", _("Name, or last digits of a number"), NULL);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "apply", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (relais_entry_row_get_entry (RELAIS_ENTRY_ROW (self->row)), keys);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "candidates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Patients found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  self->box = g_object_ref_sink (adw_preferences_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->box), _("Patients found"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->box), self->list);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->box), FALSE);
  gtk_widget_set_focusable (self->box, FALSE);
  gtk_widget_set_visible (self->box, FALSE);
}

/**
 * relais_person_picker_new:
 * @desk: the desk
 * @title: the name of the field, perhaps with a mnemonic
 *
 * Returns: (transfer full): a picker that has taken nobody
 */
RelaisPersonPicker *
relais_person_picker_new (RelaisDesk *desk, const char *title)
{
  RelaisPersonPicker *self = g_object_new (RELAIS_TYPE_PERSON_PICKER, NULL);

  self->desk = g_object_ref (desk);
  self->note = relais_search_note_new (desk);
  self->flags = RELAIS_SEARCH_PATIENTS;
  build (self, title);
  return self;
}
