/* What could not be stored comes back to its author, and to nobody else. */

#include "relais-demo.h"
#include "relais-error.h"
#include "relais-form-refuge.h"
#include "relais-key-file-testing.h"
#include "relais-store-box.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define NOW "2026-11-20T13:02:11Z"
#define A "Nadine Cloots"
#define B "Els Verstraete"

typedef struct {
  RelaisTestFolder *folder;
  char *data;
  RelaisClock *clock;
  RelaisFormRefuge *refuge;
} Fixture;

static RelaisSession *
sign_in (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_session_open (f->data, RELAIS_DEMO_PASSPHRASE, name, f->clock, &error);

  g_assert_no_error (error);
  return session;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GError) error = NULL;

  relais_key_file_set_test_cost (8, 1);
  f->folder = relais_test_make_folder ();
  f->data = g_build_filename (f->folder, "demo", NULL);
  f->clock = relais_clock_new_fixed (NOW);
  f->refuge = relais_form_refuge_new ();
  session = relais_demo_create (f->data, NULL, f->clock, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  relais_form_refuge_unref (f->refuge);
  relais_clock_unref (f->clock);
  g_free (f->data);
  relais_test_remove_folder (f->folder);
}

static void
keep (Fixture *f, RelaisSession *session, const char *id, const char *name)
{
  RelaisForm form = { .id = (char *) id, .kind = (char *) "patient", .title = (char *) name, .revision = 7 };
  g_autoptr (GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("{'family_name': %s}", name));

  form.values = values;
  relais_form_refuge_keep (f->refuge, session, &form);
}

static char *
list_titles (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (session, relais_session_get_actor (session), &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < forms->len; i++)
    g_string_append_printf (titles, "%s;", ((RelaisForm *) g_ptr_array_index (forms, i))->title);
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

#define ONE "11111111-1111-4111-8111-111111111111"
#define TWO "22222222-2222-4222-8222-222222222222"

static void
test_it_comes_back_to_its_author (Fixture *f, gconstpointer data)
{
  RelaisSession *session = sign_in (f, A);
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *hers = NULL;
  g_autoptr (RelaisForm) form = NULL;
  const char *typed;

  /* The register is closed by the time the disk has said no. */
  relais_session_close (session);
  keep (f, session, ONE, "Zwart");
  keep (f, session, TWO, "Groen");
  keep (f, session, ONE, "Zwartjes");
  relais_session_unref (session);
  g_assert_cmpuint (relais_form_refuge_count (f->refuge), ==, 2);

  session = sign_in (f, B);
  g_assert_true (relais_form_refuge_bring_back (f->refuge, session, &error));
  theirs = list_titles (session);
  g_assert_null (strstr (theirs, "Zwart"));
  g_assert_cmpuint (relais_form_refuge_count (f->refuge), ==, 2);
  relais_session_unref (session);

  session = sign_in (f, A);
  g_assert_true (relais_form_refuge_bring_back (f->refuge, session, &error));
  g_assert_no_error (error);
  hers = list_titles (session);
  g_assert_nonnull (strstr (hers, "Zwartjes;"));
  g_assert_nonnull (strstr (hers, "Groen;"));
  g_assert_null (strstr (hers, "Zwart;"));
  form = relais_form_load (session, relais_session_get_actor (session), ONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (form->values, "family_name", "&s", &typed));
  g_assert_cmpstr (typed, ==, "Zwartjes");
  g_assert_cmpint (form->revision, ==, 7); /* of the record that it began from: a clash is still seen */
  g_assert_cmpuint (relais_form_refuge_count (f->refuge), ==, 0);
  relais_session_unref (session);
}

static void
test_what_fails_again_goes_on_waiting (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = sign_in (f, A);
  g_autoptr (RelaisSession) again = NULL;
  g_autoptr (GError) error = NULL;

  keep (f, session, ONE, "Zwartjes");
  relais_session_abandon (session);
  g_assert_false (relais_form_refuge_bring_back (f->refuge, session, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  g_assert_cmpuint (relais_form_refuge_count (f->refuge), ==, 1);
  g_clear_error (&error);
  relais_session_close (session);

  again = sign_in (f, A);
  g_assert_true (relais_form_refuge_bring_back (f->refuge, again, &error));
  g_assert_cmpuint (relais_form_refuge_count (f->refuge), ==, 0);
}

/* Nothing can be read of it without the register, nor with another one. */
static void
test_it_is_sealed (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = sign_in (f, A);
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) foreign = relais_test_session_new (folder);
  g_autoptr (GBytes) plain = g_bytes_new ("Zwartjes Zwartjes", 17);
  g_autoptr (GBytes) key = relais_store_box_get_key (relais_session_get_store (session));
  g_autoptr (GBytes) sealed = relais_store_box_seal (key, plain);
  g_autoptr (GBytes) opened = relais_store_box_open (relais_session_get_store (session), sealed);

  g_assert_null (memmem (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), "Zwart", 5));
  g_assert_true (g_bytes_equal (opened, plain));
  g_assert_null (relais_store_box_open (relais_session_get_store (foreign), sealed));
}

#define add(PATH, FUNC) g_test_add ("/form-refuge/" PATH, Fixture, NULL, set_up, FUNC, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("it-comes-back-to-its-author", test_it_comes_back_to_its_author);
  add ("what-fails-again-goes-on-waiting", test_what_fails_again_goes_on_waiting);
  add ("it-is-sealed", test_it_is_sealed);
  return g_test_run ();
}
