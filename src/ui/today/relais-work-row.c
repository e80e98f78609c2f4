/* One thing to do, as Today shows it: who it is, with age, birth date and street so that nobody takes one for another,
 * what waits, and since or until when; this stands beside it, and below it where the window is narrow. Enter opens the
 * person, or takes the form up again; where an answer is missing, one key notes it. Made by Today.
 */

#include "relais-work-row.h"

#include "relais-parts.h"
#include "relais-person-calls.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register-agree.h"
#include "relais-room.h"
#include "relais-today-room.h"
#include "relais-window.h"
#include "relais-work-words.h"

#include <glib/gi18n-lib.h>

#define SHORT_CHARS 24

struct _RelaisWorkRow {
  AdwPreferencesRow parent_instance;

  GtkWidget *line;
  GtkWidget *text;  /* the words, and beside or below them the suffixes */
  GtkWidget *words;
  GtkWidget *suffixes;

  RelaisDesk *desk;
  char *key;
  char *room;
  char *person;
  char *form;
  char *link;
  char *emergency;
  char *name;
  RelaisRecord *caregiver;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (RelaisWorkRow, relais_work_row, ADW_TYPE_PREFERENCES_ROW)

static const struct {
  const char *icon;
  RelaisMood mood;
} looks[] = {
  [RELAIS_WORK_CALM] = { "x-office-calendar-symbolic", RELAIS_MOOD_CALM },
  [RELAIS_WORK_ATTENTION] = { "appointment-soon-symbolic", RELAIS_MOOD_ATTENTION },
  [RELAIS_WORK_AT_RISK] = { "dialog-warning-symbolic", RELAIS_MOOD_RISK },
};

/**
 * relais_work_row_open:
 * @row: a row
 *
 * Opens the person, or takes the form up again.
 */
void
relais_work_row_open (RelaisWorkRow *row)
{
  if (row->form != NULL &&
      gtk_widget_activate_action (GTK_WIDGET (row), "win.resume-form", "(ss)", row->room, row->form))
    return;
  if (row->person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "win.open-person", "(ss)", row->room, row->person);
}

/**
 * relais_work_row_get_key:
 * @row: a row
 *
 * Returns: (transfer none): what tells it from the others, see relais_work_words_key()
 */
const char *
relais_work_row_get_key (RelaisWorkRow *row)
{
  return row->key;
}

static void
add_suffix (RelaisWorkRow *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->suffixes), widget);
}

/* --- One key for a consent --- */

typedef struct {
  char *link;
  char *name;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->link);
  g_free (answer->name);
  g_free (answer);
}

static gpointer
agree (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_agree (session, relais_session_get_actor (session), ((Answer *) data)->link, error);
}

/* The row is gone by then: the list follows the register. */
static void
on_agreed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisRecord) link = answer;
  g_autofree char *text = NULL;

  if (link == NULL)
    {
      relais_window_tell_error (owner, error);
      return;
    }
  text = g_strdup_printf (_("%s agrees: kept, printed, called by the hospital"), ((Answer *) data)->name);
  relais_window_tell (owner, text);
}

static void
on_said_yes (GtkButton *button, RelaisWorkRow *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->link = g_strdup (self->link);
  answer->name = g_strdup (self->name);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  relais_desk_run (self->desk, gtk_widget_get_ancestor (GTK_WIDGET (self), RELAIS_TYPE_ROOM), agree, answer,
                   answer_free, (GDestroyNotify) relais_record_unref, on_agreed);
}

static void
on_other_answer (GtkButton *button, RelaisWorkRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  relais_work_row_open (self);
}

static GtkWidget *
make_question (RelaisWorkRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text =
      g_strdup_printf (_("May we keep the number of %s, print it on a card, and let the hospital call it?"), self->name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *yes = relais_parts_mnemonic_button (_("_Yes to all three"));
  GtkWidget *other = relais_parts_mnemonic_button (_("_Another answer"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "question");
  gtk_widget_add_css_class (yes, "suggested-action");
  g_signal_connect (yes, "clicked", G_CALLBACK (on_said_yes), self);
  g_signal_connect (other, "clicked", G_CALLBACK (on_other_answer), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), yes);
  gtk_box_append (GTK_BOX (box), other);
  return box;
}

static void
add_question (RelaisWorkRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_question (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Ask"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Ask consent now"));
  relais_parts_name (button, _("Ask consent now"));
  add_suffix (self, button);
}

