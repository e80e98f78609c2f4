/* One begun entry in two windows: what the other one stored is followed while nothing is typed here, and kept beside
 * what is typed here otherwise; no word goes.
 */

#include "relais-ui-test.h"

#include "relais-drafts.h"
#include "relais-issue.h"
#include "relais-note-composer.h"
#include "relais-note-form.h"
#include "relais-notebook.h"
#include "relais-notice.h"
#include "relais-person.h"
#include "relais-test-session.h"

#define OFFER "You also began this text about the same person:"

/* What was typed into the one text that is stored, and a window that shows it. */
typedef struct {
  RelaisUiTest *test;
  char *patient;
  GtkWidget *composer;
  guint n_wanted;
  const char *text;
} Case;

static GPtrArray *
list_drafts (RelaisUiTest *test)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (GError) error = NULL;
  GPtrArray *forms = relais_form_list (session, relais_session_get_actor (session), &error);

  g_assert_no_error (error);
  return forms;
}

static const char *
get_words (const RelaisForm *form)
{
  const char *words = NULL;

  g_variant_lookup (form->values, relais_note_form_type.fields[RELAIS_NOTE_TEXT].name, "&s", &words);
  return words;
}

static gboolean
has_drafts (gpointer data)
{
  Case *c = data;
  g_autoptr (GPtrArray) forms = list_drafts (c->test);

  return forms->len == c->n_wanted;
}

static void
wait_for_drafts (Case *c, guint n)
{
  c->n_wanted = n;
  relais_ui_test_wait (has_drafts, c);
}

static gboolean
is_stored (Case *c, const char *words)
{
  g_autoptr (GPtrArray) forms = list_drafts (c->test);

  for (guint i = 0; i < forms->len; i++)
    {
      if (g_strcmp0 (get_words (forms->pdata[i]), words) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
stores_text (gpointer data)
{
  return is_stored (data, ((Case *) data)->text);
}

static GtkTextBuffer *
get_buffer (Case *c)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (relais_ui_test_find (c->composer, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
shows_text (gpointer data)
{
  Case *c = data;
  g_autofree char *text = NULL;

  g_object_get (get_buffer (c), "text", &text, NULL);
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
  gtk_text_buffer_set_text (get_buffer (c), text, -1);
}

static void
set_up (Case *c, RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) patient = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Mohamed",
                                                              RELAIS_FACET_PATIENT, NULL);

  *c = (Case) { .test = test };
  c->patient = g_strdup (relais_record_get_id (patient));
  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-notebook", "s", c->patient);
  c->composer = relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTE_COMPOSER, NULL);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Nothing is written yet");
  type (c, "Ce matin");
  wait_for_drafts (c, 1);
}

/* As another window of the same member would, in one go. */
static char *
store (Case *c, const char *id, const char *words)
{
  RelaisSession *session = relais_ui_test_get_session (c->test);
  g_autoptr (GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("{'text': %s}", words));
  RelaisForm form = { .id = (char *) id, .kind = (char *) RELAIS_FORM_NOTE, .subject = c->patient, .values = values };
  g_autoptr (GError) error = NULL;
  char *saved = relais_form_save (session, relais_session_get_actor (session), &form, &error);

  g_assert_no_error (error);
  return saved;
}

static char *
get_id (Case *c)
{
  g_autoptr (GPtrArray) forms = list_drafts (c->test);

  g_assert_cmpuint (forms->len, ==, 1);
  return g_strdup (((RelaisForm *) forms->pdata[0])->id);
}

static void
test_both_typed (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *id = NULL;
  g_autofree char *saved = NULL;

  set_up (&c, test);
  id = get_id (&c);
  saved = store (&c, id, "Ce matin, de l’autre fenêtre");
  type (&c, "Ce matin, ici");
  wait_for_drafts (&c, 2);
  g_assert_true (is_stored (&c, "Ce matin, ici"));
  g_assert_true (is_stored (&c, "Ce matin, de l’autre fenêtre"));
  relais_ui_test_wait_for (c.composer, GTK_TYPE_LABEL, OFFER);
  relais_ui_test_wait_for (c.composer, GTK_TYPE_LABEL, "Ce matin, de l’autre fenêtre");
  wait_for_text (&c, "Ce matin, ici");
  relais_ui_test_walk (c.composer);
  g_free (c.patient);
}

static void
test_followed (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *id = NULL;
  g_autofree char *saved = NULL;

  set_up (&c, test);
  id = get_id (&c);
  relais_ui_test_settle ();
  saved = store (&c, id, "Ce matin et ce soir");
  wait_for_text (&c, "Ce matin et ce soir");
  g_assert_null (relais_ui_test_find (c.composer, GTK_TYPE_LABEL, OFFER));
  g_free (c.patient);
}

static void
sign (Case *c, const char *draft, const char *words)
{
  RelaisSession *session = relais_ui_test_get_session (c->test);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, c->patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, words);
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, NULL, draft, issues, &error);
  g_assert_no_error (error);
}

