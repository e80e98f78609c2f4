/* The access log in the window: its room, who has seen a record, and the minute of an emergency. */

#include "relais-ui-test.h"

#include "relais-audit-reading.h"
#include "relais-audit-room.h"
#include "relais-clock.h"
#include "relais-dialog.h"
#include "relais-emergency-minute.h"
#include "relais-emergency.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-story-window.h"
#include "relais-test-session.h"
#include "relais-work-row.h"

#define PATIENT RELAIS_FACET_PATIENT

static gboolean
dialog_shows (gpointer data)
{
  GtkWidget *dialog = relais_ui_test_find_dialog (NULL);

  return dialog != NULL && relais_ui_test_find (dialog, GTK_TYPE_WIDGET, data) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return relais_ui_test_find_dialog (NULL) == NULL;
}

static void
open_room (RelaisUiTest *test)
{
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "audit");
}

/* --- The room --- */

static void
test_the_room_lists_the_log (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);

  open_room (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Aïcha · saved · Fatima El Amrani");
  g_assert_true (RELAIS_IS_AUDIT_ROOM (gtk_widget_get_ancestor (
      relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Aïcha · saved · Fatima El Amrani"), RELAIS_TYPE_AUDIT_ROOM)));
  relais_ui_test_walk (GTK_WIDGET (test->window));
}

static gboolean
fill (RelaisChange *change, gpointer data, GError **error)
{
  for (int i = 0; i < 350; i++)
    {
      if (!relais_change_note (change, "search", NULL, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GtkSelectionModel *
get_rows (RelaisUiTest *test)
{
  GtkWidget *list = relais_ui_test_find (test->window, GTK_TYPE_LIST_VIEW, NULL);

  return list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
}

typedef struct {
  RelaisUiTest *test;
  guint n;
} Count;

static gboolean
has_rows (gpointer data)
{
  const Count *count = data;
  GtkSelectionModel *rows = get_rows (count->test);

  return rows != NULL && g_list_model_get_n_items (G_LIST_MODEL (rows)) >= count->n;
}

/* The next part comes when one scrolls to the end of what is there. */
static void
test_more_comes_while_scrolling (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  Count count = { test, 100 };
  GtkAdjustment *place;

  g_assert_true (relais_store_write (relais_session_get_store (session), relais_session_get_actor (session), "search",
                                     fill, NULL, NULL, NULL));
  open_room (test);
  relais_ui_test_wait (has_rows, &count);
  place =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (relais_ui_test_find (test->window, GTK_TYPE_LIST_VIEW, NULL)));
  for (count.n = 200; count.n <= 300; count.n += 100)
    {
      relais_ui_test_settle ();
      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
      relais_ui_test_wait (has_rows, &count);
    }
}

/* A name that is typed, Enter, and only that record is left; Enter on a row tells who has seen it. */
static void
test_one_persons_log (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) other = relais_test_session_add (session, "Peeters", "Jan", PATIENT, NULL);
  GtkWidget *entry;

  open_room (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Aïcha · saved · Jan Peeters");
  entry = relais_ui_test_find (test->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "amrani");
  relais_ui_test_wait_for (test->window, ADW_TYPE_ACTION_ROW, "El Amrani Fatima");
  g_signal_emit_by_name (entry, "activate");
  relais_ui_test_wait_gone (test->window, GTK_TYPE_LABEL, "Jan Peeters");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Aïcha · saved · Fatima El Amrani");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "El Amrani Fatima");

  g_signal_emit_by_name (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "_Who has seen this record…"), "clicked");
  relais_ui_test_wait (dialog_shows, (gpointer) "coordination, administration");
  relais_ui_test_walk (relais_ui_test_find_dialog (NULL));
  gtk_window_close (GTK_WINDOW (relais_ui_test_find_dialog (NULL)));
  relais_ui_test_wait (has_no_dialog, NULL);
}

static GtkWindow *
find_print_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (window->data), "GtkPrintUnixDialog"))
      return window->data;
  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return find_print_dialog () != NULL;
}

static gboolean
has_no_print_dialog (gpointer data)
{
  return find_print_dialog () == NULL;
}

static gboolean
has_act (gconstpointer row, gconstpointer act)
{
  return g_str_equal (((const RelaisAuditRow *) row)->entry.act, act);
}

/* The print dialog of the desktop, with the pages ready; the log says so before. A lock takes it away. */
static void
test_the_story_is_printed (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  relais_ui_test_open_window (test);
  relais_story_window_show (GTK_WIDGET (test->window), test->desk, relais_record_get_id (person));
  relais_ui_test_wait (dialog_shows, (gpointer) "coordination, administration");
  gtk_widget_activate_action (relais_ui_test_find_dialog (NULL), "dialog.accept", NULL);
  relais_ui_test_wait (has_print_dialog, NULL);
  rows = relais_audit_reading_list (session, relais_session_get_actor (session), relais_record_get_id (person), NULL,
                                    NULL);
  g_assert_true (g_ptr_array_find_with_equal_func (rows, "print-audit", has_act, NULL));

  relais_desk_close (test->desk);
  relais_ui_test_wait (has_no_print_dialog, NULL);
  relais_ui_test_wait (has_no_dialog, NULL);
}

static void
test_the_log_is_checked (RelaisUiTest *test, gconstpointer data)
{
  open_room (test);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Aïcha");
  g_signal_emit_by_name (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Check the log"), "clicked");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "The log is whole: ");
}

/* --- An emergency --- */

static void
set_time (RelaisUiTest *test, const char *instant)
{
  relais_clock_set (relais_desk_get_clock (test->desk), instant);
  relais_clock_set (relais_store_get_clock (relais_session_get_store (relais_ui_test_get_session (test))), instant);
}

static RelaisRecord *
open_hidden (RelaisUiTest *test)
{
  RelaisRecord *hidden = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa", PATIENT, "street",
                                                  "rue du Relais 3", "postcode", "1030", "protected", "yes", NULL);

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", "patients",
                              relais_record_get_id (hidden));
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_PERSON_VIEW, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Address, numbers and helpers are not shown here.");
  return hidden;
}

/* The reason is asked, the page says for how long it shows what is hidden, and hides it when the minute is over. */
static void
test_a_minute (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) hidden = open_hidden (test);
  RelaisPersonView *view =
      RELAIS_PERSON_VIEW (relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL));
  GtkWidget *dialog;
  GtkWidget *reason;

  set_time (test, "2026-11-20T14:00:00Z");
  relais_emergency_minute_ask (view);
  relais_ui_test_wait (dialog_shows, (gpointer) "Only when somebody is in danger.");
  dialog = relais_ui_test_find_dialog (NULL);
  relais_ui_test_walk (dialog);
  reason = relais_ui_test_find (dialog, GTK_TYPE_TEXT, NULL);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Ambulance");
  relais_ui_test_press (reason, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait (has_no_dialog, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "rue du Relais 3");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Shown in an emergency, for 60 more seconds");
  relais_ui_test_walk (GTK_WIDGET (test->window));

  set_time (test, "2026-11-20T14:00:25Z");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Shown in an emergency, for 35 more seconds");
  relais_person_view_refresh (view); /* somebody changed something meanwhile: the minute goes on */
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_WIDGET, "rue du Relais 3"));
  set_time (test, "2026-11-20T14:01:00Z");
  relais_ui_test_wait_gone (test->window, GTK_TYPE_WIDGET, "rue du Relais 3");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Address, numbers and helpers are not shown here.");
}

