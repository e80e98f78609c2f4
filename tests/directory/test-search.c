#include "relais-directory-entry.h"
#include "relais-directory-search.h"
#include "relais-error.h"
#include "relais-test-directory.h"
#include "relais-test.h"

#include <string.h>

static const RelaisDate today = { 2026, 11, 20 };

/* Fictional; the uid is what the tests name them by. */
static const char folder[] =
    "uid=luc|name=Cliniques Saint-Luc|unit=Gériatrie|category=17|phone=02 764 11 11|phone_direct=02 764 18 42|"
    "postcode=1200|commune=Woluwe-Saint-Lambert|languages=fr;en|access=appointment;opinion_now|"
    "hours=mon-fri 08:00-18:00\n"
    "uid=social|name=Service social|name_nl=Sociale dienst|organisation=Cliniques Saint-Luc|category=16|"
    "phone=02 764 15 83|postcode=1200|languages=fr;nl|access=appointment\n"
    "uid=kine|name=Cabinet Dupont|category=12|phone=0478 12 34 56|postcode=1030|commune=Schaerbeek|languages=fr;ar|"
    "serves_postcodes=1030;1140|mutualities=100;319|weekend=yes|access=outreach\n"
    "uid=soins|name=Soins à domicile Sint-Jan|category=04|phone=02 221 91 11|postcode=1000|languages=nl|urgent=yes|"
    "serves_postcodes=1000;1030|mutualities=300|access=outreach;opinion_now|description=Plaies complexes\n"
    "uid=repas|name=Repas et Compagnie|category=08|phone=02 641 55 00|commune=Ixelles|languages=fr\n"
    "uid=lucie|name=Lucie Van den Broeck|category=02;12|phone=02 345 67 89|postcode=1030|languages=fr;nl\n";

typedef struct {
  RelaisTestFolder *folder;
  RelaisTestDirectory *directory;
  RelaisLabels *labels;
} Fixture;

static RelaisRecord *
make_label (const char *kind, const char *code, const char *fr, const char *nl)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, NULL, 1);

  relais_record_builder_set (builder, RELAIS_LABEL_KIND, kind);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  relais_record_builder_set (builder, RELAIS_LABEL_FR, fr);
  relais_record_builder_set (builder, RELAIS_LABEL_NL, nl);
  return relais_record_builder_end (builder);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autofree char *path = NULL;

  (void) data;
  g_ptr_array_add (records, make_label (RELAIS_LABEL_KIND_CATEGORY, "12", "Kinésithérapie", "Kinesitherapie"));
  g_ptr_array_add (records, make_label (RELAIS_LABEL_KIND_CATEGORY, "17", "Gériatrie, hôpital de jour", "Geriatrie"));
  g_ptr_array_add (records, make_label (RELAIS_LABEL_KIND_COMMUNE, "1030", "Schaerbeek", "Schaarbeek"));
  g_ptr_array_add (records, make_label (RELAIS_LABEL_KIND_COMMUNE, "1050", "Ixelles", "Elsene"));
  fixture->labels = relais_labels_new (records);
  fixture->folder = relais_test_make_folder ();
  path = g_build_filename (fixture->folder, "directory.db", NULL);
  fixture->directory = relais_test_directory_new (path);
  relais_test_directory_write (fixture->directory, "a.csv", folder);
  relais_test_directory_sync (fixture->directory, today);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  (void) data;
  relais_labels_unref (fixture->labels);
  relais_test_directory_free (fixture->directory);
  relais_test_remove_folder (fixture->folder);
}

/* The uids of what is found, in order. */
static void
assert_found (Fixture *fixture, RelaisDirectoryQuery query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  if (query.labels == NULL)
    query.labels = fixture->labels;
  hits = relais_directory_cache_search (relais_test_directory_get_cache (fixture->directory), &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            relais_record_get (((RelaisDirectoryHit *) hits->pdata[i])->card->entry,
                                               RELAIS_ENTRY_UID));
  g_assert_cmpstr (found->str, ==, expected);
}

