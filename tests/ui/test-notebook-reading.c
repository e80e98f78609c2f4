/* Reading the notebook in the window: what a timeline is narrowed to, what stands on top, who has read what. */

#include "relais-ui-test.h"

#include "relais-code-row.h"
#include "relais-entry-row.h"
#include "relais-hand-over-view.h"
#include "relais-issue.h"
#include "relais-note-filters.h"
#include "relais-note-item.h"
#include "relais-notebook-room.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-task-view.h"
#include "relais-test-session.h"

static char *
add_patient (RelaisUiTest *test, const char *family)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), family, "Mohamed",
                                                              RELAIS_FACET_PATIENT, NULL);

  return g_strdup (relais_record_get_id (patient));
}

/* An entry of the care team, with what else is said of it: pairs of a field and its value, and -1. What is asked may
 * end in "@" and its day.
 */
static char *
write_entry (RelaisUiTest *test, const char *patient, const char *text, const char *action, ...)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  RelaisRecordBuilder *task = relais_record_builder_new (&relais_task_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) asked = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (action != NULL ? action : "", "@", 2);
  va_list more;
  int field;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, "care");
  va_start (more, action);
  while ((field = va_arg (more, int)) >= 0)
    relais_record_builder_set (builder, (guint) field, va_arg (more, const char *));
  va_end (more);
  relais_record_builder_set (task, RELAIS_TASK_ACTION, parts[0]);
  relais_record_builder_set (task, RELAIS_TASK_DUE, parts[0] != NULL ? parts[1] : NULL);
  relais_record_builder_set (task, RELAIS_TASK_FOR, "reception");
  note = relais_record_builder_end (builder);
  asked = relais_record_builder_end (task);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, action != NULL ? asked : NULL, NULL,
                                issues, &error);
  g_assert_no_error (error);
  return g_strdup (relais_record_get_id (saved));
}

#define plain_entry(test, patient, text) g_free (write_entry (test, patient, text, NULL, -1))

static GtkWidget *
open_notebook (RelaisUiTest *test, const char *patient)
{
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  return relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
}

/* --- Filters --- */

static GtkWidget *
open_filters (RelaisUiTest *test)
{
  GtkWidget *filters = relais_ui_test_find (test->window, RELAIS_TYPE_NOTE_FILTERS, NULL);
  GtkWidget *button = adw_bin_get_child (ADW_BIN (filters));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  relais_ui_test_wait_for (button, GTK_TYPE_SWITCH, NULL);
  return button;
}

typedef struct {
  RelaisCodeRow *row;
  const char *name;
} Choosing;

/* The names of topics and members come from a thread. */
static gboolean
choose (gpointer data)
{
  Choosing *choosing = data;
  GListModel *names = adw_combo_row_get_model (ADW_COMBO_ROW (choosing->row));

  for (guint i = 0; names != NULL && i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (!g_str_equal (gtk_string_object_get_string (name), choosing->name))
        continue;
      adw_combo_row_set_selected (ADW_COMBO_ROW (choosing->row), i);
      return TRUE;
    }
  return FALSE;
}

static void
choose_name (GtkWidget *button, const char *title, const char *name)
{
  Choosing choosing = { RELAIS_CODE_ROW (relais_ui_test_wait_for (button, RELAIS_TYPE_CODE_ROW, title)), name };

  relais_ui_test_wait (choose, &choosing);
}

typedef struct {
  GtkWidget *room;
  const char *there;
  const char *gone; /* nullable */
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;

  return relais_ui_test_find (shown->room, GTK_TYPE_LABEL, shown->there) != NULL &&
         (shown->gone == NULL || relais_ui_test_find (shown->room, GTK_TYPE_LABEL, shown->gone) == NULL);
}

/* Both at once: while a timeline is read anew nothing is there at all. */
static void
wait_shown (GtkWidget *room, const char *there, const char *gone)
{
  Shown shown = { room, there, gone };

  relais_ui_test_wait (is_shown, &shown);
}

