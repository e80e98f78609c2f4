/* What a timeline of the notebook is narrowed to: topic, author, role, urgency, level, days, whether something is
 * asked. All that is chosen holds at once. A button beside the search that says how many are set; its popover holds
 * them, and the way back to everything. Names are read again each time it is opened. Emits "changed". Main thread.
 */

#include "relais-note-filters.h"

#include "relais-code-row.h"
#include "relais-day-words.h"
#include "relais-entry-row.h"
#include "relais-field-reader.h"
#include "relais-note-topic.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-practice-labels.h"
#include "relais-spoken-date.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>

enum {
  CHOICE_TOPIC,
  CHOICE_AUTHOR,
  CHOICE_ROLE,
  CHOICE_URGENCY,
  CHOICE_LEVEL,
  N_CHOICES
};

enum {
  DAY_FROM,
  DAY_UNTIL,
  N_DAYS
};

struct _RelaisNoteFilters {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisDate days[N_DAYS];

  GtkWidget *button;
  GtkWidget *number;
  RelaisCodeRow *choices[N_CHOICES];
  GtkWidget *dates[N_DAYS];
  GtkWidget *asking;
  GtkWidget *reset;
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteFilters, relais_note_filters, ADW_TYPE_BIN)

static const char *const titles[N_CHOICES] = {
  [CHOICE_TOPIC] = N_("Topic"),     [CHOICE_AUTHOR] = N_("Written by"), [CHOICE_ROLE] = N_("Role of who wrote"),
  [CHOICE_URGENCY] = N_("Urgency"), [CHOICE_LEVEL] = N_("For whom"),
};

/* --- What there is to choose --- */

typedef struct {
  RelaisLabels *labels;
  GPtrArray *staff;
} Names;

static void
names_free (gpointer data)
{
  Names *names = data;

  g_clear_pointer (&names->labels, relais_labels_unref);
  g_clear_pointer (&names->staff, g_ptr_array_unref);
  g_free (names);
}

static gpointer
read_names (RelaisSession *session, gpointer data, GError **error)
{
  Names *names = g_new0 (Names, 1);

  names->labels = relais_practice_labels_load (session, error);
  names->staff = names->labels != NULL ? relais_session_list_staff (session, error) : NULL;
  if (names->staff == NULL)
    g_clear_pointer (&names, names_free);
  return names;
}

static void
fill_topics (RelaisNoteFilters *self, const RelaisLabels *labels)
{
  RelaisCodeRow *row = self->choices[CHOICE_TOPIC];
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
  const char *roles = relais_actor_get_roles (relais_desk_get_actor (self->desk));
  g_autoptr (GPtrArray) topics = relais_note_topic_list (labels, roles, language);

  relais_code_row_begin (row);
  for (guint i = 0; i < topics->len; i++)
    {
      const char *code = relais_record_get (topics->pdata[i], RELAIS_LABEL_CODE);

      relais_code_row_add (row, code, relais_labels_get_name (labels, RELAIS_LABEL_KIND_TOPIC, code, language));
    }
  relais_code_row_end (row, FALSE);
}

static void
fill_authors (RelaisNoteFilters *self, GPtrArray *staff)
{
  RelaisCodeRow *row = self->choices[CHOICE_AUTHOR];

  relais_code_row_begin (row);
  for (guint i = 0; i < staff->len; i++)
    relais_code_row_add (row, relais_record_get_id (staff->pdata[i]),
                         relais_record_get (staff->pdata[i], RELAIS_STAFF_NAME));
  relais_code_row_end (row, TRUE);
}

/* The others write nothing. */
static void
fill_roles (RelaisNoteFilters *self)
{
  RelaisCodeRow *row = self->choices[CHOICE_ROLE];

  relais_code_row_begin (row);
  for (guint i = 0; i <= RELAIS_ROLE_COORDINATOR; i++)
    {
      g_autofree char *name = relais_field_format (&relais_staff_type.fields[RELAIS_STAFF_ROLE], relais_role_words[i]);

      relais_code_row_add (row, relais_role_words[i], name);
    }
  relais_code_row_end (row, FALSE);
}

static void
fill_urgencies (RelaisNoteFilters *self)
{
  RelaisCodeRow *row = self->choices[CHOICE_URGENCY];

  relais_code_row_begin (row);
  for (guint i = 0; relais_urgency_words[i] != NULL; i++)
    {
      const char *words = relais_notebook_words_urgency (relais_urgency_words[i]);

      relais_code_row_add (row, relais_urgency_words[i], words != NULL ? words : _("For information"));
    }
  relais_code_row_end (row, FALSE);
}

