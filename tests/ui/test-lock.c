/* The lock: when it comes, what it leaves on the screen, and who comes in again. */

#include "relais-drafts.h"
#include "relais-entry-row.h"
#include "relais-form-keeper.h"
#include "relais-lock.h"
#include "relais-member-tiles.h"
#include "relais-pin-seal-testing.h"
#include "relais-test-session.h"
#include "relais-ui-test.h"
#include "relais-unlock-page.h"

#define PASSPHRASE "quatre mots sans rapport"
#define PIN        "4711"

static gint64 now;

static gint64
get_now (void)
{
  return now;
}

static GtkWidget *
find_in (gpointer window, GType type, const char *text)
{
  return relais_ui_test_find (window, type, text);
}

static gboolean
is_open (gpointer data)
{
  return relais_desk_is_open (((RelaisUiTest *) data)->desk);
}

static gboolean
is_left (gpointer data)
{
  return !relais_desk_is_leaving (((RelaisUiTest *) data)->desk);
}

static void
choose_pin (RelaisUiTest *test)
{
  g_autoptr (GError) error = NULL;

  relais_door_choose_pin (relais_desk_get_door (test->desk), relais_desk_get_session (test->desk), PIN, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *at = toplevels; at != NULL; at = at->next)
    if (!RELAIS_IS_WINDOW (at->data) && gtk_widget_get_mapped (at->data))
      return at->data;
  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
type_and_enter (GtkWidget *row, const char *text)
{
  g_assert_nonnull (row);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), text);
  g_signal_emit_by_name (row, "apply");
}

static gboolean
says_wrong (gpointer data)
{
  return find_in (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "This PIN is not right") != NULL;
}

static gboolean
asks_passphrase (gpointer data)
{
  return find_in (((RelaisUiTest *) data)->window, RELAIS_TYPE_ENTRY_ROW, "Your _name") != NULL;
}

/* From the menu to the tile: the PIN is chosen in its dialog, and opens again after a lock. */
static void
test_pin_lets_in_again (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *row;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.choose-pin", NULL);
  row = find_in (find_dialog (), RELAIS_TYPE_ENTRY_ROW, NULL);
  relais_ui_test_walk (find_dialog ());
  type_and_enter (row, "471");
  g_assert_nonnull (find_dialog ());
  type_and_enter (row, PIN);
  relais_ui_test_wait (has_no_dialog, test);

  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_l, GDK_CONTROL_MASK);
  g_assert_false (relais_desk_is_open (test->desk));
  relais_ui_test_walk (GTK_WIDGET (test->window));
  row = find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "PIN of Aïcha");
  type_and_enter (row, "0000");
  relais_ui_test_wait (says_wrong, test);
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), ==, "");
  type_and_enter (row, PIN);
  relais_ui_test_wait (is_open, test);
  g_assert_null (find_in (test->window, RELAIS_TYPE_UNLOCK_PAGE, NULL));
}

static void
test_somebody_else (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *button;

  choose_pin (test);
  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_settle ();
  g_assert_null (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "Your _name"));
  button = find_in (test->window, GTK_TYPE_BUTTON, "_Somebody else");
  g_signal_emit_by_name (button, "clicked");
  relais_ui_test_settle ();
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (
                       find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "Your _name"))),
                   ==, "");
  g_signal_emit_by_name (button, "clicked");
  relais_ui_test_settle ();
  g_assert_nonnull (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "PIN of Aïcha"));
}

/* A PIN beside the passphrase; what is none is said under its field, and nothing is tried. */
static void
test_pin_at_sign_in (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) members = NULL;
  GtkWidget *pin;

  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_settle ();
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "Your _name")), "aicha");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "_Passphrase")),
                             PASSPHRASE);
  pin = find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "P_IN");
  type_and_enter (pin, "12");
  g_assert_nonnull (find_in (pin, GTK_TYPE_LABEL, "4 to 8 digits."));
  g_assert_false (relais_desk_is_open (test->desk));
  type_and_enter (pin, PIN);
  relais_ui_test_wait (is_open, test);
  members = relais_door_list_members (relais_desk_get_door (test->desk));
  g_assert_cmpuint (members->len, ==, 1);
}

static void
test_fifth_wrong_pin_asks_the_passphrase (RelaisUiTest *test, gconstpointer data)
{
  RelaisClock *clock = relais_desk_get_clock (test->desk);

  choose_pin (test);
  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_settle ();
  for (int i = 1; i < 5; i++)
    {
      g_autofree char *later = g_strdup_printf ("2026-11-20T13:%02d:00Z", 5 + i);

      relais_clock_set (clock, later);
      type_and_enter (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "PIN of"), "0000");
      relais_ui_test_wait (says_wrong, test);
    }
  relais_clock_set (clock, "2026-11-20T13:20:00Z");
  type_and_enter (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "PIN of"), "0000");
  relais_ui_test_wait (asks_passphrase, test);
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (
                       find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "Your _name"))),
                   ==, "Aïcha");
  g_assert_nonnull (find_in (test->window, GTK_TYPE_LABEL, "Your PIN no longer opens"));
  g_assert_null (find_in (test->window, GTK_TYPE_BUTTON, "_Who was here today"));
}