static void
test_each_filter_narrows (RelaisUiTest *test, gconstpointer data)
{
  static const struct {
    const char *title;
    const char *name;
    const char *there;
    const char *gone;
  } cases[] = {
    { "Topic", "Plaies", "Escarre", "Chute" },
    { "Urgency", "Urgent: phone first", "Chute", "Courses" },
    { "For whom", "At home", "Courses", "Chute" },
    { "Role of who wrote", "nurse", "Chute", "Escarre" },
    { "Written by", "Guillaume", "Chute", "Escarre" },
  };
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *wound = write_entry (test, patient, "Escarre", "commander", RELAIS_NOTE_TOPIC, "woundcare", -1);
  g_autofree char *fall = NULL;
  GtkWidget *room, *button;

  relais_ui_test_become (test, "Guillaume");
  fall = write_entry (test, patient, "Chute", NULL, RELAIS_NOTE_URGENCY, "urgent", -1);
  g_free (write_entry (test, patient, "Courses", NULL, RELAIS_NOTE_VISIBILITY, "home", -1));
  room = open_notebook (test, patient);
  button = open_filters (test);
  relais_ui_test_walk (room);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      relais_ui_test_wait_for (room, GTK_TYPE_LABEL, cases[i].gone);
      choose_name (button, cases[i].title, cases[i].name);
      wait_shown (room, cases[i].there, cases[i].gone);
      g_signal_emit_by_name (relais_ui_test_find (button, GTK_TYPE_BUTTON, "Show everything"), "clicked");
    }
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Chute");
  gtk_switch_set_active (GTK_SWITCH (relais_ui_test_find (button, GTK_TYPE_SWITCH, NULL)), TRUE);
  wait_shown (room, "Escarre", "Chute");
}

static void
test_nothing_fits (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  GtkWidget *room, *button;

  plain_entry (test, patient, "Escarre");
  room = open_notebook (test, patient);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Escarre");
  button = open_filters (test);
  choose_name (button, "Urgency", "Urgent: phone first");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (button, RELAIS_TYPE_ENTRY_ROW, "_From")), "hier");
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Urgent: phone first · from: yesterday");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_nonnull (relais_ui_test_find (button, GTK_TYPE_LABEL, "2"));
  gtk_widget_activate_action (room, "notebook.widen", NULL);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Escarre");
  relais_ui_test_wait_gone (button, GTK_TYPE_LABEL, "2");
}

/* A weekday is the last one, what is no day narrows nothing, and a day that ends before it begins finds nothing. */
static void
test_days (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  GtkWidget *room, *button, *from, *until;

  plain_entry (test, patient, "Escarre");
  room = open_notebook (test, patient);
  button = open_filters (test);
  from = relais_ui_test_find (button, RELAIS_TYPE_ENTRY_ROW, "_From");
  until = relais_ui_test_find (button, RELAIS_TYPE_ENTRY_ROW, "_Until");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (until), "lundi");
  relais_ui_test_wait_for (until, GTK_TYPE_LABEL, "16 November 2026");
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "No entry fits");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (until), "lun");
  relais_ui_test_wait_for (until, GTK_TYPE_LABEL, "16 November 2026");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (until), "blurp");
  relais_ui_test_wait_for (until, GTK_TYPE_LABEL, "no day yet");
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Escarre");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (until), "20/11/2026");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (from), "20/11");
  relais_ui_test_wait_for (button, GTK_TYPE_LABEL, "2");
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Escarre");
}

/* --- What stands on top --- */

#define HEADING "Urgent, still to read"

/* The texts of the entries in the order in which they stand, as far as they are drawn up. */
static char *
tell_order (GtkWidget *room)
{
  GtkWidget *list = relais_ui_test_find (room, GTK_TYPE_LIST_VIEW, NULL);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GString *told = g_string_new (NULL);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (RelaisNoteItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      gboolean is_pinned = (relais_note_item_get_place (item) & RELAIS_NOTE_PLACE_PINNED) != 0;

      g_string_append_printf (told, "%s%s%s", i > 0 ? " " : "", is_pinned ? "!" : "",
                              relais_record_get (relais_note_item_get_entry (item)->note, RELAIS_NOTE_TEXT));
    }
  return g_string_free (told, FALSE);
}