/* The services take 200 characters: what is longer is said while one types, and stays to be shortened. */
static void
test_a_long_reason (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) hidden = open_hidden (test);
  g_autofree char *long_reason = g_strnfill (201, 'a');
  GtkWidget *dialog;
  GtkWidget *reason;

  relais_emergency_minute_ask (RELAIS_PERSON_VIEW (relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL)));
  relais_ui_test_wait (dialog_shows, (gpointer) "Only when somebody is in danger.");
  dialog = relais_ui_test_find_dialog (NULL);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "Nowak Ewa"));
  reason = relais_ui_test_find (dialog, GTK_TYPE_TEXT, NULL);
  gtk_editable_set_text (GTK_EDITABLE (reason), long_reason);
  relais_ui_test_press (reason, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_settle ();

  g_assert_true (relais_ui_test_find_dialog (NULL) == dialog);
  g_assert_nonnull (relais_ui_test_find (dialog, GTK_TYPE_LABEL, "At most 200 characters"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (reason)), ==, long_reason);
  gtk_editable_delete_text (GTK_EDITABLE (reason), 200, -1);
  relais_ui_test_press (reason, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait (has_no_dialog, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "rue du Relais 3");
}

/* Who has seen enough hides it before. */
static void
test_hidden_at_once (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) hidden = open_hidden (test);

  relais_person_view_show_emergency (
      RELAIS_PERSON_VIEW (relais_ui_test_find (test->window, RELAIS_TYPE_PERSON_VIEW, NULL)), "Ambulance");
  relais_ui_test_wait_for (test->window, GTK_TYPE_WIDGET, "rue du Relais 3");
  g_signal_emit_by_name (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "_Hide now"), "clicked");
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_WIDGET, "rue du Relais 3"));
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Address, numbers and helpers are not shown here.");
}

/* Told in Today until somebody says that they have seen it. */
static void
test_today_tells_it (RelaisUiTest *test, gconstpointer data)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) hidden =
      relais_test_session_add (session, "Nowak", "Ewa", PATIENT, "protected", "yes", "agreement", "given", NULL);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisActor) nadine = NULL;
  g_autoptr (RelaisPersonPage) page = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, "Nadine");
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, "reception");
  member = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_test_session_save (session, member);
  nadine = relais_actor_new (relais_record_get_id (saved), "Nadine", "reception", "desk");
  page = relais_emergency_open (session, nadine, relais_record_get_id (hidden), "Ambulance", NULL, NULL);
  g_assert_nonnull (page);

  relais_ui_test_open_window (test);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_1, GDK_ALT_MASK);
  relais_ui_test_wait_for (test->window, RELAIS_TYPE_WORK_ROW, "Ewa");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nadine opened this record for one minute, today 14:02: “Ambulance”");
  relais_ui_test_walk (GTK_WIDGET (test->window));
  g_signal_emit_by_name (relais_ui_test_find (test->window, GTK_TYPE_BUTTON, "Seen"), "clicked");
  relais_ui_test_wait_gone (test->window, RELAIS_TYPE_WORK_ROW, "Ewa");
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/audit/the-room-lists-the-log", test_the_room_lists_the_log);
  relais_ui_test_add ("/audit/more-comes-while-scrolling", test_more_comes_while_scrolling);
  relais_ui_test_add ("/audit/one-persons-log", test_one_persons_log);
  relais_ui_test_add ("/audit/the-story-is-printed", test_the_story_is_printed);
  relais_ui_test_add ("/audit/the-log-is-checked", test_the_log_is_checked);
  relais_ui_test_add ("/audit/a-minute", test_a_minute);
  relais_ui_test_add ("/audit/a-long-reason", test_a_long_reason);
  relais_ui_test_add ("/audit/hidden-at-once", test_hidden_at_once);
  relais_ui_test_add ("/audit/today-tells-it", test_today_tells_it);
  return g_test_run ();
}