/* --- What is left on the screen --- */

static gboolean
shows_toast (gpointer data)
{
  return find_in (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "El Amrani") != NULL;
}

static void
test_nothing_is_left (RelaisUiTest *test, gconstpointer data)
{
  GdkClipboard *clipboard;
  GtkWidget *foreign;

  relais_ui_test_open_window (test);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  relais_window_tell (GTK_WIDGET (test->window), "Record archived: El Amrani Fatima");
  relais_ui_test_wait (shows_toast, test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.preferences", NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.about", NULL);
  /* As the desktop's dialogs, which know nothing of the desk. */
  foreign = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (foreign), "El Amrani.pdf");
  gtk_window_present (GTK_WINDOW (foreign));
  gdk_clipboard_set_text (clipboard, "0478 12 34 56");
  relais_ui_test_settle ();
  g_assert_nonnull (find_dialog ());
  g_assert_true (gdk_clipboard_is_local (clipboard));

  relais_desk_close (test->desk);
  g_assert_null (find_dialog ());
  g_assert_null (find_in (test->window, GTK_TYPE_LABEL, "El Amrani"));
  g_assert_cmpstr (gtk_window_get_title (test->window), ==, "Relais");
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

/* --- When it comes --- */

typedef struct {
  RelaisIdle *idle;
  RelaisLockSource *source;
  RelaisLock *lock;
} Watching;

static Watching
watch (RelaisUiTest *test)
{
  Watching watching = { relais_idle_new (get_now), relais_lock_source_new (), NULL };

  now = 1000;
  watching.lock = relais_lock_new (test->desk, watching.idle, watching.source);
  return watching;
}

static void
test_idle (RelaisUiTest *test, gconstpointer data)
{
  static const struct {
    RelaisPlace place;
    int seconds;
  } cases[] = { { RELAIS_PLACE_PUBLIC_DESK, 120 }, { RELAIS_PLACE_CONSULTING_ROOM, 900 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Watching watching;

      if (!relais_desk_is_open (test->desk))
        {
          g_autoptr (GError) error = NULL;
          RelaisSession *session =
              relais_session_open (test->folder, PASSPHRASE, NULL, relais_desk_get_clock (test->desk), &error);

          g_assert_no_error (error);
          relais_desk_take_session (test->desk, session, NULL);
        }
      watching = watch (test);
      relais_settings_set_place (relais_desk_get_settings (test->desk), cases[i].place);
      now += cases[i].seconds - 1;
      g_assert_false (relais_idle_note (watching.idle));
      now += cases[i].seconds - 1;
      g_assert_false (relais_idle_check (watching.idle));
      g_assert_true (relais_desk_is_open (test->desk));
      now += 1;
      g_assert_true (relais_idle_check (watching.idle));
      g_assert_false (relais_desk_is_open (test->desk));
      /* Locked, nothing is watched. */
      now += 10000;
      g_assert_false (relais_idle_note (watching.idle));
      g_object_unref (watching.lock);
    }
}

/* The PC slept over the limit: the first touch locks, and does nothing else. */
static void
test_the_first_touch_is_too_late (RelaisUiTest *test, gconstpointer data)
{
  Watching watching = watch (test);

  relais_ui_test_open_window (test);
  now += 121;
  g_assert_true (relais_idle_note (watching.idle));
  g_assert_false (relais_desk_is_open (test->desk));
  g_object_unref (watching.lock);
}

static void
test_the_screen_locks_to_the_pin (RelaisUiTest *test, gconstpointer data)
{
  Watching watching = watch (test);
  g_autoptr (GPtrArray) members = NULL;

  choose_pin (test);
  g_signal_emit_by_name (watching.source, "lock");
  g_assert_false (relais_desk_is_open (test->desk));
  members = relais_door_list_members (relais_desk_get_door (test->desk));
  g_assert_cmpuint (members->len, ==, 1);
  /* Once more is no more. */
  g_signal_emit_by_name (watching.source, "lock");
  g_object_unref (watching.lock);
}

static void
test_sleep_wipes_the_pins (RelaisUiTest *test, gconstpointer data)
{
  Watching watching = watch (test);
  g_autoptr (GPtrArray) members = NULL;

  choose_pin (test);
  relais_ui_test_open_window (test);
  g_signal_emit_by_name (watching.source, "sleep");
  g_assert_false (relais_desk_is_open (test->desk));
  members = relais_door_list_members (relais_desk_get_door (test->desk));
  g_assert_cmpuint (members->len, ==, 0);
  relais_ui_test_settle ();
  g_assert_null (find_in (test->window, RELAIS_TYPE_MEMBER_TILES, NULL));
  g_assert_nonnull (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "Your _name"));
  g_object_unref (watching.lock);
}

