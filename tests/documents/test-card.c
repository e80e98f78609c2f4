#include "relais-card.h"

#include <math.h>
#include <string.h>

#include "relais-error.h"
#include "relais-pdf.h"
#include "relais-test-cards.h"
#include "relais-test-pages.h"
#include "relais-test-pdf.h"
#include "relais-test.h"

static const RelaisSheet *
sheet (const char *name)
{
  const RelaisSheet *found = relais_sheet_lookup (name, NULL);

  g_assert_nonnull (found);
  return found;
}

static void
lay_out (RelaisTestPrint *print, const RelaisPrintOptions *options)
{
  g_autoptr (GError) error = NULL;

  relais_test_print_lay_out (print, options, FALSE, &error);
  g_assert_no_error (error);
}

static RelaisTestPrint *
print_one (const char *name, const RelaisPrintOptions *options)
{
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
  RelaisTestPrint *print = relais_test_print_new ();

  relais_test_print_add (print, relais_test_cards_find (name, practice));
  lay_out (print, options);
  return print;
}

/* Goldens -------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *golden;
  const char *sheet;
  const char *language;
  gboolean large;
} goldens[] = {
  { "folding-fr", "folding", "fr", FALSE },
  { "folding-nl", "folding", "nl", FALSE },
  { "folding-fr+nl", "folding", "fr+nl", FALSE },
  { "folding-large-fr", "folding", "fr", TRUE },
  { "folding-large-nl", "folding", "nl", TRUE },
  { "c32011-fr", "c32011", "fr", FALSE },
  { "c32015-nl", "c32015", "nl", FALSE },
  { "l7414-fr", "l7414", "fr", FALSE },
  { "plain-fr+nl", "plain", "fr+nl", FALSE },
};

/* RELAIS_UPDATE_GOLDEN=1 writes them anew; then look at what changed before it is kept. */
static void
test_golden (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const RelaisPrintOptions options = { sheet (goldens[i].sheet), 1, goldens[i].language, goldens[i].large, 0, 0 };
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  g_autofree char *file = g_strconcat (goldens[i].golden, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "golden", "cards", file, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  relais_test_print_add_all (print);
  lay_out (print, &options);
  text = relais_test_print_to_text (print);
  if (g_getenv ("RELAIS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  if (!g_str_equal (text, expected))
    g_test_message ("%s differs; what was laid out:\n%s", path, text);
  g_assert_true (g_str_equal (text, expected));
}

/* Rules that hold on every sheet, with real fonts ----------------------------------------------------------------- */

static gboolean
is_inside (RelaisRect inner, RelaisRect outer)
{
  return inner.x >= outer.x - 0.001 && inner.y >= outer.y - 0.001 &&
         inner.x + inner.width <= outer.x + outer.width + 0.001 &&
         inner.y + inner.height <= outer.y + outer.height + 0.001;
}

/* Which side of which label a box stands on; a foot line stands on none. */
static gboolean
find_label (const RelaisSheet *paper, guint page, RelaisRect area, int *label, RelaisSide *side)
{
  for (*label = 0; *label < relais_sheet_get_n_labels (paper); (*label)++)
    {
      for (int s = 0; s < 2; s++)
        {
          *side = (RelaisSide) s;
          if (!relais_sheet_is_folded (paper) && s != (int) page % 2)
            continue;
          if (is_inside (area, relais_sheet_get_safe_area (paper, *label, *side)))
            return TRUE;
        }
    }

  return FALSE;
}

static void
check_page (const RelaisTestPrint *print, const RelaisSheet *paper, guint page, gboolean large)
{
  const RelaisPage *checked = g_ptr_array_index (print->pages, page);
  g_autoptr (GHashTable) baselines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_lines[2][10] = { { 0 } };

  for (guint i = 0; i < relais_page_get_n_boxes (checked); i++)
    {
      const RelaisBox *box = relais_page_get_box (checked, i);
      g_autofree char *key = NULL;
      RelaisSide side;
      int label;

      if (box->kind == RELAIS_BOX_LINE)
        continue;
      if (box->kind == RELAIS_BOX_TEXT && relais_sheet_has_foot (paper) && box->baseline > 262)
        continue;
      if (!find_label (paper, page, box->area, &label, &side))
        g_error ("page %u, %s: outside its label", page, box->text != NULL ? box->text : "code");
      if (box->kind == RELAIS_BOX_CODE)
        {
          g_assert_cmpint (side, ==, RELAIS_SIDE_BACK);
          g_assert_cmpfloat (box->area.width, >=, RELAIS_QR_MIN_MODULE * relais_qr_get_size (box->code) - 0.001);
          continue;
        }
      g_assert_cmpfloat (box->font.size, >=, large ? 14 : 11);
      key = g_strdup_printf ("%d %d %.2f", label, side, box->baseline);
      if (g_hash_table_add (baselines, g_steal_pointer (&key)))
        n_lines[side][label]++;
      g_assert_cmpint (n_lines[side][label], <=, large ? 9 : 7);
    }
}

static void
test_everything_stands_on_its_label (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const RelaisSheet *paper = sheet (goldens[i].sheet);
  const RelaisPrintOptions options = { paper, 1, goldens[i].language, goldens[i].large, 0, 0 };
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();

  relais_test_print_add_all (print);
  relais_test_print_lay_out (print, &options, TRUE, NULL);
  g_assert_cmpuint (print->refused->len, <=, 3);
  if (goldens[i].large)
    paper = relais_sheet_get_large (paper, NULL);
  for (guint page = 0; page < print->pages->len; page++)
    check_page (print, paper, page, goldens[i].large);
}

static void
test_numbers_are_large_and_bold (void)
{
  const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_one ("three-long", &options);
  static const char *numbers[] = { "0474 12 34 56", "0475 65 43 21", "0476 12 34 56", "02 555 01 23", "J’aide un proche" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const RelaisBox *box = relais_test_print_find (print, 0, numbers[i]);

      g_assert_nonnull (box);
      g_assert_cmpfloat (box->font.size, ==, 14);
      g_assert_true (box->font.bold);
    }
}

/* Sheets --------------------------------------------------------------------------------------------------------- */

/* Twelve cards with references of their own on sheets of ten. */
static RelaisTestPrint *
print_twelve (const RelaisPrintOptions *options)
{
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
  RelaisTestPrint *print = relais_test_print_new ();

  for (int i = 0; i < 12; i++)
    {
      RelaisCardData *data = relais_test_cards_find ("one-person", practice);
      g_autofree char *name = g_strdup_printf ("Name%02d", i);
      g_autofree char *reference = g_strdup_printf ("REF%02d", i);

      relais_card_data_set_owner (data, NULL, NULL);
      relais_card_data_set_aided (data, name, NULL);
      relais_card_data_set_reference (data, reference);
      relais_test_print_add (print, data);
    }
  lay_out (print, options);
  return print;
}

static void
assert_at (const RelaisTestPrint *print, guint page, const char *text, const RelaisSheet *paper, int label,
           RelaisSide side)
{
  const RelaisBox *box = relais_test_print_find (print, page, text);

  g_test_message ("%s on page %u", text, page);
  g_assert_nonnull (box);
  g_assert_true (is_inside (box->area, relais_sheet_get_safe_area (paper, label, side)));
}

static void
test_backs_match_their_fronts (void)
{
  const RelaisSheet *paper = sheet ("c32011");
  const RelaisPrintOptions options = { paper, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_twelve (&options);

  g_assert_cmpuint (print->pages->len, ==, 4);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%02d", i);
      g_autofree char *reference = g_strdup_printf ("REF%02d", i);
      guint page = i < 10 ? 0 : 2;

      assert_at (print, page, name, paper, i % 10, RELAIS_SIDE_FRONT);
      assert_at (print, page + 1, reference, paper, i % 10, RELAIS_SIDE_BACK);
    }
}

static void
test_start_label (void)
{
  const RelaisSheet *paper = sheet ("c32011");
  const RelaisPrintOptions options = { paper, 8, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_twelve (&options);

  g_assert_cmpuint (print->pages->len, ==, 4);
  assert_at (print, 0, "Name00", paper, 7, RELAIS_SIDE_FRONT);
  assert_at (print, 1, "REF00", paper, 7, RELAIS_SIDE_BACK);
  assert_at (print, 0, "Name02", paper, 9, RELAIS_SIDE_FRONT);
  assert_at (print, 2, "Name03", paper, 0, RELAIS_SIDE_FRONT);
  assert_at (print, 3, "REF11", paper, 8, RELAIS_SIDE_BACK);
}

static void
test_folded_cards_are_on_one_page (void)
{
  const RelaisSheet *paper = sheet ("folding");
  const RelaisPrintOptions options = { NULL, 0, NULL, FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_twelve (&options);

  g_assert_cmpuint (print->pages->len, ==, 3);
  assert_at (print, 0, "Name03", paper, 3, RELAIS_SIDE_FRONT);
  assert_at (print, 0, "REF03", paper, 3, RELAIS_SIDE_BACK);
  assert_at (print, 1, "Name04", paper, 0, RELAIS_SIDE_FRONT);
}

static guint
count_dashed (const RelaisPage *page)
{
  guint n_dashed = 0;

  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    n_dashed += relais_page_get_box (page, i)->dashed;
  return n_dashed;
}

static void
test_only_cards_that_are_there_are_marked (void)
{
  const RelaisPrintOptions options = { NULL, 4, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_twelve (&options);

  g_assert_cmpuint (print->pages->len, ==, 4);
  g_assert_cmpuint (count_dashed (g_ptr_array_index (print->pages, 0)), ==, 1);
  g_assert_cmpuint (count_dashed (g_ptr_array_index (print->pages, 1)), ==, 4);
  g_assert_cmpuint (count_dashed (g_ptr_array_index (print->pages, 3)), ==, 3);
}

static void
test_offset_moves_everything (void)
{
  const RelaisPrintOptions plain = { sheet ("plain"), 1, "fr", FALSE, 0, 0 };
  const RelaisPrintOptions moved = { sheet ("plain"), 1, "fr", FALSE, 1.5, -2.0 };
  g_autoptr (RelaisTestPrint) a = print_one ("two-people", &plain);
  g_autoptr (RelaisTestPrint) b = print_one ("two-people", &moved);

  for (guint page = 0; page < 2; page++)
    {
      const RelaisPage *page_a = g_ptr_array_index (a->pages, page);
      const RelaisPage *page_b = g_ptr_array_index (b->pages, page);

      g_assert_cmpuint (relais_page_get_n_boxes (page_a), ==, relais_page_get_n_boxes (page_b));
      for (guint i = 0; i < relais_page_get_n_boxes (page_a); i++)
        {
          RelaisRect from = relais_page_get_box (page_a, i)->area;
          RelaisRect to = relais_page_get_box (page_b, i)->area;

          g_assert_cmpfloat_with_epsilon (to.x - from.x, 1.5, 0.001);
          g_assert_cmpfloat_with_epsilon (to.y - from.y, -2.0, 0.001);
        }
    }
}

static void
test_options_that_make_no_sense (void)
{
  const struct {
    RelaisPrintOptions options;
    const char *subject;
    const char *detail;
  } cases[] = {
    { { sheet ("c32011"), 11, "fr", FALSE, 0, 0 }, "11", "10" },
    { { sheet ("c32011"), -1, "fr", FALSE, 0, 0 }, "-1", "10" },
    { { sheet ("folding"), 5, "fr", FALSE, 0, 0 }, "5", "4" },
    { { sheet ("c32011"), 1, "de", FALSE, 0, 0 }, "de", "fr, nl, fr+nl" },
    { { sheet ("c32011"), 1, "", FALSE, 0, 0 }, "", "fr, nl, fr+nl" },
    { { sheet ("c32011"), 1, "fr", TRUE, 0, 0 }, "c32011", "folding" },
    { { sheet ("c32011"), 1, "fr", FALSE, 2.1, 0 }, "2.1,0.0", "2 mm" },
    { { sheet ("c32011"), 1, "fr", FALSE, 0, -30 }, "0.0,-30.0", "2 mm" },
    { { sheet ("c32011"), 1, "fr", FALSE, (double) NAN, 0 }, "nan,0.0", "2 mm" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
      g_autoptr (GError) error = NULL;

      relais_test_print_add_all (print);
      relais_test_print_lay_out (print, &cases[i].options, FALSE, &error);
      g_assert_null (print->pages);
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_USAGE);
      g_assert_cmpstr (relais_error_get_subject (error), ==, cases[i].subject);
      g_assert_nonnull (strstr (relais_error_get_detail (error), cases[i].detail));
    }
}

/* Refusals ------------------------------------------------------------------------------------------------------- */

static void
test_a_refused_card_stops_nobody (void)
{
  const RelaisSheet *paper = sheet ("c32015");
  const RelaisPrintOptions options = { paper, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  const RelaisRefusal *refusal;

  relais_test_print_add (print, relais_test_cards_find ("one-person", practice));
  relais_test_print_add (print, relais_test_cards_find ("too-long-name", practice));
  relais_test_print_add (print, relais_test_cards_find ("turkish", practice));
  lay_out (print, &options);

  g_assert_cmpuint (print->refused->len, ==, 1);
  refusal = g_ptr_array_index (print->refused, 0);
  g_assert_cmpuint (refusal->index, ==, 1);
  g_assert_error (refusal->error, RELAIS_ERROR, RELAIS_ERROR_OVERFLOW);
  g_assert_cmpstr (relais_error_get_subject (refusal->error), ==, "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren");
  assert_at (print, 0, "Nadia", paper, 0, RELAIS_SIDE_FRONT);
  assert_at (print, 0, "Çağla", paper, 1, RELAIS_SIDE_FRONT);
  g_assert_false (relais_test_print_says (print, "Wolfe"));
}

static void
test_nothing_to_print_is_no_page (void)
{
  const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_one ("too-many-lines", &options);

  g_assert_cmpuint (print->pages->len, ==, 0);
  g_assert_cmpuint (print->refused->len, ==, 1);
}

static void
test_without_any_number_there_is_no_card (void)
{
  const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisCardPractice) practice = relais_card_practice_new (NULL, NULL, NULL);
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  const RelaisRefusal *refusal;

  relais_test_print_add (print, relais_test_cards_find ("nobody", practice));
  lay_out (print, &options);
  g_assert_cmpuint (print->refused->len, ==, 1);
  refusal = g_ptr_array_index (print->refused, 0);
  g_assert_error (refusal->error, RELAIS_ERROR, RELAIS_ERROR_NOTHING_TO_PRINT);
}

/* Names of any length and kind: laid out or refused, never a fault, never a line outside its label. */
static void
test_hostile_names (void)
{
  const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
  g_autofree char *long_word = g_strnfill (10000, 'W');
  g_autofree char *many_words = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  const char *names[] = { NULL, NULL, "Bobby'); DROP TABLE person;--", "a\nb\tc\r\001d", "\u202eevil\u202c \u2067x", "\xff\xfe", "\U0001f469\u200d\U0001f469\u200d\U0001f467", " ", "" };

  for (int i = 0; i < 2000; i++)
    g_string_append (words, "van der ");
  many_words = g_strdup (words->str);
  names[0] = long_word;
  names[1] = many_words;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RelaisCardPerson person = { names[i], names[i], NULL, "0470 12 34 56", names[i] };
      RelaisCardData *data = relais_card_data_new (i % 2 == 0 ? RELAIS_CARD_PATIENT : RELAIS_CARD_CAREGIVER, practice);

      relais_card_data_set_owner (data, names[i], names[i]);
      relais_card_data_set_aided (data, names[i], names[i]);
      relais_card_data_set_language (data, names[i], TRUE);
      relais_card_data_add_person (data, &person);
      relais_card_data_set_trusted (data, &person);
      relais_card_data_set_reference (data, names[i]);
      relais_test_print_add (print, data);
    }
  relais_test_print_lay_out (print, &options, TRUE, NULL);

  g_assert_cmpuint (print->refused->len, ==, 2);
  for (guint page = 0; page < print->pages->len; page++)
    check_page (print, sheet ("folding"), page, FALSE);
  g_assert_true (relais_test_print_says (print, "Bobby'); DROP TABLE person;--"));
  g_assert_true (relais_test_print_says (print, "a b c d"));
  g_assert_false (relais_test_print_says (print, "\u202e"));
  g_assert_false (relais_test_print_says (print, "\u2067"));
}

/* What is said --------------------------------------------------------------------------------------------------- */

static void
test_of_the_aided_person_only_an_initial (void)
{
  static const struct {
    const char *given;
    const char *family;
    const char *shown;
  } cases[] = {
    { "Mohamed", "El Amrani", "Pour Mohamed\u00a0E., appelez" },
    { "Marie-Christine", "d'Hondt", "Pour Marie-Christine\u00a0D., appelez" },
    { "Élise", "Ångström", "Pour Élise\u00a0Å., appelez" },
    { "İsmail", "ızgı", "Pour İsmail\u00a0I., appelez" },
    { " Jan ", "\tvan den Broeck", "Pour Jan\u00a0V., appelez" },
    { "Jan", NULL, "Pour Jan, appelez" },
    { NULL, "Peeters", "Pour P., appelez" },
    { NULL, NULL, "Appelez" },
    { "محمد", "العمراني", "Pour \u2068محمد\u00a0ا.\u2069, appelez" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
      const RelaisCardPerson person = { "Nadia", "daughter", NULL, "0470 12 34 56", NULL };
      g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
      g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
      RelaisCardData *data = relais_card_data_new (RELAIS_CARD_CAREGIVER, practice);

      relais_card_data_set_aided (data, cases[i].given, cases[i].family);
      relais_card_data_add_person (data, &person);
      relais_test_print_add (print, data);
      lay_out (print, &options);
      g_test_message ("%s", cases[i].shown);
      g_assert_true (relais_test_print_says (print, cases[i].shown));
    }
}

static void
test_french_and_dutch (void)
{
  const RelaisSheet *paper = sheet ("l7414");
  const RelaisPrintOptions options = { paper, 1, "fr+nl", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_one ("two-people", &options);

  g_assert_nonnull (relais_test_print_find (print, 0, "J’aide un proche"));
  g_assert_nonnull (relais_test_print_find (print, 0, "Quelqu’un compte sur moi à la maison"));
  g_assert_nonnull (relais_test_print_find (print, 0, "voisine"));
  g_assert_null (relais_test_print_find (print, 0, "mantelzorger"));
  g_assert_nonnull (relais_test_print_find (print, 1, "Ik ben mantelzorger"));
  g_assert_nonnull (relais_test_print_find (print, 1, "Kaart gevonden? Gelieve"));
  g_assert_nonnull (relais_test_print_find (print, 1, "02 555 01 23"));
  g_assert_null (relais_test_print_find (print, 1, "Maison médicale"));
  g_assert_cmpstr (relais_test_print_find (print, 0, "J’aide")->language, ==, "fr");
  g_assert_cmpstr (relais_test_print_find (print, 1, "Ik ben")->language, ==, "nl");
}

/* The back in Dutch is the fullest: hours, numbers, two lines for the address. The code that calls the practice still
 * has its place on each.
 */
static void
test_every_back_has_the_code (void)
{
  const RelaisPrintOptions options = { .sheet = sheet ("c32011"), .language = "fr+nl" };
  g_autoptr (RelaisCardPractice) practice = relais_card_practice_new ("02 555 01 23", "+3225550123", "mo-fr 08:30-18:00");
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  const RelaisPage *back;
  guint n_codes = 0;

  relais_card_practice_set_texts (practice, "nl", "Maison médicale Le Relais – De Schakel", "clos du Relais 1", "1030 Schaarbeek");
  relais_card_practice_add_number (practice, "112", NULL, "Ambulance");
  relais_card_practice_add_number (practice, "1733", NULL, "Huisarts van wacht");
  for (guint i = 0; i < 9; i++)
    relais_test_print_add (print, relais_test_cards_get (i, practice));
  relais_test_print_lay_out (print, &options, TRUE, NULL);

  g_assert_cmpuint (print->refused->len, ==, 0);
  back = g_ptr_array_index (print->pages, 1);
  for (guint i = 0; i < relais_page_get_n_boxes (back); i++)
    n_codes += relais_page_get_box (back, i)->kind == RELAIS_BOX_CODE;
  g_assert_cmpuint (n_codes, ==, 9);
  g_assert_nonnull (relais_test_print_find (print, 1, "1733 Huisarts van wacht"));
}

static void
test_fronts_only (void)
{
  const RelaisPrintOptions labels = { .sheet = sheet ("c32011"), .language = "fr", .fronts_only = TRUE };
  const RelaisPrintOptions folding = { .language = "fr", .fronts_only = TRUE };
  g_autoptr (RelaisTestPrint) fronts = print_one ("two-people", &labels);
  g_autoptr (RelaisTestPrint) folded = print_one ("two-people", &folding);

  g_assert_cmpuint (fronts->pages->len, ==, 1);
  g_assert_nonnull (relais_test_print_find (fronts, 0, "J’aide un proche"));
  g_assert_null (relais_test_print_find (fronts, 0, "Carte trouvée"));
  g_assert_nonnull (relais_test_print_find (folded, 0, "Carte trouvée"));
}

/* Who reads "Rue des Glycines" and below it "12" reads twice. */
static void
test_numbers_stay_with_what_they_number (void)
{
  static const struct {
    const char *street;
    const char *town;
    const char *shown;
  } cases[] = {
    { "Rue des Glycines 12", "1060 Saint-Gilles", "Rue des Glycines\u00a012, 1060\u00a0Saint-Gilles" },
    { "Rue Haute 12 bte 3", "1000 Bruxelles", "Rue Haute\u00a012\u00a0bte\u00a03, 1000\u00a0Bruxelles" },
    { "Hoogstraat 12 bus 3", "1000 Brussel", "Hoogstraat\u00a012\u00a0bus\u00a03, 1000\u00a0Brussel" },
    { "Place du Jeu de Balle", "Bruxelles", "Place du Jeu de Balle, Bruxelles" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisCardPractice) practice = relais_card_practice_new (NULL, NULL, NULL);

      relais_card_practice_set_texts (practice, "fr", "Le Relais", cases[i].street, cases[i].town);
      g_assert_cmpstr (relais_card_practice_get_address (practice, "fr"), ==, cases[i].shown);
    }
}

static void
test_the_label_can_be_declined (void)
{
  const RelaisPrintOptions options = { NULL, 1, "nl", FALSE, 0, 0 };
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  RelaisCardData *data = relais_test_cards_find ("one-person", practice);

  relais_card_data_set_no_label (data, TRUE);
  relais_test_print_add (print, data);
  lay_out (print, &options);
  g_assert_false (relais_test_print_says (print, "mantelzorger"));
  g_assert_true (relais_test_print_says (print, "Ik help een naaste"));
}

static void
test_trusted_person (void)
{
  const RelaisPrintOptions options = { NULL, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) marked = print_one ("patient", &options);
  g_autoptr (RelaisTestPrint) added = print_one ("patient-trusted", &options);
  const RelaisBox *box;

  /* One of the people to call: marked, not said twice. */
  box = relais_test_print_find (marked, 0, "personne de confiance");
  g_assert_nonnull (box);
  g_assert_nonnull (relais_test_print_find (marked, 0, "0478 12 34 56"));
  g_assert_cmpfloat (relais_test_print_find (marked, 0, "0478 12 34 56")->baseline, ==, box->baseline);

  g_assert_nonnull (relais_test_print_find (added, 0, "Hilde Verstraete"));
  g_assert_nonnull (relais_test_print_find (added, 0, "personne de confiance"));
}

static void
test_where_nobody_is_to_be_called_the_practice_is (void)
{
  const RelaisSheet *paper = sheet ("c32011");
  const RelaisPrintOptions options = { paper, 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = print_one ("nobody", &options);

  g_assert_nonnull (relais_test_print_find (print, 0, "Maison médicale des Glycines"));
  g_assert_nonnull (relais_test_print_find (print, 0, "02 555 01 23"));
}

static void
test_a_practice_with_one_name (void)
{
  const RelaisPrintOptions options = { NULL, 1, "nl", FALSE, 0, 0 };
  g_autoptr (RelaisCardPractice) practice = relais_card_practice_new ("02 555 01 23", "+3225550123", NULL);
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();

  relais_card_practice_set_texts (practice, "fr", "Le Relais", "Rue des Glycines 12", NULL);
  relais_card_practice_add_number (practice, "1733", "Médecin de garde", NULL);
  relais_test_print_add (print, relais_test_cards_find ("one-person", practice));
  lay_out (print, &options);
  g_assert_true (relais_test_print_says (print, "Le Relais"));
  g_assert_true (relais_test_print_says (print, "Rue des Glycines\u00a012"));
  g_assert_true (relais_test_print_says (print, "1733 Médecin de garde"));
}

/* Papers for families use no middle dot inside words; between two pieces it stands alone. */
static void
test_no_middle_dot_in_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      const RelaisPrintOptions options = { sheet (goldens[i].sheet), 1, goldens[i].language, goldens[i].large, 0, 0 };
      g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
      g_autofree char *text = NULL;

      relais_test_print_add_all (print);
      lay_out (print, &options);
      text = relais_test_print_to_text (print);
      g_assert_false (g_regex_match_simple ("\\w·|·\\w", text, 0, 0));
      g_assert_nonnull (strstr (text, " · "));
    }
}

/* The only code is the practice's number, whatever the card. */
static void
test_the_code_says_no_more_than_the_card (void)
{
  const RelaisPrintOptions options = { sheet ("c32011"), 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  guint n_codes = 0;

  relais_test_print_add_all (print);
  lay_out (print, &options);
  for (guint page = 0; page < print->pages->len; page++)
    {
      const RelaisPage *searched = g_ptr_array_index (print->pages, page);

      for (guint i = 0; i < relais_page_get_n_boxes (searched); i++)
        {
          const RelaisBox *box = relais_page_get_box (searched, i);

          if (box->kind != RELAIS_BOX_CODE)
            continue;
          n_codes++;
          g_assert_cmpstr (relais_qr_get_text (box->code), ==, "tel:+3225550123");
        }
    }
  g_assert_cmpuint (n_codes, >=, 10);
}

/* As a PDF ------------------------------------------------------------------------------------------------------- */

static void
test_pdf_of_all_cards (void)
{
  static const char *said[] = {
    "J’aide un proche", "Quelqu’un compte sur moi à la maison", "Marie-Claire Vandenbroucke", "0470 12 34 56",
    "Łucja Żółkiewska", "Şükrü Ağaoğlu", "Оксана Шевченко", "نادية", "membre de la famille", "K7M4QX",
    "Carte trouvée", "20/11/2026", "1733 Médecin de garde",
  };
  static const char *not_said[] = { "Pour Mohamed El Amrani", "Janssens, appelez", "Maria Janssens", "W. Wąsowicz" };
  const RelaisPrintOptions options = { sheet ("c32011"), 1, "fr", FALSE, 0, 0 };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "cards.pdf", NULL);
  g_autoptr (RelaisTestPrint) print = relais_test_print_new ();
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  relais_test_print_add_all (print);
  relais_test_print_lay_out (print, &options, TRUE, NULL);
  g_assert_true (relais_pdf_write (print->pages, "Cartes de contact", "Maison médicale des Glycines", "fr",
                                   RELAIS_PDF_TWO_SIDED, path, NULL));
  info = relais_test_pdf_run ("pdfinfo", NULL, NULL, path);
  text = relais_test_pdf_run ("pdftotext", "-layout", NULL, path);
  if (info == NULL || text == NULL)
    return;

  g_assert_true (g_regex_match_simple ("^Pages: +4$", info, G_REGEX_MULTILINE, 0));
  g_assert_nonnull (strstr (info, "(A4)"));
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i]);
      g_assert_nonnull (strstr (text, said[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (not_said); i++)
    g_assert_null (strstr (text, not_said[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *golden = g_strconcat ("/card/golden/", goldens[i].golden, NULL);
      g_autofree char *labels = g_strconcat ("/card/on-its-label/", goldens[i].golden, NULL);

      g_test_add_data_func (golden, GSIZE_TO_POINTER (i), test_golden);
      g_test_add_data_func (labels, GSIZE_TO_POINTER (i), test_everything_stands_on_its_label);
    }
  g_test_add_func ("/card/numbers-are-large-and-bold", test_numbers_are_large_and_bold);
  g_test_add_func ("/card/backs-match-their-fronts", test_backs_match_their_fronts);
  g_test_add_func ("/card/start-label", test_start_label);
  g_test_add_func ("/card/folded-cards-are-on-one-page", test_folded_cards_are_on_one_page);
  g_test_add_func ("/card/only-cards-that-are-there-are-marked", test_only_cards_that_are_there_are_marked);
  g_test_add_func ("/card/offset-moves-everything", test_offset_moves_everything);
  g_test_add_func ("/card/options-that-make-no-sense", test_options_that_make_no_sense);
  g_test_add_func ("/card/a-refused-card-stops-nobody", test_a_refused_card_stops_nobody);
  g_test_add_func ("/card/nothing-to-print-is-no-page", test_nothing_to_print_is_no_page);
  g_test_add_func ("/card/without-any-number-there-is-no-card", test_without_any_number_there_is_no_card);
  g_test_add_func ("/card/hostile-names", test_hostile_names);
  g_test_add_func ("/card/of-the-aided-person-only-an-initial", test_of_the_aided_person_only_an_initial);
  g_test_add_func ("/card/french-and-dutch", test_french_and_dutch);
  g_test_add_func ("/card/every-back-has-the-code", test_every_back_has_the_code);
  g_test_add_func ("/card/fronts-only", test_fronts_only);
  g_test_add_func ("/card/numbers-stay-with-what-they-number", test_numbers_stay_with_what_they_number);
  g_test_add_func ("/card/the-label-can-be-declined", test_the_label_can_be_declined);
  g_test_add_func ("/card/trusted-person", test_trusted_person);
  g_test_add_func ("/card/where-nobody-is-to-be-called-the-practice-is",
                   test_where_nobody_is_to_be_called_the_practice_is);
  g_test_add_func ("/card/a-practice-with-one-name", test_a_practice_with_one_name);
  g_test_add_func ("/card/no-middle-dot-in-words", test_no_middle_dot_in_words);
  g_test_add_func ("/card/the-code-says-no-more-than-the-card", test_the_code_says_no_more_than_the_card);
  g_test_add_func ("/card/pdf-of-all-cards", test_pdf_of_all_cards);
  return g_test_run ();
}