static void
fill_levels (RelaisNoteFilters *self)
{
  RelaisCodeRow *row = self->choices[CHOICE_LEVEL];

  relais_code_row_begin (row);
  for (guint i = 0; i < RELAIS_N_VISIBILITIES; i++)
    {
      if (relais_actor_may_with (relais_desk_get_actor (self->desk), RELAIS_ACT_READ_NOTES, i, FALSE))
        relais_code_row_add (row, relais_visibility_words[i], relais_notebook_words_level (i));
    }
  relais_code_row_end (row, FALSE);
}

static void
on_names_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteFilters *self = owner;
  Names *names = answer;

  if (names == NULL)
    return;
  fill_topics (self, names->labels);
  fill_authors (self, names->staff);
  names_free (names);
}

static void
ask_names (RelaisNoteFilters *self)
{
  relais_desk_run (self->desk, self, read_names, NULL, NULL, names_free, on_names_read);
}

/* --- What was chosen --- */

static guint
count (RelaisNoteFilters *self)
{
  guint n = gtk_switch_get_active (GTK_SWITCH (self->asking)) ? 1 : 0;

  for (int i = 0; i < N_CHOICES; i++)
    n += relais_code_row_get_code (self->choices[i]) != NULL ? 1 : 0;
  for (int i = 0; i < N_DAYS; i++)
    n += relais_date_is_set (self->days[i]) ? 1 : 0;
  return n;
}

static void
show_number (RelaisNoteFilters *self)
{
  guint n = count (self);
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *name =
      n > 0 ? g_strdup_printf (ngettext ("Filters: %u is set", "Filters: %u are set", n), n) : g_strdup (_("Filters"));

  gtk_label_set_text (GTK_LABEL (self->number), text);
  gtk_widget_set_visible (self->number, n > 0);
  gtk_widget_set_sensitive (self->reset, n > 0);
  gtk_widget_set_tooltip_text (self->button, name);
  relais_parts_name (self->button, name);
}

