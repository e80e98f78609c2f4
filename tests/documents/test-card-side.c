#include "relais-card-side.h"

#include <string.h>

#include "relais-error.h"

/* Every letter is a millimetre wide and, of 10 points, reaches 2 mm up and 0.5 mm down: sums that a reader can do. */
static const RelaisCardStyle style = { 20, 15, { 10, 9 }, 2.0, 2.0, 5 };

static RelaisExtents
measure (gpointer data, gboolean bold, const char *text)
{
  return (RelaisExtents) { (double) g_utf8_strlen (text, -1) / 10, 1.0 / 5, 1.0 / 20 };
}

typedef struct {
  RelaisMeasurer *measurer;
  RelaisCardSide *side;
  RelaisPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->measurer = relais_measurer_new (measure, NULL, NULL);
  fixture->side = relais_card_side_new (fixture->measurer, &style, FALSE, 30, 40);
  fixture->page = relais_page_new (100, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  relais_card_side_free (fixture->side);
  relais_page_free (fixture->page);
  relais_measurer_free (fixture->measurer);
}

static void
add (Fixture *fixture, const char *text)
{
  relais_card_side_add_text (fixture->side, RELAIS_CARD_TEXT, "fr", text);
}

static void
finish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  relais_card_side_finish (fixture->side, NULL, &error);
  g_assert_no_error (error);
  relais_card_side_draw (fixture->side, fixture->page);
}

static void
assert_overflow (Fixture *fixture, const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_card_side_finish (fixture->side, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_OVERFLOW);
  g_assert_cmpstr (relais_error_get_subject (error), ==, line);
}

static const RelaisBox *
box (Fixture *fixture, guint index)
{
  return relais_page_get_box (fixture->page, index);
}

static void
test_wraps_between_words (Fixture *fixture, gconstpointer unused)
{
  static const char *lines[] = {
    "thirty letters fit here, and..", /* 30 */
    "two lines that are", "parted in the middle",
    "Found?", "Send it back to us please.",
  };

  add (fixture, "thirty letters fit here, and..");
  add (fixture, "two lines that are parted in the middle");
  add (fixture, "Found? Send it back to us please.");
  finish (fixture);
  g_assert_cmpuint (relais_page_get_n_boxes (fixture->page), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (box (fixture, i)->text, ==, lines[i]);
}

/* Three lines are filled one after the other; nothing is lost between them. */
static void
test_three_lines (Fixture *fixture, gconstpointer unused)
{
  const char *text = "one two three four five six seven eight nine ten eleven twelve thirteen";
  g_autoptr (GString) joined = g_string_new (NULL);

  add (fixture, text);
  finish (fixture);
  g_assert_cmpuint (relais_page_get_n_boxes (fixture->page), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (box (fixture, i)->area.width, <=, 30);
      g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", box (fixture, i)->text);
    }
  g_assert_cmpstr (joined->str, ==, text);
}

static void
test_a_word_that_is_too_wide (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "short");
  add (fixture, "thisisonewordofthirty-oneletter and more");
  assert_overflow (fixture, "thisisonewordofthirty-oneletter and more");
}

static void
test_too_many_lines (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "one");
  add (fixture, "the text that takes two lines of them");
  add (fixture, "two");
  add (fixture, "three");
  add (fixture, "four");
  assert_overflow (fixture, "the text that takes two lines of them");
}

static void
test_too_high (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->side, relais_card_side_free);
  fixture->side = relais_card_side_new (fixture->measurer, &style, FALSE, 30, 12);
  add (fixture, "one");
  add (fixture, "two, the longest");
  add (fixture, "three");
  assert_overflow (fixture, "two, the longest");
}

static void
test_the_subject_is_short (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *word = g_strnfill (10000, 'x');
  g_autofree char *name = g_strconcat ("\u2068", word, "\u2069", NULL);
  g_autoptr (GError) error = NULL;

  add (fixture, name);
  g_assert_false (relais_card_side_finish (fixture->side, NULL, &error));
  g_assert_cmpint (g_utf8_strlen (relais_error_get_subject (error), -1), <=, 60);
  g_assert_true (g_str_has_prefix (relais_error_get_subject (error), "xxx"));
  g_assert_true (g_str_has_suffix (relais_error_get_subject (error), "x…"));
}

