/* What hangs on an entry: its author's while it is begun, frozen when it is signed, and read by who may read the entry;
 * a photo comes in small, upright and without what the camera wrote beside it.
 */

#include "relais-attachments.h"
#include "relais-audit-reading.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-notebook-filing.h"
#include "relais-person.h"
#include "relais-photo.h"
#include "relais-statement.h"
#include "relais-store.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define PDF "%PDF-1.4\nlettre"
#define NOBODY "00000000-0000-4000-8000-00000000dead"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisRecord *patient;
  RelaisActor *nurse;
  RelaisActor *physician;
  RelaisActor *reception;
  RelaisActor *coordinator;
  RelaisActor *administrator;
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->patient = relais_test_session_add (cast->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
  cast->nurse = relais_test_session_join (cast->session, "Els", "nurse", NULL);
  cast->physician = relais_test_session_join (cast->session, "Piet", "physician", NULL);
  cast->reception = relais_test_session_join (cast->session, "Nadine", "reception", NULL);
  cast->coordinator = relais_test_session_join (cast->session, "Mia", "coordinator", NULL);
  cast->administrator = relais_test_session_join (cast->session, "Jo", "administrator", NULL);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->administrator);
  relais_actor_unref (cast->coordinator);
  relais_actor_unref (cast->reception);
  relais_actor_unref (cast->physician);
  relais_actor_unref (cast->nurse);
  relais_record_unref (cast->patient);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

/* --- Photos --- */

/* As a telephone that was held upright writes it: lying, with the way to turn it, and with where it was. */
static GBytes *
take_photo (int width, int height, gboolean lies)
{
  static const guint8 exif[] = "\xff\xe1\x00\x2eX" "xif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
                               "GPSSECRETHERE";
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize length = 0;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, NULL));
  g_byte_array_append (file, (const guint8 *) data, 2);
  if (lies)
    {
      guint8 segment[sizeof exif - 1];

      memcpy (segment, exif, sizeof segment);
      segment[3] = sizeof segment - 2;
      segment[4] = 'E';
      g_byte_array_append (file, segment, sizeof segment);
    }
  g_byte_array_append (file, (const guint8 *) data + 2, (guint) length - 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

static void
assert_size (GBytes *picture, guint64 width, guint64 height)
{
  guint64 w, h;

  g_assert_true (relais_attachment_measure (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), &w, &h));
  g_assert_cmpuint (w, ==, width);
  g_assert_cmpuint (h, ==, height);
}

static void
test_photo (void)
{
  g_autoptr (GBytes) photo = take_photo (3000, 1500, TRUE);
  g_autoptr (GBytes) narrow = take_photo (300, 150, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = relais_photo_shrink ("plaie.jpg", photo, RELAIS_ATTACHMENT_JPEG, &error);
  g_autoptr (GBytes) same = relais_photo_shrink ("plaie.jpg", narrow, RELAIS_ATTACHMENT_JPEG, &error);

  g_assert_no_error (error);
  g_assert_true (contains (photo, "GPSSECRET"));
  g_assert_cmpint (relais_attachment_sniff (g_bytes_get_data (small, NULL), g_bytes_get_size (small)), ==,
                   RELAIS_ATTACHMENT_JPEG);
  assert_size (small, 1000, 2000);
  assert_size (same, 300, 150);
  g_assert_false (contains (small, "GPSSECRET"));
  g_assert_false (contains (small, "Exif"));
}

/* What one sees through is white, not black. */
static void
test_transparent (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 40, 20);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) flat = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x00000000);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  file = g_bytes_new_take (data, length);
  flat = relais_photo_shrink ("dessin.png", file, RELAIS_ATTACHMENT_PNG, &error);
  g_assert_no_error (error);
  assert_size (flat, 40, 20);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, flat, NULL) && gdk_pixbuf_loader_close (loader, NULL));
  g_assert_cmpuint (gdk_pixbuf_read_pixels (gdk_pixbuf_loader_get_pixbuf (loader))[0], >, 250);
}

