/* What tests of the window share: a register with a desk, waiting for what the threads answer, finding widgets by what
 * a user sees, and the walk that looks whether everything that takes the focus has a name.
 */

#include "relais-ui-test.h"

#include "relais-dialog.h"
#include "relais-directory-outcome.h"
#include "relais-issue.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-ui.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

/* Far more than anything takes; only a test that fails waits so long. */
#define PATIENCE_SECONDS 20

void
relais_ui_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  relais_ui_init ();
}

void
relais_ui_test_set_up (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisSettings) settings = relais_settings_new ();
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:11Z");

  test->folder = relais_test_make_folder ();
  test->desk = relais_desk_new (test->folder, clock, settings);
  relais_desk_take_session (test->desk, relais_test_session_new (test->folder), NULL);
  test->window = NULL;
}

static gboolean
nothing_pending (gpointer data)
{
  return !g_main_context_pending (NULL);
}

/* The last reference may go in a thread, which wakes nobody here. */
static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
relais_ui_test_tear_down (RelaisUiTest *test, gconstpointer data)
{
  gpointer window = test->window;
  gpointer desk = test->desk;

  if (window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (window), &window);
      gtk_window_destroy (test->window);
      relais_ui_test_wait (nothing_pending, NULL);
      g_assert_null (window);
    }
  relais_desk_close (test->desk);
  g_object_add_weak_pointer (G_OBJECT (desk), &desk);
  g_object_unref (test->desk);
  relais_ui_test_wait (is_gone, &desk);
  relais_test_remove_folder (test->folder);
}

/* The window, with the room of patients entered. */
void
relais_ui_test_open_window (RelaisUiTest *test)
{
  test->window = relais_window_new (NULL, test->desk);
  gtk_window_present (test->window);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "patients");
  relais_ui_test_settle ();
}

/* What a test puts into the register from outside the window. */
RelaisSession *
relais_ui_test_get_session (RelaisUiTest *test)
{
  return relais_desk_get_session (test->desk);
}

#define PASSPHRASE "encore quatre autres mots"

/* A colleague, who can sign in. */
RelaisRecord *
relais_ui_test_add_member (RelaisUiTest *test, const char *name, const char *roles)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  member = relais_record_builder_end (builder);
  saved = relais_team_add (session, relais_session_get_actor (session), member, PASSPHRASE, issues, &error);
  g_assert_no_error (error);
  return saved;
}

/* An entry of the notebook, from outside the window. */
void
relais_ui_test_sign (RelaisUiTest *test, const char *patient, const char *text, const char *visibility,
                     const char *action)
{
  relais_test_session_sign (relais_ui_test_get_session (test), patient, text, visibility, action);
}

static gboolean
has_left (gpointer desk)
{
  return !relais_desk_is_leaving (desk);
}

/* Locks, and that colleague signs in. */
void
relais_ui_test_become (RelaisUiTest *test, const char *name)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_desk_close (test->desk);
  relais_ui_test_wait (has_left, test->desk);
  session = relais_session_sign_in (test->folder, name, PASSPHRASE, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
}

/* Files may not grow from now on: to the register the disk is full. */
void
relais_ui_test_fill_disk (gboolean full)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = full ? 4096 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gboolean
wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until the condition holds; the tick only lets conditions be looked at that no source announces. */
void
relais_ui_test_wait (RelaisUiCondition condition, gpointer data)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  guint tick = g_timeout_add (10, wake_up, NULL);
  gboolean met = condition (data);

  while (!met && g_timer_elapsed (timer, NULL) < PATIENCE_SECONDS)
    {
      g_main_context_iteration (NULL, TRUE);
      met = condition (data);
    }
  g_source_remove (tick);
  g_assert_true (met);
}

typedef struct {
  GtkWidget *window;
  gboolean is_painted;
} Frame;

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  ((Frame *) data)->is_painted = TRUE;
}

static gboolean
is_painted_or_gone (gpointer data)
{
  const Frame *frame = data;

  return frame->is_painted || !gtk_widget_get_mapped (frame->window);
}

/* Until the window has been laid out and drawn with all that was asked of it up to now, or has closed meanwhile. */
static void
wait_for_frame (GtkWidget *window)
{
  g_autoptr (GdkFrameClock) clock = NULL;
  Frame frame = { window, FALSE };
  gulong handler;

  if (!gtk_widget_get_mapped (window))
    return;
  clock = g_object_ref (gtk_widget_get_frame_clock (window));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &frame);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  relais_ui_test_wait (is_painted_or_gone, &frame);
  if (g_signal_handler_is_connected (clock, handler)) /* else the window took its clock with it */
    g_signal_handler_disconnect (clock, handler);
}

/* What a layout asks for, a page that folds, is laid out in the frame that follows it: hence two. What a thread answers
 * is not waited for.
 */
void
relais_ui_test_settle (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint frame = 0; frame < 2; frame++)
    {
      relais_ui_test_wait (nothing_pending, NULL);
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          wait_for_frame (window);
        }
    }
  relais_ui_test_wait (nothing_pending, NULL);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return gtk_widget_get_tooltip_text (widget);
}

