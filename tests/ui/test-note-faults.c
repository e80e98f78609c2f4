/* What goes wrong while an entry is written and signed: the register is held by another process, the disk fails, the
 * clock goes back, a colleague does something to the record meanwhile. Each time a sentence stands there, the words
 * stay, and once it is over they are signed.
 */

#include "failing-disk.h"
#include "relais-ui-test.h"

#include "relais-drafts.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-note-composer.h"
#include "relais-note-form.h"
#include "relais-notebook-room.h"
#include "relais-notice.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-store.h"
#include "relais-test-session.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS "Ne pas perdre : revoir le pansement"

/* Where SQLite locks whoever writes to the write-ahead log, in the memory that processes share. */
#define WRITE_LOCK 120

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

typedef struct {
  RelaisUiTest *test;
  RelaisRecord *patient;
  GtkWidget *composer;
  const char *text;
  guint n_drafts;
} Case;

/* --- The place where one writes --- */

static GtkWidget *
get_view (Case *c)
{
  return relais_ui_test_find (c->composer, GTK_TYPE_TEXT_VIEW, NULL);
}

static gboolean
shows_text (gpointer data)
{
  Case *c = data;
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (c))), "text", &text, NULL);
  return g_str_equal (text, c->text);
}

static void
wait_for_text (Case *c, const char *text)
{
  c->text = text;
  relais_ui_test_wait (shows_text, c);
}

static void
type (Case *c, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (c))), text, -1);
}

static void
press_sign (Case *c)
{
  relais_ui_test_press (c->composer, GDK_KEY_Return, GDK_CONTROL_MASK);
}

static gboolean
is_editable (gpointer data)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (get_view (data)));
}

/* What went wrong stands above the words, which are there and can be changed. */
static void
assert_said (Case *c, const char *sentence)
{
  GtkWidget *notice = relais_ui_test_wait_for (c->composer, RELAIS_TYPE_NOTICE, NULL);

  relais_ui_test_wait_for (notice, GTK_TYPE_LABEL, sentence);
  relais_ui_test_wait (is_editable, c);
  wait_for_text (c, WORDS);
}

/* --- What is stored --- */

static gboolean
has_drafts (gpointer data)
{
  Case *c = data;
  RelaisSession *session = relais_ui_test_get_session (c->test);
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), NULL);

  return forms != NULL && forms->len == c->n_drafts;
}

static void
wait_for_drafts (Case *c, guint n)
{
  c->n_drafts = n;
  relais_ui_test_wait (has_drafts, c);
}

/* Signed as they are, and nothing of them waits any more. */
static void
assert_signed (Case *c)
{
  wait_for_text (c, "");
  wait_for_drafts (c, 0);
  relais_ui_test_wait_for (relais_ui_test_wait_for (c->test->window, GTK_TYPE_LIST_VIEW, NULL), GTK_TYPE_LABEL, WORDS);
  g_assert_null (relais_ui_test_find (c->composer, RELAIS_TYPE_NOTICE, NULL));
}

static void
open_notebook (Case *c)
{
  if (c->test->window == NULL)
    relais_ui_test_open_window (c->test);
  gtk_widget_activate_action (GTK_WIDGET (c->test->window), "win.open-notebook", "s",
                              relais_record_get_id (c->patient));
  c->composer = relais_ui_test_wait_for (c->test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);
  relais_ui_test_wait_for (c->test->window, GTK_TYPE_LABEL, "Nothing is written yet");
}

static void
set_up (Case *c, RelaisUiTest *test)
{
  *c = (Case) { .test = test };
  c->patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed",
                                        RELAIS_FACET_PATIENT, NULL);
  open_notebook (c);
}

