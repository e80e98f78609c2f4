/* Cards laid out, and their pages as text: one line a box, in millimetres and points. */

#include "relais-test-pages.h"

#include <string.h>

#include "relais-error.h"
#include "relais-test-cards.h"

RelaisTestPrint *
relais_test_print_new (void)
{
  RelaisTestPrint *print = g_new0 (RelaisTestPrint, 1);

  print->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_card_data_free);
  print->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_refusal_free);
  return print;
}

void
relais_test_print_free (RelaisTestPrint *print)
{
  g_ptr_array_unref (print->cards);
  g_ptr_array_unref (print->refused);
  g_clear_pointer (&print->pages, g_ptr_array_unref);
  g_free (print);
}

void
relais_test_print_add (RelaisTestPrint *print, RelaisCardData *data)
{
  g_ptr_array_add (print->cards, data);
}

void
relais_test_print_add_all (RelaisTestPrint *print)
{
  g_autoptr (RelaisCardPractice) practice = relais_test_practice_new ();

  for (guint i = 0; i < relais_test_cards_get_n (); i++)
    relais_test_print_add (print, relais_test_cards_get (i, practice));
}

void
relais_test_print_lay_out (RelaisTestPrint *print, const RelaisPrintOptions *options, gboolean real_fonts,
                           GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (RelaisPhrasebook) french = relais_phrasebook_new ("fr", &missing);
  g_autoptr (RelaisPhrasebook) dutch = relais_phrasebook_new ("nl", missing == NULL ? &missing : NULL);
  g_autoptr (RelaisMeasurer) measurer = real_fonts ? relais_measurer_new_pango () : relais_measurer_new_fixed ();

  g_assert_no_error (missing);
  g_clear_pointer (&print->pages, g_ptr_array_unref);
  g_ptr_array_set_size (print->refused, 0);
  print->pages = relais_card_layout (print->cards, options, measurer, french, dutch, print->refused, error);
}

/* Isolates are invisible, so they are written as brackets; other invisible characters would be a fault. */
static void
append_visible (GString *text, const char *line)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == 0x2068)
        g_string_append (text, "⟦");
      else if (letter == 0x2069)
        g_string_append (text, "⟧");
      else if (letter == 0xa0)
        g_string_append (text, "␣");
      else
        g_string_append_unichar (text, letter);
    }
}

static void
append_box (GString *text, const RelaisBox *box)
{
  switch (box->kind)
    {
    case RELAIS_BOX_TEXT:
      g_string_append_printf (text, "text %6.2f %6.2f  %4.1f%s %-2s  ", box->area.x, box->baseline, box->font.size,
                              box->font.bold ? " bold" : "     ", box->language != NULL ? box->language : "");
      append_visible (text, box->text);
      break;
    case RELAIS_BOX_LINE:
      g_string_append_printf (text, "line %6.2f %6.2f  to %6.2f %6.2f%s", box->area.x, box->area.y,
                              box->area.x + box->area.width, box->area.y + box->area.height,
                              box->dashed ? "  dashed" : "");
      break;
    case RELAIS_BOX_CODE:
      g_string_append_printf (text, "code %6.2f %6.2f  %.2f × %.2f  %s", box->area.x, box->area.y, box->area.width,
                              box->area.height, relais_qr_get_text (box->code));
      break;
    default:
      g_assert_not_reached ();
    }
  g_string_append_c (text, '\n');
}

char *
relais_test_print_to_text (const RelaisTestPrint *print)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < print->pages->len; i++)
    {
      const RelaisPage *page = g_ptr_array_index (print->pages, i);

      g_string_append_printf (text, "page %u: %.0f × %.0f\n", i + 1, relais_page_get_width (page), relais_page_get_height (page));
      for (guint b = 0; b < relais_page_get_n_boxes (page); b++)
        append_box (text, relais_page_get_box (page, b));
    }
  for (guint i = 0; i < print->refused->len; i++)
    {
      const RelaisRefusal *refusal = g_ptr_array_index (print->refused, i);

      g_string_append_printf (text, "refused %u: %s\n", refusal->index, refusal->error->message);
    }

  return g_strdup (text->str);
}

const RelaisBox *
relais_test_print_find (const RelaisTestPrint *print, guint page, const char *part)
{
  const RelaisPage *searched;

  if (page >= print->pages->len)
    return NULL;

  searched = g_ptr_array_index (print->pages, page);
  for (guint i = 0; i < relais_page_get_n_boxes (searched); i++)
    {
      const RelaisBox *box = relais_page_get_box (searched, i);

      if (box->kind == RELAIS_BOX_TEXT && strstr (box->text, part) != NULL)
        return box;
    }

  return NULL;
}

gboolean
relais_test_print_says (const RelaisTestPrint *print, const char *part)
{
  for (guint i = 0; i < print->pages->len; i++)
    {
      if (relais_test_print_find (print, i, part) != NULL)
        return TRUE;
    }

  return FALSE;
}