static void
on_changed (RelaisNoteFilters *self)
{
  if (self->is_filling)
    return;
  show_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was written lies behind us: a weekday is the last one. */
static void
read_day (RelaisNoteFilters *self, int index)
{
  RelaisEntryRow *row = RELAIS_ENTRY_ROW (self->dates[index]);
  const char *text = relais_entry_row_get_text (row);
  RelaisDate date = RELAIS_DATE_NONE;
  g_autofree char *said = NULL;
  gboolean is_day = relais_spoken_date_parse (text, relais_desk_get_today (self->desk), RELAIS_SPOKEN_DATE_PAST, NULL,
                                              &date) &&
                    relais_date_is_full (date);

  self->days[index] = is_day ? date : RELAIS_DATE_NONE;
  if (is_day)
    said = relais_day_words_in_full (self->desk, date);
  else if (*text != '\0')
    said = g_strdup (_("This is no day yet. Try “Monday”, “yesterday” or “12/11”."));
  relais_entry_row_set_finding (row, said, is_day ? RELAIS_ISSUE_HINT : RELAIS_ISSUE_WARNING);
}

static void
on_day_typed (GtkWidget *row, RelaisNoteFilters *self)
{
  int index = row == self->dates[DAY_FROM] ? DAY_FROM : DAY_UNTIL;
  RelaisDate before = self->days[index];

  read_day (self, index);
  if (relais_date_compare (before, self->days[index]) != 0)
    on_changed (self);
}

static void
add_words (GString *words, const char *text)
{
  if (text != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

static void
add_day (RelaisNoteFilters *self, GString *words, const char *form, int index)
{
  g_autofree char *day = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  if (!relais_date_is_set (self->days[index]))
    return;
  day = relais_day_words (self->desk, self->days[index]);
  parts = g_strsplit (form, "{day}", 2);
  text = g_strjoinv (day, parts);
  add_words (words, text);
}

static char *
describe (RelaisNoteFilters *self)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < N_CHOICES; i++)
    add_words (words, relais_code_row_get_name (self->choices[i]));
  /* Translators: {day} is "yesterday" or "Monday 16 November" */
  add_day (self, words, _("from: {day}"), DAY_FROM);
  add_day (self, words, _("until: {day}"), DAY_UNTIL);
  add_words (words, gtk_switch_get_active (GTK_SWITCH (self->asking)) ? _("asks something") : NULL);
  return g_string_free (words, words->len == 0);
}

/**
 * relais_note_filters_apply:
 * @filters: the filters
 * @question: a question, which is narrowed to what is chosen
 */
void
relais_note_filters_apply (RelaisNoteFilters *filters, RelaisNotebookQuestion *question)
{
  char **const places[N_CHOICES] = { [CHOICE_TOPIC] = &question->topic,
                                     [CHOICE_AUTHOR] = &question->author,
                                     [CHOICE_ROLE] = &question->role,
                                     [CHOICE_URGENCY] = &question->urgency,
                                     [CHOICE_LEVEL] = &question->visibility };

  for (int i = 0; i < N_CHOICES; i++)
    {
      g_free (*places[i]);
      *places[i] = g_strdup (relais_code_row_get_code (filters->choices[i]));
    }
  question->from = filters->days[DAY_FROM];
  question->until = filters->days[DAY_UNTIL];
  question->only_asking = gtk_switch_get_active (GTK_SWITCH (filters->asking));
  g_free (question->narrowed);
  question->narrowed = describe (filters);
}

/**
 * relais_note_filters_is_set:
 * @filters: the filters
 *
 * Returns: whether anything is chosen
 */
gboolean
relais_note_filters_is_set (RelaisNoteFilters *filters)
{
  return count (filters) > 0;
}

/**
 * relais_note_filters_reset:
 * @filters: the filters
 *
 * Lets everything through again.
 */
void
relais_note_filters_reset (RelaisNoteFilters *filters)
{
  if (count (filters) == 0)
    return;
  filters->is_filling = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    relais_code_row_reset (filters->choices[i]);
  for (int i = 0; i < N_DAYS; i++)
    relais_entry_row_set_text (RELAIS_ENTRY_ROW (filters->dates[i]), "");
  gtk_switch_set_active (GTK_SWITCH (filters->asking), FALSE);
  filters->is_filling = FALSE;
  on_changed (filters);
}

/* --- The class --- */

static void
relais_note_filters_dispose (GObject *object)
{
  g_clear_object (&RELAIS_NOTE_FILTERS (object)->desk);
  G_OBJECT_CLASS (relais_note_filters_parent_class)->dispose (object);
}

static void
relais_note_filters_class_init (RelaisNoteFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_filters_dispose;

  /**
   * RelaisNoteFilters::changed:
   *
   * Something else is chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_NOTE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_rows (RelaisNoteFilters *self)
{
  GtkWidget *group = relais_parts_group (NULL);
  const char *const days[N_DAYS] = { _("_From"), _("_Until") };
  GtkWidget *row;

  for (int i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = RELAIS_CODE_ROW (relais_code_row_new (_(titles[i])));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->choices[i]));
      g_signal_connect_swapped (self->choices[i], "changed", G_CALLBACK (on_changed), self);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->dates[i] = relais_entry_row_new (days[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->dates[i]);
      g_signal_connect (self->dates[i], "changed", G_CALLBACK (on_day_typed), self);
    }
  self->asking = gtk_switch_new ();
  row = relais_parts_toggle_row (_("Asks something"), self->asking);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->asking);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->asking);
  g_signal_connect_swapped (self->asking, "notify::active", G_CALLBACK (on_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_popover (RelaisNoteFilters *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_signal_connect_swapped (popover, "map", G_CALLBACK (ask_names), self);
  self->reset = gtk_button_new_with_label (_("Show everything"));
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (relais_note_filters_reset), self);
  gtk_box_append (GTK_BOX (box), make_rows (self));
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_widget_set_size_request (box, 288, -1);
  gtk_widget_add_css_class (box, "question");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

static void
relais_note_filters_init (RelaisNoteFilters *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_menu_button_new ();
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "badge");
  gtk_widget_set_valign (self->number, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("view-list-symbolic"));
  gtk_box_append (GTK_BOX (face), self->number);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * relais_note_filters_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): filters that let everything through
 */
GtkWidget *
relais_note_filters_new (RelaisDesk *desk)
{
  RelaisNoteFilters *self = g_object_new (RELAIS_TYPE_NOTE_FILTERS, NULL);

  self->desk = g_object_ref (desk);
  fill_roles (self);
  fill_urgencies (self);
  fill_levels (self);
  ask_names (self);
  show_number (self);
  return GTK_WIDGET (self);
}