typedef struct {
  GtkWidget *room;
  const char *order;
} Order;

static gboolean
has_order (gpointer data)
{
  Order *order = data;
  g_autofree char *told = tell_order (order->room);

  return g_str_equal (told, order->order);
}

static void
wait_order (GtkWidget *room, const char *text)
{
  Order order = { room, text };

  relais_ui_test_wait (has_order, &order);
}

static void
write_urgent (RelaisUiTest *test, const char *patient, const char *text)
{
  g_free (write_entry (test, patient, text, NULL, RELAIS_NOTE_URGENCY, "urgent", -1));
}

/* On top of what is to be read and of the patient's notebook until Space reads it, and again when it is unread. */
static void
test_urgent_stands_on_top (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *urgent = NULL;
  GtkWidget *room;

  plain_entry (test, patient, "un");
  urgent = write_entry (test, patient, "deux", NULL, RELAIS_NOTE_URGENCY, "urgent", -1);
  plain_entry (test, patient, "trois");
  relais_ui_test_become (test, "Guillaume");
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "notebook");
  room = relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  wait_order (room, "!deux trois un");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", patient);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  wait_order (room, "!deux trois un");
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, HEADING);
  gtk_widget_child_focus (relais_ui_test_find (room, GTK_TYPE_LIST_VIEW, NULL), GTK_DIR_TAB_FORWARD);
  relais_ui_test_press (relais_ui_test_find (room, GTK_TYPE_LIST_VIEW, NULL), GDK_KEY_space, 0);
  wait_order (room, "trois deux un");
  relais_ui_test_wait_gone (room, GTK_TYPE_LABEL, HEADING);
  gtk_widget_activate_action (room, "notebook.unread", "s", urgent);
  wait_order (room, "!deux trois un");
}

/* More of them than one page holds: each stands there once, and the rest after them. */
static void
test_many_urgent_ones (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autoptr (GString) order = g_string_new (NULL);

  plain_entry (test, patient, "calme");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("u%u", i);
      g_autofree char *told = g_strdup_printf ("!u%u ", i);

      write_urgent (test, patient, text);
      g_string_prepend (order, told);
    }
  g_string_append (order, "calme");
  relais_ui_test_become (test, "Guillaume");
  wait_order (open_notebook (test, patient), order->str);
}

/* Where one looks for something, it stands at its day. */
static void
test_a_search_pins_nothing (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  GtkWidget *room;

  write_urgent (test, patient, "plaie");
  plain_entry (test, patient, "plaies");
  relais_ui_test_become (test, "Guillaume");
  room = open_notebook (test, patient);
  wait_order (room, "!plaie plaies");
  gtk_editable_set_text (GTK_EDITABLE (relais_ui_test_find (room, GTK_TYPE_SEARCH_ENTRY, NULL)), "plaie");
  wait_order (room, "plaies plaie");
}

/* --- How much there is to read --- */

typedef struct {
  GtkWidget *row;
  const char *text;
} Number;

static gboolean
has_number (gpointer data)
{
  const Number *number = data;

  return relais_ui_test_find (number->row, GTK_TYPE_LABEL, number->text) != NULL;
}

/* The number beside the room follows what is signed and read, and belongs to the name of its row. */
static void
test_counted_in_the_sidebar (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *first = write_entry (test, patient, "un", NULL, -1);
  const char *const ids[] = { first, NULL };
  g_autoptr (GError) error = NULL;
  RelaisSession *session;
  GtkWidget *row;

  plain_entry (test, patient, "deux");
  relais_ui_test_become (test, "Guillaume");
  relais_ui_test_open_window (test);
  row = gtk_widget_get_ancestor (relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Notebook"),
                                 GTK_TYPE_LIST_BOX_ROW);
  relais_ui_test_wait (has_number, &(Number) { row, "2" });
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Notebook, 2");
  session = relais_ui_test_get_session (test);
  g_assert_true (relais_notebook_mark_read (session, relais_session_get_actor (session), ids, &error));
  relais_ui_test_wait (has_number, &(Number) { row, "1" });
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Notebook, 1");
}