/* The first mapped widget below @root of @type whose text has @text in it; %NULL when there is none, or no @root. */
GtkWidget *
relais_ui_test_find (gpointer root, GType type, const char *text)
{
  const char *own;

  if (root == NULL || !gtk_widget_get_mapped (root))
    return NULL;
  own = get_text (root);
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || (own != NULL && strstr (own, text) != NULL)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = relais_ui_test_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct {
  gpointer root;
  GType type;
  const char *text;
} Sought;

static gboolean
is_shown (gpointer data)
{
  const Sought *sought = data;

  return relais_ui_test_find (sought->root, sought->type, sought->text) != NULL;
}

static gboolean
is_shown_no_more (gpointer data)
{
  return !is_shown (data);
}

/* Waits until relais_ui_test_find() finds something, and returns it. */
GtkWidget *
relais_ui_test_wait_for (gpointer root, GType type, const char *text)
{
  Sought sought = { root, type, text };

  relais_ui_test_wait (is_shown, &sought);
  return relais_ui_test_find (root, type, text);
}

void
relais_ui_test_wait_gone (gpointer root, GType type, const char *text)
{
  Sought sought = { root, type, text };

  relais_ui_test_wait (is_shown_no_more, &sought);
}

/* The window on the screen that is of @type and whose title is @title, where that is asked for. */
gpointer
relais_ui_test_find_window (GType type, const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)) &&
          (title == NULL || g_strcmp0 (gtk_window_get_title (window), title) == 0))
        return window;
    }
  return NULL;
}

/* The dialog on the screen; with @title the one of that name. */
GtkWidget *
relais_ui_test_find_dialog (const char *title)
{
  return relais_ui_test_find_window (RELAIS_TYPE_DIALOG, title);
}

/* Copies a shared folder of one file, @cards as CSV, which is gone afterwards; at @now, or when the desk says. */
void
relais_ui_test_copy_folder (RelaisUiTest *test, const char *cards, const char *now)
{
  g_autoptr (RelaisClock) clock =
      now != NULL ? relais_clock_new_fixed (now) : relais_clock_ref (relais_desk_get_clock (test->desk));
  const char *data = relais_desk_get_folder (test->desk);
  g_autofree char *folder = g_dir_make_tmp ("relais-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "annuaire.csv", NULL);
  RelaisDirectoryWish wish = { .folder = folder, .accepted = "*" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryOutcome) outcome = NULL;

  g_assert_true (g_file_set_contents (file, cards, -1, NULL));
  outcome = relais_directory_sync_unattended (data, clock, &wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (outcome->is_applied);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
runs_in_class (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; j++)
          {
            g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
            GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

            if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
                gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
                gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
              handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                      gtk_shortcut_get_arguments (shortcut));
          }
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* A key, as it travels from the widget that has the focus up to the window. */
void
relais_ui_test_press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (runs_in_class (at, keyval, modifiers))
      break;
  relais_ui_test_settle ();
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  const char *text = get_text (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  return (GTK_IS_BUTTON (widget) || GTK_IS_LABEL (widget) || ADW_IS_PREFERENCES_ROW (widget)) && text != NULL &&
         *text != '\0';
}

static gboolean
is_search_of_preferences (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);

  return ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (list)) &&
         *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) == '\0';
}

static gboolean
needs_name (GtkWidget *widget)
{
  /* The part of an entry that holds the cursor, a menu button's inner button, and what only scrolls have none of their
   * own. */
  if (GTK_IS_TEXT (widget) || GTK_IS_WINDOW (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget))
    return FALSE;
  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;
  /* The two lists that a row which unfolds is made of, and the list of what a search in preferences finds: all three
   * are the library's, and are named by what they stand in. */
  if (GTK_IS_LIST_BOX (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL)
    return FALSE;
  if (GTK_IS_LIST_BOX (widget) && is_search_of_preferences (widget))
    return FALSE;
  return gtk_widget_get_focusable (widget) && gtk_widget_get_visible (widget);
}

/* Debian 12 reads a name and what names it one after the other; the icon that it says to name its button has nothing
 * to read.
 */
static gboolean
is_named_twice (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return FALSE;
  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
complain (GtkWidget *widget, const char *what)
{
  GtkWidget *group = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP);
  g_autofree char *parent =
      group != NULL ? g_strdup_printf ("the group “%s”", adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)))
                    : g_strdup (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

  g_test_message ("%s “%s” (%s) in %s %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget),
                  get_text (widget), parent, what);
  g_test_fail ();
}

/* Everything below @root that can take the focus has a name of its own, and one only. */
void
relais_ui_test_walk (GtkWidget *root)
{
  if (needs_name (root) && !is_named (root))
    complain (root, "has no accessible name");
  if (needs_name (root) && is_named_twice (root))
    complain (root, "is named twice");
  /* What is inside belongs to the libraries. */
  if (ADW_IS_COMBO_ROW (root) || GTK_IS_DROP_DOWN (root) || GTK_IS_SPIN_BUTTON (root))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relais_ui_test_walk (child);
}
