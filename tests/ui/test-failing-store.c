/* Every flow of the window on a disk that fails half-way: a sentence says what happened, what was typed and what was
 * shown stays, and once the disk is well again the window works on. Usually each flow meets one kind of failure; with
 * RELAIS_TEST_LONG=1 each meets them all.
 */

#include "failing-disk.h"
#include "relais-card-dialog.h"
#include "relais-entry-row.h"
#include "relais-import-window.h"
#include "relais-people-room.h"
#include "relais-person-editor.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-preferences.h"
#include "relais-register-care.h"
#include "relais-search-dialog.h"
#include "relais-test-session.h"
#include "relais-ui-test.h"

static const struct {
  FailingDiskKind kind;
  const char *name;
  const char *sentence;
} faults[] = {
  { FAILING_DISK_FULL, "full", "There is no room left on the disk" },
  { FAILING_DISK_UNREADABLE, "unreadable", "could not be read or written" },
  { FAILING_DISK_DAMAGED, "damaged", "is damaged, or was altered" },
  { FAILING_DISK_BUSY, "busy", "is busy with another task" },
};

typedef struct Stage Stage;

struct Stage {
  RelaisUiTest *test;
  RelaisRecord *patient;
  RelaisRecord *caregiver;
  RelaisRecord *link;
  GtkWidget *above; /* a dialog over the window, or NULL */
  const char *text; /* what is waited for */
  gboolean (*keeps) (Stage *stage);
};

/* --- Looking --- */

static GtkWidget *
find (Stage *stage, GType type, const char *text)
{
  return relais_ui_test_find (stage->above != NULL ? (gpointer) stage->above : stage->test->window, type, text);
}

static gboolean
shows_text (gpointer data)
{
  Stage *stage = data;

  return find (stage, GTK_TYPE_LABEL, stage->text) != NULL;
}

static void
wait_for (Stage *stage, const char *text)
{
  stage->text = text;
  relais_ui_test_wait (shows_text, stage);
}

/* In the dialog itself, or in passing over the window; and all that was there before is there again. */
static gboolean
says_sentence (gpointer data)
{
  Stage *stage = data;

  return (shows_text (stage) || relais_ui_test_find (stage->test->window, GTK_TYPE_LABEL, stage->text) != NULL) &&
         (stage->keeps == NULL || stage->keeps (stage));
}

static void
act (Stage *stage, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *view = find (stage, RELAIS_TYPE_PERSON_VIEW, NULL);

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (
      gtk_widget_activate_action_variant (view != NULL ? view : GTK_WIDGET (stage->test->window), name, target));
}

static void
go_room (Stage *stage, const char *room)
{
  gtk_widget_activate_action (GTK_WIDGET (stage->test->window), "win.go-room", "s", room);
}

static void
type_row (Stage *stage, const char *title, const char *text)
{
  GtkWidget *row = find (stage, RELAIS_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), text);
}

static void
press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_assert_nonnull (widget);
  relais_ui_test_press (widget, keyval, modifiers);
}

/* --- Lists, Today, searches --- */

static void
show_patients (Stage *stage)
{
  go_room (stage, "patients");
  wait_for (stage, "El Amrani Mohamed");
}

static void
read_again (Stage *stage)
{
  static const char *const everything[] = { NULL };

  g_signal_emit_by_name (stage->test->desk, "changed", everything);
}

static gboolean
still_lists (Stage *stage)
{
  return find (stage, RELAIS_TYPE_PERSON_ROW, NULL) != NULL && find (stage, GTK_TYPE_LABEL, "El Amrani Mohamed") != NULL;
}

static void
type_search (Stage *stage)
{
  gtk_editable_set_text (GTK_EDITABLE (find (stage, GTK_TYPE_SEARCH_ENTRY, NULL)), "amra");
}

static gboolean
keeps_search (Stage *stage)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find (stage, GTK_TYPE_SEARCH_ENTRY, NULL))), "amra");
}

static void
open_search (Stage *stage)
{
  stage->above = GTK_WIDGET (relais_search_dialog_new (RELAIS_WINDOW (stage->test->window)));
  gtk_window_present (GTK_WINDOW (stage->above));
}

static void
show_today (Stage *stage)
{
  go_room (stage, "today");
  wait_for (stage, "Benali Fatima");
}

static gboolean
still_today (Stage *stage)
{
  return find (stage, GTK_TYPE_LABEL, "Benali Fatima") != NULL;
}

/* --- A person's page --- */