#define FIND(expected, ...) assert_found (fixture, (RelaisDirectoryQuery) { __VA_ARGS__ }, expected)
#define ONE_OF(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const struct {
  const char *text;
  const char *found;
} texts[] = {
  { "saint-luc", "luc social" },                 /* its name, then its organisation */
  { "SAINT LUC", "luc social" },
  { "luc", "luc lucie social" },                 /* exact, beginning, organisation */
  { "lu", "lucie luc social" },
  { "l", "lucie luc social" },
  { "sociale", "social" },                       /* the Dutch name */
  { "geriatrie", "luc" },                        /* the ward */
  { "hopital de jour", "luc" },                  /* the practice's name of a category */
  { "kine", "kine lucie" },
  { "kine schaarbeek", "kine lucie" },           /* a commune by its other name, and by its postcode */
  { "elsene", "repas" },
  { "plaies", "soins" },                         /* the description */
  { "broeck", "lucie" },
  { "vandenbroeck", "lucie" },
  { "jan", "soins" },
  { "1842", "luc" },                             /* the end of a direct line */
  { "0478 12", "kine" },
  { "02 764", "luc social" },
  { "583", "social" },
  { "ucie roeck", "lucie" },
  { "cie", "lucie" },
  { "dupont 1030", "kine" },
  { "nothing", "" },
  { "\"); DROP", "" },
  { "luc* OR", "" },
};

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i].text);
      FIND (texts[i].found, .text = texts[i].text);
    }
}

static gboolean
has_hours (const char *key, const char *hours, gpointer data)
{
  (void) key;
  return g_strcmp0 (hours, data) == 0;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  (void) data;
  FIND ("kine luc lucie repas social soins", .text = NULL);
  FIND ("kine lucie", .categories = ONE_OF ("12"));
  FIND ("lucie repas", .categories = ONE_OF ("08", "02"));
  FIND ("kine lucie", .postcodes = ONE_OF ("1030"));
  FIND ("repas", .postcodes = ONE_OF ("1050"));
  FIND ("kine lucie soins", .postcodes = ONE_OF ("1030", "1000"));
  FIND ("kine", .languages = ONE_OF ("ar"));
  FIND ("lucie social soins", .languages = ONE_OF ("nl"));
  FIND ("luc soins", .access = ONE_OF ("opinion_now"));
  FIND ("kine soins", .serves = "1030");
  FIND ("kine", .serves = "1140");
  FIND ("", .serves = "1040");
  FIND ("kine soins", .mutuality = "319"); /* its own number, and its union */
  FIND ("kine", .mutuality = "117");
  FIND ("kine", .weekend = TRUE);
  FIND ("soins", .urgent = TRUE);
  FIND ("luc", .is_wanted = has_hours, .is_wanted_data = (gpointer) "mon-fri 08:00-18:00");
  FIND ("", .categories = ONE_OF ("unknown"));

  FIND ("lucie", .text = "luc", .categories = ONE_OF ("12"));
  FIND ("luc social", .text = "luc", .postcodes = ONE_OF ("1200"));
  FIND ("", .text = "luc", .postcodes = ONE_OF ("1200"), .urgent = TRUE);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  (void) data;
  FIND ("kine luc", .limit = 2);
  FIND ("lucie repas", .limit = 2, .offset = 2);
  FIND ("soins", .limit = 2, .offset = 5);
  FIND ("lucie", .languages = ONE_OF ("nl"), .limit = 1);
  FIND ("social soins", .languages = ONE_OF ("nl"), .offset = 1);
  FIND ("lucie", .text = "luc", .offset = 1, .limit = 1);
}