/* --- A tick for a call --- */

static void
on_ticked (GtkCheckButton *tick, RelaisWorkRow *self)
{
  if (!gtk_check_button_get_active (tick))
    return;
  /* It is done when it is stored, and then the row goes. */
  gtk_check_button_set_active (tick, FALSE);
  relais_person_calls_note (gtk_widget_get_ancestor (GTK_WIDGET (self), RELAIS_TYPE_ROOM), self->desk, self->link,
                            self->caregiver, "done");
}

static void
add_tick (RelaisWorkRow *self, const RelaisWorkItem *item)
{
  GtkWidget *tick = gtk_check_button_new ();
  /* Translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_("%s was called"), self->name);

  self->caregiver = relais_record_ref (item->person);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tick, label);
  relais_parts_name (tick, label);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_ticked), self);
  gtk_box_prepend (GTK_BOX (self->line), tick);
}

/* --- One key for what was told --- */

static gpointer
see (RelaisSession *session, gpointer data, GError **error)
{
  return relais_emergency_see (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_seen (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    relais_window_tell_error (owner, error);
  else
    relais_window_tell (owner, _("Noted that you have seen it"));
  relais_today_room_refresh (RELAIS_TODAY_ROOM (owner));
}

static void
on_see (GtkButton *button, RelaisWorkRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  relais_desk_run (self->desk, gtk_widget_get_ancestor (GTK_WIDGET (self), RELAIS_TYPE_ROOM), see,
                   g_strdup (self->emergency), g_free, NULL, on_seen);
}

static void
add_seen (RelaisWorkRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (C_("verb", "Seen"));
  g_autofree char *name = g_strdup_printf (_("I have seen it: %s"), self->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  relais_parts_describe (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (on_see), self);
  add_suffix (self, button);
}

/* --- What it shows --- */

static void
add_words (RelaisWorkRow *self, const char *markup, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self->words), label);
}

/* One line where there is room; a birth date or a street is never cut off. */
static void
set_texts (RelaisWorkRow *self, const RelaisWorkItem *item)
{
  g_autofree char *aside = relais_work_words_aside (self->desk, item);
  g_autofree char *what = relais_work_words_what (self->desk, item);
  g_autofree char *name = g_markup_escape_text (self->name, -1);
  g_autofree char *dimmed = g_markup_escape_text (aside, -1);
  g_autofree char *title =
      g_strdup_printf ("<b>%s</b>  <span alpha=\"65%%\" size=\"smaller\">%s</span>", name, dimmed);
  g_autofree char *below = g_markup_escape_text (what, -1);
  g_autofree char *said = g_strdup_printf ("%s  %s", self->name, aside);
  g_autofree char *all = g_strdup_printf ("%s\n%s\n%s", self->name, aside, what);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  add_words (self, title, "title");
  if (*below != '\0')
    add_words (self, below, "subtitle");
  relais_parts_name (GTK_WIDGET (self), said);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), all);
}

/* As wide as it is; only a long one folds, where even that is too much. */
static void
keep_whole (GtkWidget *chip, const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (chip));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, g_utf8_strlen (text, -1) > SHORT_CHARS);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_width_chars (label, -1);
}

static void
add_chips (RelaisWorkRow *self, const RelaisWorkItem *item)
{
  g_autofree char *namesakes = relais_person_words_namesakes (item->namesakes);
  g_autofree char *when = relais_work_words_when (self->desk, item);
  g_autofree char *day = relais_work_words_day (self->desk, item);
  GtkWidget *chip;

  if (namesakes != NULL)
    add_suffix (self, relais_parts_chip ("system-users-symbolic", namesakes,
                                                                         RELAIS_MOOD_ATTENTION));
  if (when == NULL)
    return;
  chip = relais_parts_chip (looks[item->severity].icon, when, looks[item->severity].mood);
  keep_whole (chip, when);
  relais_parts_describe (chip, day);
  add_suffix (self, chip);
}

