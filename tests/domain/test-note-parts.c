/* A long entry as linked parts: nothing is lost, each part says what is its own, and they are read in order. */

#include "relais-domain-test.h"
#include "relais-note-parts.h"
#include "relais-text.h"

#include <string.h>

#define FIRST "00000000-0000-4000-8000-000000000001"
#define SECOND "00000000-0000-4000-8000-000000000002"
#define THIRD "00000000-0000-4000-8000-000000000003"

static void
assert_parts (const char *text, guint limit, const char *const *expected)
{
  g_auto (GStrv) parts = relais_note_split (text, limit);

  g_assert_true (g_strv_equal ((const char *const *) parts, expected));
}

static void
test_parts (void)
{
  assert_parts ("short enough", 12, (const char *const[]) { "short enough", NULL });
  assert_parts ("one two three four", 14, (const char *const[]) { "one two (1/3)", "three (2/3)", "four (3/3)", NULL });
  /* A word longer than a part is cut, between characters and not inside one. */
  assert_parts ("ééééééééééééé", 12, (const char *const[]) { "éééééé (1/3)", "éééééé (2/3)", "é (3/3)", NULL });
  assert_parts ("a\nb  c d e f g", 9, (const char *const[]) { "a\nb (1/4)", "c d (2/4)", "e f (3/4)", "g (4/4)", NULL });
}

static void
test_long_text_keeps_every_word (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%sword%u", i > 0 ? " " : "", i);
  parts = relais_note_split (text->str, RELAIS_NOTE_EXCHANGE_LIMIT);
  g_assert_cmpuint (g_strv_length (parts), >, 9);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *mark = strrchr (parts[i], '(');

      g_assert_cmpuint (relais_text_length (parts[i]), <=, RELAIS_NOTE_EXCHANGE_LIMIT);
      g_string_append_len (joined, parts[i], mark - parts[i]);
    }
  g_string_truncate (joined, joined->len - 1);
  g_assert_cmpstr (joined->str, ==, text->str);
}

static void
test_how_many_parts (void)
{
  g_autofree char *fits = g_strnfill (RELAIS_NOTE_EXCHANGE_LIMIT, 'a');
  g_autofree char *longer = g_strnfill (RELAIS_NOTE_EXCHANGE_LIMIT + 1, 'a');

  g_assert_cmpuint (relais_note_count_parts (""), ==, 1);
  g_assert_cmpuint (relais_note_count_parts (fits), ==, 1);
  g_assert_cmpuint (relais_note_count_parts (longer), ==, 2);
}

#define WHOLE                                                                                                         \
  "text=one two; topic=plaie; visibility=home; urgency=urgent; home_line=rest; answer_by=2026-11-24; answers=" THIRD  \
  "; on_behalf_of=Rosa; page=12; measures=weight=72 kg"

static void
assert_part (const char *text, const char *id, const char *before, const char *expected)
{
  g_autoptr (RelaisRecord) whole = relais_test_make_record (&relais_note_type, FIRST, WHOLE);
  g_autoptr (RelaisRecord) part = relais_note_take_part (whole, text, id, before);
  g_autofree char *values = relais_test_list_values (part);

  g_assert_cmpstr (relais_record_get_id (part), ==, id);
  g_assert_cmpstr (values, ==, expected);
}

static void
test_what_a_part_says (void)
{
  assert_part ("one (1/2)", FIRST, NULL,
               "text=one (1/2); topic=plaie; visibility=home; urgency=urgent; home_line=rest; answer_by=2026-11-24; "
               "answers=" THIRD "; on_behalf_of=Rosa; page=12; measures=weight=72 kg");
  assert_part ("two (2/2)", SECOND, FIRST,
               "text=two (2/2); topic=plaie; visibility=home; urgency=urgent; continues=" FIRST
               "; on_behalf_of=Rosa; page=12");
}

static const struct {
  const char *note;
  guint part; /* 0: none */
  guint n;
} marks[] = {
  { "text=one (1/3)", 1, 3 },
  { "text=two (2/3); continues=" FIRST, 2, 3 },
  { "text=last (12/12); continues=" FIRST, 12, 12 },
  { "text=(1/2) then (2/2); continues=" FIRST, 2, 2 },
  { "text=two (2/3)", 0, 0 }, /* typed by hand */
  { "text=one (1/3); continues=" FIRST, 0, 0 },
  { "text=half (1/1)", 0, 0 },
  { "text=too far (4/3); continues=" FIRST, 0, 0 },
  { "text=one (1/3) and more", 0, 0 },
  { "text=one (1/3", 0, 0 },
  { "text=none (0/3)", 0, 0 },
  { "text=signed (1/-3)", 0, 0 },
  { "text=fraction (1/2 tablet)", 0, 0 },
  { "text=(", 0, 0 },
  { "topic=plaie", 0, 0 },
};

static void
test_which_part (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (RelaisRecord) note = relais_test_make_record (&relais_note_type, THIRD, marks[i].note);
      guint part = 0, n = 0;

      g_test_message ("%s", marks[i].note);
      g_assert_cmpint (relais_note_get_part (note, &part, &n), ==, marks[i].n > 0);
      if (marks[i].n > 0)
        {
          g_assert_cmpuint (part, ==, marks[i].part);
          g_assert_cmpuint (n, ==, marks[i].n);
        }
    }
}

static const RelaisRecord *
get_note (gconstpointer item)
{
  return item;
}

/* Letters from the last one signed to the first; a small one continues the one behind it. */
static const struct {
  const char *signed_order;
  const char *read_order;
} timelines[] = {
  { "", "" },         { "A", "A" },       { "ABC", "ABC" },         { "bA", "Ab" },
  { "cbA", "Abc" },   { "XcbAY", "XAbcY" }, { "bAdC", "AbCd" }, { "XbA", "XAb" },
  { "bXA", "bXA" }, /* another entry came between */
};

static void
test_order_of_reading (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (timelines); i++)
    {
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
      g_autoptr (GString) read = g_string_new (NULL);

      for (const char *c = timelines[i].signed_order; *c != '\0'; c++)
        {
          const char id[] = { g_ascii_toupper (*c), '\0' };
          const char before[] = { (char) (g_ascii_toupper (*c) - 1), '\0' };
          g_autoptr (RelaisRecord) note = relais_test_make_record (&relais_note_type, id, "topic=plaie");

          g_ptr_array_add (notes, g_ascii_islower (*c) ? relais_note_take_part (note, "…", id, before)
                                                       : g_steal_pointer (&note));
        }
      relais_notes_order_parts (notes, get_note);
      for (guint j = 0; j < notes->len; j++)
        {
          gboolean continues = relais_record_get (notes->pdata[j], RELAIS_NOTE_CONTINUES) != NULL;
          char letter = *relais_record_get_id (notes->pdata[j]);

          g_string_append_c (read, continues ? g_ascii_tolower (letter) : letter);
        }
      g_assert_cmpstr (read->str, ==, timelines[i].read_order);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-parts/cut", test_parts);
  g_test_add_func ("/note-parts/long-text", test_long_text_keeps_every_word);
  g_test_add_func ("/note-parts/how-many", test_how_many_parts);
  g_test_add_func ("/note-parts/what-a-part-says", test_what_a_part_says);
  g_test_add_func ("/note-parts/which-part", test_which_part);
  g_test_add_func ("/note-parts/order-of-reading", test_order_of_reading);
  return g_test_run ();
}