static void
test_pair (Fixture *fixture, gconstpointer unused)
{
  /* 10 letters of 1 mm, a gap of 0.6 × 15 points (3.2 mm), and 8 letters of 1.5 mm. */
  g_assert_true (relais_card_side_add_pair (fixture->side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, "fr", "0123456789", "01234567"));
  g_assert_false (relais_card_side_add_pair (fixture->side, RELAIS_CARD_TEXT, RELAIS_CARD_NUMBER, "fr", "012345678901234", "01234567"));
  finish (fixture);
  g_assert_cmpuint (relais_page_get_n_boxes (fixture->page), ==, 2);
  g_assert_cmpfloat (box (fixture, 0)->area.x, ==, 0);
  g_assert_cmpfloat_with_epsilon (box (fixture, 1)->area.x + box (fixture, 1)->area.width, 30, 0.001);
  g_assert_cmpfloat (box (fixture, 0)->baseline, ==, box (fixture, 1)->baseline);
  g_assert_true (box (fixture, 1)->font.bold);
  g_assert_cmpfloat (box (fixture, 1)->font.size, ==, 15);
  g_assert_cmpstr (box (fixture, 0)->language, ==, "fr");
  g_assert_null (box (fixture, 1)->language);
}

static void
test_groups_stand_apart (Fixture *fixture, gconstpointer unused)
{
  double line;

  relais_card_side_start_group (fixture->side);
  add (fixture, "one");
  add (fixture, "two");
  relais_card_side_start_group (fixture->side);
  relais_card_side_start_group (fixture->side);
  add (fixture, "three");
  finish (fixture);
  line = box (fixture, 1)->baseline - box (fixture, 0)->baseline;
  g_assert_cmpfloat_with_epsilon (box (fixture, 2)->baseline - box (fixture, 1)->baseline, line + 2.0, 0.001);

  /* The first line begins at the top. */
  g_assert_cmpfloat_with_epsilon (box (fixture, 0)->area.y, 0, 0.001);
}

static void
test_lines_do_not_touch (Fixture *fixture, gconstpointer unused)
{
  relais_card_side_add_text (fixture->side, RELAIS_CARD_TITLE, "fr", "title");
  add (fixture, "one");
  relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, "fr", "2");
  add (fixture, "three");
  finish (fixture);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (box (fixture, i)->area.y + 0.001, >=,
                       box (fixture, i - 1)->area.y + box (fixture, i - 1)->area.height);
}

static const RelaisBox *
find_code (Fixture *fixture)
{
  for (guint i = 0; i < relais_page_get_n_boxes (fixture->page); i++)
    {
      if (box (fixture, i)->kind == RELAIS_BOX_CODE)
        return box (fixture, i);
    }

  return NULL;
}

/* No ink within four modules of the code, whatever stands around it. */
static void
assert_quiet (Fixture *fixture, const RelaisBox *code)
{
  double quiet = RELAIS_QR_QUIET_ZONE * code->area.width / relais_qr_get_size (code->code) - 0.001;

  for (guint i = 0; i < relais_page_get_n_boxes (fixture->page); i++)
    {
      const RelaisBox *text = box (fixture, i);
      double top = text->baseline - text->font.size / 5;
      double bottom = text->baseline + text->font.size / 20;

      if (text->kind != RELAIS_BOX_TEXT)
        continue;
      g_assert_true (bottom <= code->area.y - quiet || top >= code->area.y + code->area.height + quiet ||
                     text->area.x + text->area.width <= code->area.x - quiet);
    }
}

static void
add_code_lines (Fixture *fixture, double height, RelaisCodePlace place)
{
  g_clear_pointer (&fixture->side, relais_card_side_free);
  fixture->side = relais_card_side_new (fixture->measurer, &style, FALSE, 30, height);
  add (fixture, "a line that is rather wide, .....");
  relais_card_side_allow_code (fixture->side, place);
  relais_card_side_start_group (fixture->side);
  relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, "012345");
  add (fixture, "narrow");
  relais_card_side_allow_code (fixture->side, RELAIS_CODE_NOWHERE);
  relais_card_side_start_group (fixture->side);
  add (fixture, "narrow too");
}

/* Between the line above and the end of the side there is room for modules of about 1 mm and the quiet zone; beside
 * the longer number for 0.6 mm only. */