static void
case_clear (Case *c)
{
  g_clear_pointer (&c->patient, relais_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* --- The disk --- */

static void
test_disk_while_typing (RelaisUiTest *test, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (Case) c = { 0 };

  set_up (&c, test);
  failing_disk_fail (faults[i].kind);
  type (&c, WORDS);
  assert_said (&c, faults[i].sentence);
  failing_disk_recover ();
  press_sign (&c);
  assert_signed (&c);
}

/* The words are stored as soon as there is room, whoever types on or not. */
static void
test_disk_well_again (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };

  set_up (&c, test);
  failing_disk_fail (FAILING_DISK_FULL);
  type (&c, WORDS);
  assert_said (&c, faults[FAILING_DISK_FULL].sentence);
  failing_disk_recover ();
  wait_for_drafts (&c, 1);
  relais_ui_test_wait_gone (c.composer, RELAIS_TYPE_NOTICE, NULL);
  wait_for_text (&c, WORDS);
}

static void
test_disk_at_signing (RelaisUiTest *test, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (Case) c = { 0 };

  set_up (&c, test);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  failing_disk_fail (faults[i].kind);
  press_sign (&c);
  assert_said (&c, faults[i].sentence);
  failing_disk_recover ();
  press_sign (&c);
  assert_signed (&c);
}

/* Who leaves the page meanwhile is told, and finds the words again once there is room. */
static void
test_disk_while_leaving (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };

  set_up (&c, test);
  type (&c, WORDS);
  failing_disk_fail (FAILING_DISK_FULL);
  gtk_widget_activate_action (relais_ui_test_find (test->window, RELAIS_TYPE_NOTEBOOK_ROOM, NULL), "notebook.back",
                              NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, faults[FAILING_DISK_FULL].sentence);
  failing_disk_recover ();
  wait_for_drafts (&c, 1);
  open_notebook (&c);
  wait_for_text (&c, WORDS);
  press_sign (&c);
  assert_signed (&c);
}

/* --- Another process --- */

/* Another process writes to the register, as a backup may, until it is ended. */
static pid_t
hold_register (RelaisUiTest *test)
{
  g_autofree char *path = g_build_filename (test->folder, "register.db-shm", NULL);
  int held[2];
  char byte;
  pid_t holder;

  g_assert_cmpint (pipe (held), ==, 0);
  holder = fork ();
  g_assert_cmpint (holder, >=, 0);
  if (holder == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = WRITE_LOCK, .l_len = 1 };
      int file = open (path, O_RDWR);

      prctl (PR_SET_PDEATHSIG, SIGKILL);
      if (fcntl (file, F_SETLKW, &lock) == 0 && write (held[1], "", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (held[0], &byte, 1), ==, 1);
  close (held[0]);
  close (held[1]);
  return holder;
}

static void
let_go (pid_t holder)
{
  g_assert_cmpint (kill (holder, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (holder, NULL, 0), ==, holder);
}

/* What takes a moment is waited for, with the words on the screen. */
static void
test_held_for_a_moment (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  pid_t holder;

  set_up (&c, test);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  holder = hold_register (test);
  press_sign (&c);
  relais_ui_test_settle ();
  g_assert_false (is_editable (&c));
  wait_for_text (&c, WORDS);
  let_go (holder);
  assert_signed (&c);
}

/* What takes longer than anybody waits is said. */
static void
test_held_for_long (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  pid_t holder;

  set_up (&c, test);
  holder = hold_register (test);
  type (&c, WORDS);
  assert_said (&c, "is busy with another task");
  press_sign (&c);
  relais_ui_test_wait_gone (c.composer, RELAIS_TYPE_NOTICE, NULL);
  assert_said (&c, "is busy with another task");
  let_go (holder);
  press_sign (&c);
  assert_signed (&c);
}

/* --- The clock --- */

static void
test_clock_set_back (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  RelaisClock *clock = relais_store_get_clock (relais_session_get_store (relais_ui_test_get_session (test)));

  set_up (&c, test);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  relais_ui_test_sign (test, relais_record_get_id (c.patient), "Signé entre-temps", "care", NULL);
  relais_clock_set (clock, "2026-11-19T08:00:00Z");
  press_sign (&c);
  assert_said (&c, "The clock of this PC shows an earlier hour than that of the last entry");
  relais_clock_set (clock, "2026-11-20T13:05:00Z");
  press_sign (&c);
  assert_signed (&c);
}

/* --- Colleagues --- */

/* A colleague at another desk, who may do anything. */
typedef struct {
  RelaisSession *session;
  RelaisActor *actor;
} Colleague;

static void
colleague_clear (Colleague *colleague)
{
  relais_session_unref (colleague->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Colleague, colleague_clear)

static Colleague
call_colleague (RelaisUiTest *test)
{
  RelaisSession *session = relais_test_session_open (test->folder);

  return (Colleague) { session, relais_session_get_actor (session) };
}

static void
test_archived_meanwhile (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  g_auto (Colleague) colleague = call_colleague (test);
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&c, test);
  type (&c, WORDS);
  archived = relais_register_archive (colleague.session, colleague.actor, relais_record_get_id (c.patient), TRUE,
                                      &error);
  g_assert_no_error (error);
  wait_for_drafts (&c, 1);
  press_sign (&c);
  assert_signed (&c);
}

/* The entry goes where the record has gone, and so does the name in the button. */
static void
test_merged_meanwhile (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  g_auto (Colleague) colleague = call_colleague (test);
  g_autoptr (RelaisRecord) kept = relais_test_session_add (colleague.session, "El Amrani", "Mohammed",
                                                           RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) merged = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  set_up (&c, test);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  merged = relais_register_merge (colleague.session, colleague.actor, relais_record_get_id (kept),
                                  relais_record_get_id (c.patient), issues, &error);
  g_assert_no_error (error);
  relais_ui_test_wait_for (c.composer, GTK_TYPE_LABEL, "Sign for El Amrani Mohammed");
  press_sign (&c);
  assert_signed (&c);
}

/* Who is kept out meanwhile may not sign any more; nothing tells more than that, and the words can be copied. */
static void
test_kept_out_meanwhile (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "nurse");
  g_auto (Colleague) colleague = call_colleague (test);
  g_autoptr (RelaisRecord) exclusion = NULL;
  g_autoptr (GError) error = NULL;

  c.test = test;
  c.patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed", RELAIS_FACET_PATIENT,
                                       NULL);
  relais_ui_test_become (test, "Guillaume");
  open_notebook (&c);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  exclusion = relais_exclusions_set (colleague.session, colleague.actor, relais_record_get_id (c.patient),
                                     relais_record_get_id (guillaume), &error);
  g_assert_no_error (error);
  press_sign (&c);
  assert_said (&c, "The record of El Amrani Mohamed is no longer open to you");
  g_assert_true (relais_exclusions_lift (colleague.session, colleague.actor, relais_record_get_id (c.patient),
                                         relais_record_get_id (guillaume), &error));
  press_sign (&c);
  assert_signed (&c);
}