/* One line of Today says it, and leads to the notebook. */
static void
test_told_by_today (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  GtkWidget *row;

  plain_entry (test, patient, "un");
  write_urgent (test, patient, "deux");
  relais_ui_test_become (test, "Guillaume");
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "today");
  row = relais_ui_test_wait_for (test->window, ADW_TYPE_ACTION_ROW, "2 entries to read");
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_LABEL, "of which 1 urgent"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "of which 1 urgent");
  g_signal_emit_by_name (row, "activated");
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, HEADING);
}

/* --- What is to be done --- */

static GtkWidget *
choose_view (GtkWidget *room, const char *title, GType type)
{
  GtkWidget *choice = relais_ui_test_find (room, GTK_TYPE_DROP_DOWN, "Which entries");
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (g_str_equal (gtk_string_object_get_string (name), title))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
    }
  return relais_ui_test_wait_for (room, type, NULL);
}

/* Across patients, with who is who; ticked by Space and taken back; Enter leads to the notebook. */
static void
test_what_is_to_be_done (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autofree char *other = add_patient (test, "Dubois");
  g_autofree char *asked = write_entry (test, patient, "Escarre", "commander des pansements@2026-11-19", -1);
  g_autofree char *also = write_entry (test, other, "Chute", "appeler le fils", -1);
  GtkWidget *room, *view, *list;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "notebook");
  room = relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  view = choose_view (room, "To do", RELAIS_TYPE_TASK_VIEW);
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "Nothing is asked");
  /* Both are asked of reception, which a coordinator is not. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (relais_ui_test_find (view, GTK_TYPE_DROP_DOWN, "Asked of whom")), 2);
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "commander des pansements");
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "El Amrani Mohamed"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "Dubois Mohamed"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "reception · asked by"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "overdue: yesterday"));
  relais_ui_test_walk (room);
  list = relais_ui_test_find (view, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  relais_ui_test_press (list, GDK_KEY_space, 0);
  relais_ui_test_wait_gone (view, GTK_TYPE_LABEL, "commander des pansements");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Noted as done");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (relais_ui_test_find (view, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "done by");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-last", NULL);
  relais_ui_test_wait_gone (view, GTK_TYPE_LABEL, "done by");
  g_signal_emit_by_name (list, "activate", 0);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Escarre");
  view = choose_view (room, "To do", RELAIS_TYPE_TASK_VIEW);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (relais_ui_test_find (view, GTK_TYPE_DROP_DOWN, "Asked of whom")), 2);
  wait_shown (view, "commander des pansements", "appeler le fils");
}

/* --- The hand-over --- */

static gboolean
is_read (gpointer view)
{
  return relais_ui_test_find (view, GTK_TYPE_LABEL, "El Amrani Mohamed") != NULL &&
         relais_ui_test_find (view, GTK_TYPE_LABEL, "To read") == NULL;
}

/* One row a patient, in the order of their names; Space reads all of it, Enter opens the notebook. */
static void
test_handed_over (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *asked = write_entry (test, patient, "Escarre", "commander des pansements@2026-11-19", -1);
  g_autofree char *namesake = add_patient (test, "El Amrani");
  GtkWidget *room, *view, *list;

  plain_entry (test, patient, "Tension basse");
  relais_ui_test_become (test, "Guillaume");
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "notebook");
  room = relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL);
  view = choose_view (room, "Hand-over", RELAIS_TYPE_HAND_OVER_VIEW);
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "Tension basse");
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "El Amrani Mohamed"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "Escarre"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "commander des pansements · overdue: yesterday"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "since Thursday 19 November 2026"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "To read"));
  g_assert_nonnull (relais_ui_test_find (view, GTK_TYPE_LABEL, "same name: 2"));
  relais_ui_test_walk (room);
  list = relais_ui_test_find (view, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  relais_ui_test_press (list, GDK_KEY_space, 0);
  relais_ui_test_wait (is_read, view);
  g_signal_emit_by_name (list, "activate", 0);
  relais_ui_test_wait_for (test->window, GTK_TYPE_TEXT_VIEW, NULL);
}

/* --- What stands around an entry --- */