static void
open_page (Stage *stage)
{
  gtk_widget_activate_action (GTK_WIDGET (stage->test->window), "win.open-person", "(ss)", "caregivers",
                              relais_record_get_id (stage->caregiver));
}

static gboolean
has_page (gpointer data)
{
  GtkWidget *view = find (data, RELAIS_TYPE_PERSON_VIEW, NULL);

  return view != NULL && relais_person_view_get_file (RELAIS_PERSON_VIEW (view)) != NULL;
}

static void
show_page (Stage *stage)
{
  open_page (stage);
  relais_ui_test_wait (has_page, stage);
}

static gboolean
still_page (Stage *stage)
{
  return has_page (stage) &&
         relais_ui_test_find (find (stage, RELAIS_TYPE_PERSON_VIEW, NULL), GTK_TYPE_LABEL, "02 474 02 55") != NULL;
}

static void
agree (Stage *stage)
{
  g_autofree char *detailed =
      g_strdup_printf ("person.consent(('%s','share','yes','oral'))", relais_record_get_id (stage->link));

  act (stage, detailed);
}

static void
archive (Stage *stage)
{
  act (stage, "person.archive");
}

/* --- Forms --- */

static void
begin_form (Stage *stage)
{
  go_room (stage, "caregivers");
  press (GTK_WIDGET (stage->test->window), GDK_KEY_n, GDK_CONTROL_MASK);
  type_row (stage, "_Family name", "Lemaire");
  type_row (stage, "_Phone", "0478 12 34 56");
}

static void
save_form (Stage *stage)
{
  press (find (stage, RELAIS_TYPE_PERSON_EDITOR, NULL), GDK_KEY_s, GDK_CONTROL_MASK);
}

static void
park_form (Stage *stage)
{
  press (find (stage, RELAIS_TYPE_PERSON_EDITOR, NULL), GDK_KEY_Escape, 0);
}

static gboolean
keeps_form (Stage *stage)
{
  GtkWidget *row = find (stage, RELAIS_TYPE_ENTRY_ROW, "_Family name");

  return row != NULL && g_str_equal (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), "Lemaire");
}

static void
pick_patient (Stage *stage)
{
  type_row (stage, "_Of whom", "amra");
}

/* The sentence stands under the field in which one looked. */
static gboolean
keeps_pick (Stage *stage)
{
  GtkWidget *row = find (stage, RELAIS_TYPE_ENTRY_ROW, "_Of whom");

  return keeps_form (stage) && relais_ui_test_find (row, GTK_TYPE_LABEL, stage->text) != NULL &&
         g_str_equal (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), "amra");
}

static void
change_form (Stage *stage)
{
  go_room (stage, "caregivers");
  gtk_widget_activate_action (GTK_WIDGET (stage->test->window), "win.edit-person", "s",
                              relais_record_get_id (stage->caregiver));
  wait_for (stage, "Family name");
  type_row (stage, "_Family name", "Lemaire");
}

/* --- Preferences, import, print --- */

static void
change_practice (Stage *stage)
{
  stage->above = GTK_WIDGET (relais_preferences_new (stage->test->desk, stage->test->window));
  gtk_window_present (GTK_WINDOW (stage->above));
  wait_for (stage, "Name of the practice");
  type_row (stage, "Name of the practice", "Maison du Pont");
}

static void
save_practice (Stage *stage)
{
  g_signal_emit_by_name (find (stage, GTK_TYPE_BUTTON, "_Save"), "clicked");
}

static gboolean
keeps_practice (Stage *stage)
{
  GtkWidget *row = find (stage, RELAIS_TYPE_ENTRY_ROW, "Name of the practice");

  return g_str_equal (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), "Maison du Pont");
}