static gboolean
may_be_pressed (gpointer data)
{
  GtkWidget *label = find_in (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "Open");

  return gtk_widget_get_sensitive (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
}

/* A PIN that was typed just before the PC slept opens nothing to whoever wakes it. */
static void
test_sleep_ends_an_attempt (RelaisUiTest *test, gconstpointer data)
{
  Watching watching = watch (test);

  choose_pin (test);
  relais_ui_test_open_window (test);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_left, test);
  type_and_enter (find_in (test->window, RELAIS_TYPE_ENTRY_ROW, "PIN of"), PIN);
  g_assert_false (may_be_pressed (test));
  g_signal_emit_by_name (watching.source, "sleep");
  relais_ui_test_wait (may_be_pressed, test);
  g_assert_false (relais_desk_is_open (test->desk));
  g_object_unref (watching.lock);
}

/* --- Whose text it is --- */

static void
on_failed (RelaisFormKeeper *keeper, const GError *error, gboolean *failed)
{
  *failed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* A text that is late belongs to the session it was typed in, and never to the next one. */
static void
test_a_late_text_is_nobody_elses (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisFormKeeper) keeper = relais_form_keeper_new (test->desk, "patient", NULL, NULL);
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed = FALSE;
  RelaisSession *session;

  g_signal_connect (keeper, "failed", G_CALLBACK (on_failed), &failed);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_left, test);
  session = relais_session_open (test->folder, PASSPHRASE, NULL, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
  relais_form_keeper_keep (keeper, "El Amrani", 0, FALSE, g_variant_new_parsed ("@a{ss} {'family_name': 'El Amrani'}"));
  relais_ui_test_wait (is_true, &failed);
  forms = relais_form_list (session, relais_session_get_actor (session), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 0);
}

/* What is asked while the register is being left is still done, in the session that is left. */
static void
test_the_last_text_is_kept (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisFormKeeper) keeper = relais_form_keeper_new (test->desk, "patient", NULL, NULL);
  g_autoptr (RelaisForm) form = NULL;
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_form_keeper_keep (keeper, "El", 0, FALSE, g_variant_new_parsed ("@a{ss} {'family_name': 'El'}"));
  relais_form_keeper_keep (keeper, "El Amrani", 0, FALSE, g_variant_new_parsed ("@a{ss} {'family_name': 'El Amrani'}"));
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_left, test);
  session = relais_session_open (test->folder, PASSPHRASE, NULL, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
  form = relais_form_load (session, relais_session_get_actor (session), relais_form_keeper_get_id (keeper), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (form->title, ==, "El Amrani");
}

static gboolean
lists_form (gpointer data)
{
  RelaisSession *session = relais_desk_get_session (((RelaisUiTest *) data)->desk);
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), NULL);

  return forms != NULL && forms->len == 1;
}

/* The disk takes nothing while the desk is locked: the text waits in memory, and is there again for its author. */
static void
test_what_could_not_be_stored_comes_back (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisFormKeeper) keeper = relais_form_keeper_new (test->desk, "patient", NULL, NULL);
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_session_abandon (relais_desk_get_session (test->desk));
  relais_form_keeper_keep (keeper, "El Amrani", 0, FALSE, g_variant_new_parsed ("@a{ss} {'family_name': 'El Amrani'}"));
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_left, test);
  session = relais_session_open (test->folder, PASSPHRASE, NULL, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
  relais_ui_test_wait (lists_form, test);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_pin_seal_set_test_cost (8192, 1);
  relais_ui_test_add ("/ui/lock/pin-lets-in-again", test_pin_lets_in_again);
  relais_ui_test_add ("/ui/lock/somebody-else", test_somebody_else);
  relais_ui_test_add ("/ui/lock/pin-at-sign-in", test_pin_at_sign_in);
  relais_ui_test_add ("/ui/lock/fifth-wrong-pin-asks-the-passphrase", test_fifth_wrong_pin_asks_the_passphrase);
  relais_ui_test_add ("/ui/lock/nothing-is-left", test_nothing_is_left);
  relais_ui_test_add ("/ui/lock/idle", test_idle);
  relais_ui_test_add ("/ui/lock/the-first-touch-is-too-late", test_the_first_touch_is_too_late);
  relais_ui_test_add ("/ui/lock/the-screen-locks-to-the-pin", test_the_screen_locks_to_the_pin);
  relais_ui_test_add ("/ui/lock/sleep-wipes-the-pins", test_sleep_wipes_the_pins);
  relais_ui_test_add ("/ui/lock/sleep-ends-an-attempt", test_sleep_ends_an_attempt);
  relais_ui_test_add ("/ui/lock/a-late-text-is-nobody-elses", test_a_late_text_is_nobody_elses);
  relais_ui_test_add ("/ui/lock/the-last-text-is-kept", test_the_last_text_is_kept);
  relais_ui_test_add ("/ui/lock/what-could-not-be-stored-comes-back", test_what_could_not_be_stored_comes_back);
  return g_test_run ();
}