static const char *
find_room (const RelaisWorkItem *item)
{
  if (item->form != NULL)
    return g_str_equal (item->form->kind, "caregiver") ? "caregivers" : "patients";
  if (item->emergency != NULL && !relais_person_is_patient (item->person))
    return "caregivers";
  if (item->kind == RELAIS_WORK_LIFT)
    return relais_person_is_patient (item->person) ? "patients" : "caregivers";
  return item->kind == RELAIS_WORK_RECOGNITION || item->kind == RELAIS_WORK_CONSENT ||
                 item->kind == RELAIS_WORK_AFTER_CALL
             ? "caregivers"
             : "patients";
}

static void
relais_work_row_dispose (GObject *object)
{
  g_clear_object (&RELAIS_WORK_ROW (object)->desk);
  G_OBJECT_CLASS (relais_work_row_parent_class)->dispose (object);
}

static void
relais_work_row_finalize (GObject *object)
{
  RelaisWorkRow *self = RELAIS_WORK_ROW (object);

  g_free (self->key);
  g_free (self->room);
  g_free (self->person);
  g_free (self->form);
  g_free (self->link);
  g_free (self->emergency);
  g_free (self->name);
  g_clear_pointer (&self->caregiver, relais_record_unref);
  G_OBJECT_CLASS (relais_work_row_parent_class)->finalize (object);
}

static gboolean
to_orientation (GBinding *binding, const GValue *folded, GValue *orientation, gpointer data)
{
  g_value_set_enum (orientation,
                    g_value_get_boolean (folded) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return TRUE;
}

static void
relais_work_row_root (GtkWidget *widget)
{
  GtkWidget *leaflet;

  GTK_WIDGET_CLASS (relais_work_row_parent_class)->root (widget);
  leaflet = gtk_widget_get_ancestor (widget, ADW_TYPE_LEAFLET);
  if (leaflet != NULL)
    g_object_bind_property_full (leaflet, "folded", RELAIS_WORK_ROW (widget)->text, "orientation",
                                 G_BINDING_SYNC_CREATE, to_orientation, NULL, NULL, NULL);
}

static void
relais_work_row_class_init (RelaisWorkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_work_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_work_row_finalize;
  GTK_WIDGET_CLASS (klass)->root = relais_work_row_root;
}

static void
relais_work_row_init (RelaisWorkRow *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->text = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->suffixes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->line, "header");
  gtk_widget_add_css_class (self->text, "work");
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->suffixes, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->suffixes, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->text), self->words);
  gtk_box_append (GTK_BOX (self->text), self->suffixes);
  gtk_box_append (GTK_BOX (self->line), self->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * relais_work_row_new:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
relais_work_row_new (RelaisDesk *desk, const RelaisWorkItem *item)
{
  RelaisWorkRow *self = g_object_new (RELAIS_TYPE_WORK_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->key = relais_work_words_key (item);
  self->room = g_strdup (find_room (item));
  self->person = item->person != NULL ? g_strdup (relais_record_get_id (item->person)) : NULL;
  self->form = item->form != NULL ? g_strdup (item->form->id) : NULL;
  self->link = item->link != NULL ? g_strdup (relais_record_get_id (item->link)) : NULL;
  self->emergency = item->emergency != NULL ? g_strdup (item->emergency->id) : NULL;
  self->name = relais_work_words_name (desk, item);
  set_texts (self, item);
  add_chips (self, item);
  if (item->kind == RELAIS_WORK_CONSENT && relais_desk_may (desk, RELAIS_ACT_EDIT_PEOPLE))
    add_question (self);
  if (item->kind == RELAIS_WORK_AFTER_CALL && relais_desk_may (desk, RELAIS_ACT_EDIT_PEOPLE))
    add_tick (self, item);
  if (self->emergency != NULL)
    add_seen (self);
  return GTK_WIDGET (self);
}