/* Signed in the other window: nothing is left to sign here. */
static void
test_signed_elsewhere (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *id = NULL;

  set_up (&c, test);
  id = get_id (&c);
  relais_ui_test_settle ();
  sign (&c, id, "Ce matin");
  wait_for_text (&c, "");
  wait_for_drafts (&c, 0);
  g_free (c.patient);
}

/* Signed there, while more was typed here: that is a text of its own now. */
static void
test_signed_while_typing (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *id = NULL;

  set_up (&c, test);
  id = get_id (&c);
  sign (&c, id, "Ce matin");
  type (&c, "Ce matin, et plus");
  c.text = "Ce matin, et plus";
  relais_ui_test_wait (stores_text, &c);
  wait_for_text (&c, "Ce matin, et plus");
  relais_ui_test_press (c.composer, GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for_text (&c, "");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Ce matin, et plus");
  g_free (c.patient);
}

static void
choose (Case *c, const char *label)
{
  g_signal_emit_by_name (relais_ui_test_wait_for (c->composer, GTK_TYPE_BUTTON, label), "clicked");
}

static void
test_put_below (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *saved = NULL;

  set_up (&c, test);
  saved = store (&c, NULL, "Hier soir");
  choose (&c, "_Put it below mine");
  wait_for_text (&c, "Ce matin\n\nHier soir");
  wait_for_drafts (&c, 1);
  g_assert_true (is_stored (&c, "Ce matin\n\nHier soir"));
  relais_ui_test_wait_gone (c.composer, GTK_TYPE_LABEL, OFFER);
  g_free (c.patient);
}

static void
test_gone_on_with (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *saved = NULL;

  set_up (&c, test);
  saved = store (&c, NULL, "Hier soir");
  choose (&c, "_Go on with this one");
  wait_for_text (&c, "Hier soir");
  relais_ui_test_wait_for (c.composer, GTK_TYPE_LABEL, "Ce matin");
  g_assert_true (is_stored (&c, "Ce matin") && is_stored (&c, "Hier soir"));
  choose (&c, "_Throw it away");
  wait_for_drafts (&c, 1);
  g_assert_true (is_stored (&c, "Hier soir"));
  g_free (c.patient);
}

/* What nobody writes by hand: it is refused with its limit, and stands there as it was. */
static void
test_a_whole_book (RelaisUiTest *test, gconstpointer data)
{
  Case c;
  g_autofree char *book = g_strnfill (1024 * 1024, 'x');

  set_up (&c, test);
  type (&c, book);
  relais_ui_test_press (c.composer, GDK_KEY_Return, GDK_CONTROL_MASK);
  relais_ui_test_wait_for (relais_ui_test_wait_for (c.composer, RELAIS_TYPE_NOTICE, NULL), GTK_TYPE_LABEL, "20000");
  wait_for_text (&c, book);
  c.text = book;
  relais_ui_test_wait (stores_text, &c);
  relais_ui_test_settle ();
  g_assert_nonnull (relais_ui_test_find (c.composer, RELAIS_TYPE_NOTICE, NULL));
  g_free (c.patient);
}

/* What no keyboard types is taken out when it is signed, and nothing else is. */
static void
test_signs_that_cannot_be_seen (RelaisUiTest *test, gconstpointer data)
{
  Case c;

  set_up (&c, test);
  type (&c, "Vu\001 \342\200\256ce soir\033[31m");
  relais_ui_test_press (c.composer, GDK_KEY_Return, GDK_CONTROL_MASK);
  wait_for_text (&c, "");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Vu ce soir[31m");
  g_free (c.patient);
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/note-drafts/both-typed", test_both_typed);
  relais_ui_test_add ("/note-drafts/followed", test_followed);
  relais_ui_test_add ("/note-drafts/signed", test_signed_elsewhere);
  relais_ui_test_add ("/note-drafts/signed-while-typing", test_signed_while_typing);
  relais_ui_test_add ("/note-drafts/put-below", test_put_below);
  relais_ui_test_add ("/note-drafts/gone-on-with", test_gone_on_with);
  relais_ui_test_add ("/note-drafts/whole-book", test_a_whole_book);
  relais_ui_test_add ("/note-drafts/unseen-signs", test_signs_that_cannot_be_seen);
  return g_test_run ();
}