static void
test_damaged (void)
{
  static const char head[] = "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x20\x00\x00\x00\x20 rubbish that follows";
  g_autoptr (GBytes) picture = g_bytes_new_static (head, sizeof head - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_photo_shrink ("plaie.png", picture, RELAIS_ATTACHMENT_PNG, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ATTACHMENT_PICTURE);
}

/* --- Begun --- */

static char *
begin (Cast *cast, RelaisActor *actor)
{
  RelaisForm form = { .kind = (char *) RELAIS_FORM_NOTE,
                      .subject = (char *) relais_record_get_id (cast->patient),
                      .title = (char *) "El Amrani" };
  g_autoptr (GError) error = NULL;
  char *id = relais_form_save (cast->session, actor, &form, &error);

  g_assert_no_error (error);
  return id;
}

static RelaisAttachment *
attach (Cast *cast, RelaisActor *actor, const char *draft, const char *name)
{
  g_autoptr (GBytes) content = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr (GError) error = NULL;
  RelaisAttachment *attached = relais_attachments_add (cast->session, actor, draft, name, content, &error);

  g_assert_no_error (error);
  return attached;
}

static char *
list (Cast *cast, RelaisActor *actor, const char *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = relais_attachments_list (cast->session, actor, draft, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", ((RelaisAttachment *) found->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static void
assert_listed (Cast *cast, RelaisActor *actor, const char *draft, const char *expected)
{
  g_autofree char *listed = list (cast, actor, draft);

  g_assert_cmpstr (listed, ==, expected);
}

static gboolean
count (RelaisDb *db, gpointer data, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT count(*) FROM attachment", error);
  gboolean has_row;

  g_assert_true (relais_statement_step (row, &has_row, error));
  *(gint64 *) data = relais_statement_column_int (row, 0);
  return TRUE;
}

static gint64
count_stored (Cast *cast)
{
  gint64 n = -1;

  g_assert_true (relais_store_read (relais_session_get_store (cast->session), count, &n, NULL));
  return n;
}

static void
test_of_its_author (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "Lettre St-Luc.pdf");
  g_autoptr (GBytes) content = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisAttachment) opened = relais_attachments_open (cast->session, cast->nurse, letter->id, &read, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content));
  g_assert_cmpstr (opened->name, ==, "Lettre St-Luc.pdf");
  assert_listed (cast, cast->nurse, draft, "Lettre St-Luc.pdf");
  assert_listed (cast, cast->physician, draft, "");
  g_assert_null (relais_attachments_open (cast->session, cast->physician, letter->id, &read, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relais_attachments_add (cast->session, cast->physician, draft, "x.pdf", content, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_attachments_set_removed (cast->session, cast->physician, draft, letter->id, TRUE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relais_attachments_add (cast->session, cast->administrator, draft, "x.pdf", content, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_discarded (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_stored (cast), ==, 1);
  g_assert_true (relais_form_discard (cast->session, cast->physician, draft, &error));
  g_assert_cmpint (count_stored (cast), ==, 1);
  g_assert_true (relais_form_discard (cast->session, cast->nurse, draft, &error));
  g_assert_cmpint (count_stored (cast), ==, 0);
}

static void
test_taken_away (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) first = attach (cast, cast->nurse, draft, "un.pdf");
  g_autoptr (RelaisAttachment) second = attach (cast, cast->nurse, draft, "deux.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_attachments_set_removed (cast->session, cast->nurse, draft, first->id, TRUE, &error));
  assert_listed (cast, cast->nurse, draft, "deux.pdf");
  g_assert_true (relais_attachments_set_removed (cast->session, cast->nurse, draft, first->id, FALSE, &error));
  assert_listed (cast, cast->nurse, draft, "un.pdf; deux.pdf");
}

/* Two texts become one; what hung on the one hangs on the other. */
static void
test_joined (Cast *cast, gconstpointer data)
{
  g_autofree char *one = begin (cast, cast->nurse);
  g_autofree char *two = begin (cast, cast->nurse);
  g_autofree char *others = begin (cast, cast->physician);
  g_autoptr (RelaisAttachment) first = attach (cast, cast->nurse, one, "un.pdf");
  g_autoptr (RelaisAttachment) second = attach (cast, cast->nurse, two, "deux.pdf");
  g_autoptr (RelaisAttachment) third = attach (cast, cast->physician, others, "trois.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_attachments_join (cast->session, cast->nurse, one, two, &error));
  g_assert_true (relais_attachments_join (cast->session, cast->nurse, others, two, &error));
  assert_listed (cast, cast->nurse, two, "un.pdf; deux.pdf");
  assert_listed (cast, cast->nurse, one, "");
  assert_listed (cast, cast->physician, others, "trois.pdf");
}

static void
test_too_many (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (GBytes) content = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < RELAIS_ATTACHMENT_MOST; i++)
    {
      g_autoptr (RelaisAttachment) one = attach (cast, cast->nurse, draft, "lettre.pdf");
    }
  g_assert_null (relais_attachments_add (cast->session, cast->nurse, draft, "de trop.pdf", content, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ATTACHMENT_TOO_MANY);
  g_assert_cmpint (count_stored (cast), ==, RELAIS_ATTACHMENT_MOST);
}

/* --- Signed --- */

static RelaisRecord *
make_note (Cast *cast, const char *visibility)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (cast->patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Lettre reçue");
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, visibility);
  return relais_record_builder_end (builder);
}

static void
sign (Cast *cast, RelaisActor *actor, const char *draft, const char *visibility)
{
  g_autoptr (RelaisRecord) note = make_note (cast, visibility);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved =
      relais_notebook_sign (cast->session, actor, note, NULL, draft, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get_id (saved), ==, draft);
}

static guint
count_seen (Cast *cast, RelaisActor *actor, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisNotebookEntry) entry = relais_notebook_load (cast->session, actor, note, &error);

  g_assert_no_error (error);
  return entry->attachments != NULL ? entry->attachments->len : 0;
}

static void
assert_opens (Cast *cast, RelaisActor *actor, const char *id, int code)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisAttachment) opened = relais_attachments_open (cast->session, actor, id, &content, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, RELAIS_ERROR, code);
}

/* As the entry: its level, and nothing more. */
static void
test_who_reads (Cast *cast, gconstpointer data)
{
  static const struct {
    const char *level;
    gboolean reception;
  } levels[] = { { "care", FALSE }, { "home", TRUE }, { "logistics", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *draft = begin (cast, cast->nurse);
      g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");

      sign (cast, cast->nurse, draft, levels[i].level);
      g_assert_cmpuint (count_seen (cast, cast->nurse, draft), ==, 1);
      g_assert_cmpuint (count_seen (cast, cast->physician, draft), ==, 1);
      g_assert_cmpuint (count_seen (cast, cast->reception, draft), ==, levels[i].reception ? 1 : 0);
      assert_opens (cast, cast->physician, letter->id, -1);
      assert_opens (cast, cast->reception, letter->id, levels[i].reception ? -1 : RELAIS_ERROR_NOT_FOUND);
      assert_opens (cast, cast->administrator, letter->id, RELAIS_ERROR_NOT_ALLOWED);
      assert_opens (cast, cast->physician, NOBODY, RELAIS_ERROR_NOT_FOUND);
    }
}

static void
test_named_readers (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");
  g_autoptr (RelaisRecord) note = make_note (cast, "care");
  g_autoptr (RelaisRecord) named = relais_record_with (note, RELAIS_NOTE_READERS, "Piet");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved =
      relais_notebook_sign (cast->session, cast->nurse, named, NULL, draft, issues, &error);

  g_assert_no_error (error);
  assert_opens (cast, cast->nurse, letter->id, -1);
  assert_opens (cast, cast->physician, letter->id, -1);
  assert_opens (cast, cast->coordinator, letter->id, RELAIS_ERROR_NOT_FOUND);
}

static void
test_frozen (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) kept = attach (cast, cast->nurse, draft, "lettre.pdf");
  g_autoptr (RelaisAttachment) removed = attach (cast, cast->nurse, draft, "erreur.pdf");
  g_autoptr (GBytes) content = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_attachments_set_removed (cast->session, cast->nurse, draft, removed->id, TRUE, &error));
  sign (cast, cast->nurse, draft, "care");
  g_assert_cmpint (count_stored (cast), ==, 1);
  assert_listed (cast, cast->nurse, draft, "");
  g_assert_false (relais_attachments_set_removed (cast->session, cast->nurse, draft, kept->id, TRUE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relais_attachments_add (cast->session, cast->nurse, draft, "plus.pdf", content, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* Somebody else's begun entry is not signed by its id. */
static void
test_not_anothers (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");

  sign (cast, cast->physician, draft, "care");
  g_assert_cmpuint (count_seen (cast, cast->physician, draft), ==, 0);
  assert_opens (cast, cast->physician, letter->id, RELAIS_ERROR_NOT_FOUND);
  assert_listed (cast, cast->nurse, draft, "lettre.pdf");
}

/* Who is kept out of the record finds nothing that hangs on its entries. */
static void
test_kept_out (Cast *cast, gconstpointer data)
{
  RelaisActor *first = relais_session_get_actor (cast->session);
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");
  g_autofree char *begun = begin (cast, cast->physician);
  g_autoptr (RelaisAttachment) other = attach (cast, cast->physician, begun, "autre.pdf");
  const char *patient = relais_record_get_id (cast->patient);
  g_autoptr (RelaisRecord) exclusion = NULL;
  g_autoptr (GError) error = NULL;

  sign (cast, cast->nurse, draft, "care");
  exclusion =
      relais_exclusions_set (cast->session, first, patient, relais_actor_get_staff_id (cast->physician), &error);
  g_assert_no_error (error);
  relais_store_set_viewer (relais_session_get_store (cast->session), relais_actor_get_staff_id (cast->physician));
  assert_opens (cast, cast->physician, letter->id, RELAIS_ERROR_NOT_FOUND);
  assert_opens (cast, cast->physician, other->id, RELAIS_ERROR_NOT_FOUND);
  assert_listed (cast, cast->physician, begun, "");
  relais_store_set_viewer (relais_session_get_store (cast->session), relais_actor_get_staff_id (cast->nurse));
  assert_opens (cast, cast->nurse, letter->id, -1);
}

static guint
count_rows (Cast *cast, const char *act, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (
      cast->session, relais_session_get_actor (cast->session), NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisAuditEntry *entry = &((RelaisAuditRow *) rows->pdata[i])->entry;

      n += g_str_equal (entry->act, act) && g_strcmp0 (entry->subject, subject) == 0 ? 1 : 0;
    }
  return n;
}

static void
test_log (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");

  assert_opens (cast, cast->nurse, letter->id, -1);
  g_assert_cmpuint (count_rows (cast, "open-attachment", draft), ==, 0);
  sign (cast, cast->nurse, draft, "care");
  g_assert_cmpuint (count_rows (cast, "attach", draft), ==, 1);
  assert_opens (cast, cast->physician, letter->id, -1);
  g_assert_cmpuint (count_rows (cast, "open-attachment", draft), ==, 1);
  assert_opens (cast, cast->reception, letter->id, RELAIS_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_rows (cast, "open-attachment", draft), ==, 1);
}

static void
test_export (Cast *cast, gconstpointer data)
{
  g_autofree char *draft = begin (cast, cast->nurse);
  g_autoptr (RelaisAttachment) letter = attach (cast, cast->nurse, draft, "lettre.pdf");
  g_autofree char *path = g_build_filename (cast->folder, "copie.pdf", NULL);
  g_autoptr (RelaisAttachment) copied = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  sign (cast, cast->nurse, draft, "care");
  g_assert_null (relais_attachments_export (cast->session, cast->nurse, letter->id, path, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_rows (cast, "export-attachment", draft), ==, 0);
  copied = relais_attachments_export (cast->session, cast->coordinator, letter->id, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, PDF);
  g_assert_cmpuint (count_rows (cast, "export-attachment", draft), ==, 1);
  g_assert_null (relais_attachments_export (cast->session, cast->coordinator, letter->id, path, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
}

/* --- At once --- */

static void
test_filing (Cast *cast, gconstpointer data)
{
  g_autofree char *letter = g_build_filename (cast->folder, "lettre.pdf", NULL);
  g_autofree char *sheet = g_build_filename (cast->folder, "tableau.xlsx", NULL);
  const char *good[] = { letter, letter, NULL };
  const char *bad[] = { letter, sheet, NULL };
  g_autoptr (RelaisRecord) note = make_note (cast, "home");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (letter, PDF, -1, NULL));
  g_assert_true (g_file_set_contents (sheet, "PK\003\004", -1, NULL));
  g_assert_null (relais_notebook_sign_with (cast->session, cast->nurse, note, NULL, bad, issues, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ATTACHMENT_KIND);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "tableau.xlsx");
  g_clear_error (&error);
  forms = relais_form_list (cast->session, cast->nurse, &error);
  g_assert_cmpuint (forms->len, ==, 0);
  g_assert_cmpint (count_stored (cast), ==, 0);
  saved = relais_notebook_sign_with (cast->session, cast->nurse, note, NULL, good, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_seen (cast, cast->reception, relais_record_get_id (saved)), ==, 2);
}

#define ADD(name, func) g_test_add ("/attachments/" name, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/photo", test_photo);
  g_test_add_func ("/attachments/transparent", test_transparent);
  g_test_add_func ("/attachments/damaged", test_damaged);
  ADD ("of-its-author", test_of_its_author);
  ADD ("discarded", test_discarded);
  ADD ("taken-away", test_taken_away);
  ADD ("joined", test_joined);
  ADD ("too-many", test_too_many);
  ADD ("who-reads", test_who_reads);
  ADD ("named-readers", test_named_readers);
  ADD ("frozen", test_frozen);
  ADD ("not-anothers", test_not_anothers);
  ADD ("kept-out", test_kept_out);
  ADD ("log", test_log);
  ADD ("export", test_export);
  ADD ("filing", test_filing);
  return g_test_run ();
}