/* The practice's own come before others that fit as well, never before one that fits better. */
static void
test_ranking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) favourites = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) recent = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) noted = g_hash_table_new (g_str_hash, g_str_equal);

  (void) data;
  FIND ("luc social", .text = "saint-luc");
  g_hash_table_add (favourites, (gpointer) "uid:social");
  FIND ("luc social", .text = "saint-luc", .favourites = favourites);
  FIND ("kine lucie", .text = "kine");
  g_hash_table_add (favourites, (gpointer) "uid:lucie");
  FIND ("lucie kine", .text = "kine", .favourites = favourites);
  g_hash_table_insert (recent, (gpointer) "uid:kine", (gpointer) "2026-11-20T10:00:00Z");
  FIND ("kine lucie", .text = "kine", .recent = recent);
  FIND ("lucie kine", .text = "kine", .recent = recent, .favourites = favourites);
  g_hash_table_insert (recent, (gpointer) "uid:lucie", (gpointer) "2026-11-20T11:00:00Z");
  FIND ("lucie kine", .text = "kine", .recent = recent);

  /* A note of the practice holds the word; a filter still holds. */
  g_hash_table_add (noted, (gpointer) "uid:repas");
  FIND ("repas", .text = "livraison", .noted = noted);
  FIND ("", .text = "livraison", .noted = noted, .urgent = TRUE);
}

static const struct {
  const char *text;
  const char *uid;
  int field;
} fields[] = {
  { "saint-luc", "luc", -1 },
  { "saint-luc", "social", RELAIS_ENTRY_ORGANISATION },
  { "1842", "luc", RELAIS_ENTRY_PHONE_DIRECT },
  { "plaies", "soins", RELAIS_ENTRY_DESCRIPTION },
  { "hopital", "luc", RELAIS_ENTRY_CATEGORY },
  { "schaerbeek dupont", "kine", RELAIS_ENTRY_COMMUNE },
};

static void
test_field (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RelaisDirectoryQuery query = { .text = fields[i].text, .labels = fixture->labels };
      g_autoptr (GPtrArray) hits = relais_directory_cache_search (relais_test_directory_get_cache (fixture->directory),
                                                                  &query, NULL);
      gboolean found = FALSE;

      g_test_message ("“%s”", fields[i].text);
      for (guint h = 0; h < hits->len; h++)
        {
          const RelaisDirectoryHit *hit = hits->pdata[h];

          if (!relais_record_is (hit->card->entry, RELAIS_ENTRY_UID, fields[i].uid))
            continue;
          found = TRUE;
          g_assert_cmpint (hit->field, ==, fields[i].field);
        }
      g_assert_true (found);
    }
}

/* More than 2,000 candidates: the best are among what is shown all the same, and a filter that most pass is paged. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GHashTable) favourites = g_hash_table_new (g_str_hash, g_str_equal);

  (void) data;
  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (many, "uid=many%04u|name=Zzz %04u Sanitas|languages=fr|phone=02 %07u\n", i, i, i);
  g_string_append (many, "uid=best|name=Sanitas|languages=fr\n");
  g_string_append (many, "uid=own|name=Zzz Sanitas|languages=fr\n");
  relais_test_directory_write (fixture->directory, "many.csv", many->str);
  relais_test_directory_sync (fixture->directory, today);
  g_hash_table_add (favourites, (gpointer) "uid:own");

  FIND ("best", .text = "s", .limit = 1);
  FIND ("own best many0000", .text = "sanitas", .limit = 3, .favourites = favourites);
  FIND ("own best many0000", .text = "sani", .limit = 3, .favourites = favourites);
  FIND ("kine luc lucie", .languages = ONE_OF ("fr"), .limit = 3);
  FIND ("many2498 many2499 own", .languages = ONE_OF ("fr"), .offset = 2504, .limit = 3);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RelaisDirectoryQuery query = { .text = "luc", .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  (void) data;
  g_cancellable_cancel (cancellable);
  hits = relais_directory_cache_search (relais_test_directory_get_cache (fixture->directory), &query, &error);
  g_assert_null (hits);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  FIND ("luc lucie social", .text = "luc");
}

#define ADD(name, func) g_test_add ("/search/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("texts", test_texts);
  ADD ("filters", test_filters);
  ADD ("pages", test_pages);
  ADD ("ranking", test_ranking);
  ADD ("field", test_field);
  ADD ("many", test_many);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