static void
choose_file (Stage *stage)
{
  g_autofree char *path = g_build_filename (stage->test->folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Nom;Prénom;GSM\nLemaire;Sophie;0478 12 34 56\n", -1, NULL));
  stage->above = GTK_WIDGET (relais_import_window_new (stage->test->desk, stage->test->window));
  gtk_window_present (GTK_WINDOW (stage->above));
  relais_import_window_load (RELAIS_IMPORT_WINDOW (stage->above), file);
  wait_for (stage, "Import 1 row");
}

static void
import (Stage *stage)
{
  g_signal_emit_by_name (find (stage, GTK_TYPE_BUTTON, "_Import 1 row"), "clicked");
}

static gboolean
keeps_file (Stage *stage)
{
  return find (stage, GTK_TYPE_BUTTON, "_Import 1 row") != NULL;
}

static gboolean
is_laid_out (gpointer data)
{
  return relais_card_dialog_is_laid_out (RELAIS_CARD_DIALOG (((Stage *) data)->above));
}

static void
lay_out_card (Stage *stage)
{
  RelaisSession *session = relais_ui_test_get_session (stage->test);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) agreed = relais_register_set_consent (session, actor, relais_record_get_id (stage->link),
                                                                 RELAIS_PURPOSE_PRINT, "yes", "oral", NULL);
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (session, NULL);
  g_autoptr (RelaisRecord) changed = relais_record_with (profile, RELAIS_PRACTICE_PHONE, "02 010 10 30");
  g_autoptr (RelaisRecord) saved = relais_practice_profile_save (session, actor, changed, NULL);

  g_assert_nonnull (agreed);
  g_assert_nonnull (saved);
  stage->above = GTK_WIDGET (relais_card_dialog_new (stage->test->window, stage->test->desk, stage->patient));
  gtk_window_present (GTK_WINDOW (stage->above));
  relais_ui_test_wait (is_laid_out, stage);
}

static void
save_card (Stage *stage)
{
  g_autofree char *path = g_build_filename (stage->test->folder, "card.pdf", NULL);

  relais_card_dialog_save_to (RELAIS_CARD_DIALOG (stage->above), path);
}

/* No paper that the register does not know of. */
static gboolean
saves_no_card (Stage *stage)
{
  g_autofree char *path = g_build_filename (stage->test->folder, "card.pdf", NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static const struct Flow {
  const char *name;
  void (*begin) (Stage *stage);
  void (*go_on) (Stage *stage);
  gboolean (*keeps) (Stage *stage);
} flows[] = {
  { "list", show_patients, read_again, still_lists },
  { "search-in-a-room", show_patients, type_search, keeps_search },
  { "search-everywhere", open_search, type_search, keeps_search },
  { "today", show_today, read_again, still_today },
  { "open-a-page", show_patients, open_page, NULL },
  { "page", show_page, read_again, still_page },
  { "consent", show_page, agree, still_page },
  { "archive", show_page, archive, still_page },
  { "save-somebody-new", begin_form, save_form, keeps_form },
  { "save-a-change", change_form, save_form, keeps_form },
  { "park-a-form", begin_form, park_form, keeps_form },
  { "pick-a-patient", begin_form, pick_patient, keeps_pick },
  { "preferences", change_practice, save_practice, keeps_practice },
  { "import", choose_file, import, keeps_file },
  { "print", lay_out_card, save_card, saves_no_card },
};

typedef struct {
  const struct Flow *flow;
  gsize fault;
} Case;

static void
test_flow (RelaisUiTest *test, gconstpointer data)
{
  const Case *tried = data;
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) patient =
      relais_test_session_add (session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) caregiver =
      relais_test_session_add (session, "Benali", "Fatima", RELAIS_FACET_CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
  Stage stage = { test, patient, caregiver, link, NULL, NULL, NULL };

  relais_ui_test_open_window (test);
  tried->flow->begin (&stage);
  relais_ui_test_settle ();
  failing_disk_fail (faults[tried->fault].kind);
  tried->flow->go_on (&stage);
  stage.text = faults[tried->fault].sentence;
  stage.keeps = tried->flow->keeps;
  relais_ui_test_wait (says_sentence, &stage);

  failing_disk_recover ();
  if (RELAIS_IS_CARD_DIALOG (stage.above))
    {
      read_again (&stage);
      relais_ui_test_wait (is_laid_out, &stage);
    }
  if (stage.above != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&stage.above)));
  go_room (&stage, "patients");
  read_again (&stage);
  wait_for (&stage, "El Amrani Mohamed");
}

int
main (int argc, char **argv)
{
  static Case cases[G_N_ELEMENTS (flows) * G_N_ELEMENTS (faults)];
  gboolean is_long;
  gsize n = 0;

  failing_disk_install ();
  relais_ui_test_init (&argc, &argv);
  is_long = g_strcmp0 (g_getenv ("RELAIS_TEST_LONG"), "1") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    for (gsize fault = 0; fault < G_N_ELEMENTS (faults); fault++)
      {
        g_autofree char *path = g_strdup_printf ("/ui/failing-store/%s/%s", flows[i].name, faults[fault].name);

        if (!is_long && fault != i % 3)
          continue;
        cases[n] = (Case){ &flows[i], fault };
        g_test_add (path, RelaisUiTest, &cases[n++], relais_ui_test_set_up, test_flow, relais_ui_test_tear_down);
      }
  return g_test_run ();
}