static void
test_code_stands_beside_its_lines (Fixture *fixture, gconstpointer unused)
{
  static const char *const numbers[] = { "01", "0123456789" };
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225550123", NULL);

  for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
    {
      g_autoptr (GError) error = NULL;
      const RelaisBox *drawn;

      tear_down (fixture, NULL);
      set_up (fixture, NULL);
      relais_card_side_free (fixture->side);
      fixture->side = relais_card_side_new (fixture->measurer, &style, FALSE, 30, 30);
      add (fixture, "a line of thirty letters......");
      relais_card_side_allow_code (fixture->side, RELAIS_CODE_HERE);
      for (int i = 0; i < 3; i++)
        {
          relais_card_side_start_group (fixture->side);
          relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, numbers[n]);
        }
      relais_card_side_finish (fixture->side, code, &error);
      g_assert_no_error (error);
      relais_card_side_draw (fixture->side, fixture->page);

      drawn = find_code (fixture);
      g_assert_nonnull (drawn);
      g_assert_cmpfloat_with_epsilon (drawn->area.x + drawn->area.width, 30, 0.001);
      g_assert_cmpfloat (drawn->area.y + drawn->area.height, <=, 30.001);
      g_assert_cmpfloat (drawn->area.width, >=, RELAIS_QR_MIN_MODULE * relais_qr_get_size (code) - 0.001);
      assert_quiet (fixture, drawn);
    }
}

static void
test_code_keeps_off_what_follows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225550123", NULL);
  g_autoptr (GError) error = NULL;

  relais_card_side_allow_code (fixture->side, RELAIS_CODE_HERE);
  for (int i = 0; i < 3; i++)
    relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, "01");
  relais_card_side_allow_code (fixture->side, RELAIS_CODE_NOWHERE);
  add (fixture, "a line of thirty letters......");
  relais_card_side_finish (fixture->side, code, &error);
  g_assert_no_error (error);
  relais_card_side_draw (fixture->side, fixture->page);

  g_assert_nonnull (find_code (fixture));
  g_assert_cmpfloat (find_code (fixture)->area.y, >=, -0.001);
  assert_quiet (fixture, find_code (fixture));
}

static void
test_code_stands_nowhere_else (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225550123", NULL);
  g_autoptr (GError) error = NULL;

  add_code_lines (fixture, 60, RELAIS_CODE_NOWHERE);
  g_assert_false (relais_card_side_finish (fixture->side, code, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_OVERFLOW);
}

/* Beside lines that will do only where those where it belongs are too wide. */
static void
test_code_stands_elsewhere_if_needed (Fixture *fixture, gconstpointer unused)
{
  static const char *const belongs[] = { "01", "012345678901234567" };
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225550123", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (belongs); i++)
    {
      g_autoptr (GError) error = NULL;

      tear_down (fixture, NULL);
      set_up (fixture, NULL);
      relais_card_side_allow_code (fixture->side, RELAIS_CODE_HERE);
      relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, belongs[i]);
      relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, belongs[i]);
      relais_card_side_allow_code (fixture->side, RELAIS_CODE_IF_NEEDED);
      relais_card_side_add_text (fixture->side, RELAIS_CARD_NUMBER, NULL, "23");
      relais_card_side_finish (fixture->side, code, &error);
      g_assert_no_error (error);
      relais_card_side_draw (fixture->side, fixture->page);
      g_assert_cmpint (find_code (fixture)->area.y > 10, ==, i == 1);
      assert_quiet (fixture, find_code (fixture));
    }
}

static void
test_code_is_never_too_small (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = g_strnfill (100, 'x');
  g_autoptr (RelaisQr) code = relais_qr_new (text, NULL);

  add_code_lines (fixture, 60, RELAIS_CODE_HERE);
  g_assert_false (relais_card_side_finish (fixture->side, code, NULL));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/card-side/wraps-between-words", test_wraps_between_words },
    { "/card-side/three-lines", test_three_lines },
    { "/card-side/a-word-that-is-too-wide", test_a_word_that_is_too_wide },
    { "/card-side/too-many-lines", test_too_many_lines },
    { "/card-side/too-high", test_too_high },
    { "/card-side/the-subject-is-short", test_the_subject_is_short },
    { "/card-side/pair", test_pair },
    { "/card-side/groups-stand-apart", test_groups_stand_apart },
    { "/card-side/lines-do-not-touch", test_lines_do_not_touch },
    { "/card-side/code-stands-beside-its-lines", test_code_stands_beside_its_lines },
    { "/card-side/code-keeps-off-what-follows", test_code_keeps_off_what_follows },
    { "/card-side/code-stands-nowhere-else", test_code_stands_nowhere_else },
    { "/card-side/code-stands-elsewhere-if-needed", test_code_stands_elsewhere_if_needed },
    { "/card-side/code-is-never-too-small", test_code_is_never_too_small },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