static gboolean
has_focus_of (gpointer data)
{
  Shown *shown = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (shown->room));

  return focus != NULL && relais_ui_test_find (focus, GTK_TYPE_LABEL, shown->there) != NULL &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* Who has read it, what answers it, and from the answer to what it answers, which was not even read in yet. */
static void
test_seen_and_answered (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *first = write_entry (test, patient, "Premier mot", NULL, -1);
  const char *const ids[] = { first, NULL };
  g_autoptr (GError) error = NULL;
  RelaisSession *session;
  GtkWidget *room;

  for (guint i = 0; i < 70; i++)
    plain_entry (test, patient, "entre");
  relais_ui_test_become (test, "Guillaume");
  session = relais_ui_test_get_session (test);
  g_assert_true (relais_notebook_mark_read (session, relais_session_get_actor (session), ids, &error));
  g_assert_no_error (error);
  g_free (write_entry (test, patient, "Réponse", NULL, RELAIS_NOTE_ANSWERS, first, -1));
  room = open_notebook (test, patient);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "today 14:02: Premier mot");
  g_assert_null (relais_ui_test_find (room, GTK_TYPE_LABEL, "Seen by"));
  gtk_widget_activate_action (room, "notebook.open-entry", "(ss)", patient, first);
  relais_ui_test_wait (has_focus_of, &(Shown) { room, "Premier mot", NULL });
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Seen by Guillaume, today 14:02");
  g_assert_nonnull (relais_ui_test_find (room, GTK_TYPE_LABEL, "1 answer"));
  relais_ui_test_walk (room);
}

static gboolean
has_readers (gpointer data)
{
  GtkWidget *dialog = relais_ui_test_find_dialog ("Who has read it");

  return dialog != NULL && relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Guillaume") != NULL;
}

/* Each reader on a row of their own, in a dialog that Escape closes. */
static void
test_who_has_read (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *patient = add_patient (test, "El Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_autofree char *entry = write_entry (test, patient, "Premier mot", NULL, -1);
  const char *const ids[] = { entry, NULL };
  g_autoptr (GError) error = NULL;
  RelaisSession *session;
  GtkWidget *room, *dialog;

  room = open_notebook (test, patient);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Premier mot");
  gtk_widget_activate_action (room, "notebook.readings", "s", entry);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nobody has read it yet");
  g_clear_pointer (&test->window, gtk_window_destroy);
  relais_ui_test_become (test, "Guillaume");
  session = relais_ui_test_get_session (test);
  g_assert_true (relais_notebook_mark_read (session, relais_session_get_actor (session), ids, &error));
  g_assert_no_error (error);
  room = open_notebook (test, patient);
  relais_ui_test_wait_for (room, GTK_TYPE_LABEL, "Seen by Guillaume");
  gtk_widget_activate_action (room, "notebook.readings", "s", entry);
  relais_ui_test_wait (has_readers, NULL);
  dialog = relais_ui_test_find_dialog ("Who has read it");
  relais_ui_test_wait_for (dialog, GTK_TYPE_LABEL, "today 14:02");
  relais_ui_test_walk (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/notebook-reading/each-filter", test_each_filter_narrows);
  relais_ui_test_add ("/notebook-reading/nothing-fits", test_nothing_fits);
  relais_ui_test_add ("/notebook-reading/days", test_days);
  relais_ui_test_add ("/notebook-reading/urgent-on-top", test_urgent_stands_on_top);
  relais_ui_test_add ("/notebook-reading/many-urgent", test_many_urgent_ones);
  relais_ui_test_add ("/notebook-reading/search-pins-nothing", test_a_search_pins_nothing);
  relais_ui_test_add ("/notebook-reading/sidebar", test_counted_in_the_sidebar);
  relais_ui_test_add ("/notebook-reading/today", test_told_by_today);
  relais_ui_test_add ("/notebook-reading/to-do", test_what_is_to_be_done);
  relais_ui_test_add ("/notebook-reading/seen-and-answered", test_seen_and_answered);
  relais_ui_test_add ("/notebook-reading/hand-over", test_handed_over);
  relais_ui_test_add ("/notebook-reading/who-has-read", test_who_has_read);
  return g_test_run ();
}