static void
protect (Colleague *colleague, const RelaisRecord *patient)
{
  g_autoptr (RelaisRecord) person = relais_register_load_person (colleague->session, colleague->actor,
                                                                 relais_record_get_id (patient), NULL);
  g_autoptr (RelaisRecord) guarded = relais_record_with (person, RELAIS_PERSON_PROTECTED, "yes");
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved =
      relais_register_save_person (colleague->session, colleague->actor, guarded, issues, &error);

  g_assert_no_error (error);
}

/* The protected mode keeps nobody from writing. */
static void
test_protected_meanwhile (RelaisUiTest *test, gconstpointer data)
{
  g_auto (Case) c = { 0 };
  g_auto (Colleague) colleague = call_colleague (test);

  set_up (&c, test);
  type (&c, WORDS);
  wait_for_drafts (&c, 1);
  protect (&colleague, c.patient);
  press_sign (&c);
  assert_signed (&c);
}

static void
add_fault (const char *path, gsize i, void (*func) (RelaisUiTest *test, gconstpointer data))
{
  g_autofree char *full = g_strdup_printf ("%s/%s", path, faults[i].name);

  g_test_add (full, RelaisUiTest, GSIZE_TO_POINTER (i), relais_ui_test_set_up, func, relais_ui_test_tear_down);
}

int
main (int argc, char *argv[])
{
  failing_disk_install ();
  relais_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      add_fault ("/note-faults/typing", i, test_disk_while_typing);
      add_fault ("/note-faults/signing", i, test_disk_at_signing);
    }
  relais_ui_test_add ("/note-faults/disk-well-again", test_disk_well_again);
  relais_ui_test_add ("/note-faults/disk-while-leaving", test_disk_while_leaving);
  relais_ui_test_add ("/note-faults/held-for-a-moment", test_held_for_a_moment);
  if (g_strcmp0 (g_getenv ("RELAIS_TEST_LONG"), "1") == 0)
    relais_ui_test_add ("/note-faults/held-for-long", test_held_for_long);
  relais_ui_test_add ("/note-faults/clock-set-back", test_clock_set_back);
  relais_ui_test_add ("/note-faults/archived", test_archived_meanwhile);
  relais_ui_test_add ("/note-faults/merged", test_merged_meanwhile);
  relais_ui_test_add ("/note-faults/kept-out", test_kept_out_meanwhile);
  relais_ui_test_add ("/note-faults/protected", test_protected_meanwhile);
  return g_test_run ();
}
