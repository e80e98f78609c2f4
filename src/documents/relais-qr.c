/* A QR code as a square of dark and light modules, at level M (15 % of it may be scratched). It holds the telephone
 * number that stands beside it, as "tel:" (RFC 3966), and nothing else: whoever scans it can call, and whoever finds
 * the card learns no more than they can read on it. Immutable and shared by reference; any thread.
 */

#include "relais-qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "relais-error.h"

struct _RelaisQr {
  gatomicrefcount ref_count;

  char *text;
  int size;
  guint8 *modules;
};

static gboolean
is_international (const char *number)
{
  return number[0] == '+' && number[1] != '\0' && strspn (number + 1, "0123456789") == strlen (number + 1);
}

/**
 * relais_qr_new:
 * @text: what the code holds
 * @error: where to store %RELAIS_ERROR_TOO_LARGE when @text needs a larger code than %RELAIS_QR_MAX_VERSION
 *
 * Returns: (transfer full): the code, or %NULL
 */
RelaisQr *
relais_qr_new (const char *text, GError **error)
{
  QRcode *encoded = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  RelaisQr *code;

  if (encoded == NULL || encoded->version > RELAIS_QR_MAX_VERSION)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, text, "QR: %" G_GSIZE_FORMAT, strlen (text));
      QRcode_free (encoded);
      return NULL;
    }

  code = g_new0 (RelaisQr, 1);
  g_atomic_ref_count_init (&code->ref_count);
  code->text = g_strdup (text);
  code->size = encoded->width;
  code->modules = g_memdup2 (encoded->data, (gsize) encoded->width * (gsize) encoded->width);
  QRcode_free (encoded);
  return code;
}

/**
 * relais_qr_new_for_call:
 * @number: a number in its international form, "+3225371234"
 * @error: where to store %RELAIS_ERROR_INVALID when @number is not one
 *
 * Returns: (transfer full): a code that offers to call @number, or %NULL
 */
RelaisQr *
relais_qr_new_for_call (const char *number, GError **error)
{
  g_autofree char *text = NULL;

  if (!is_international (number))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, number, "tel:+…");
      return NULL;
    }

  text = g_strconcat ("tel:", number, NULL);
  return relais_qr_new (text, error);
}

/**
 * relais_qr_ref:
 * @code: a code
 *
 * Returns: (transfer full): @code
 */
RelaisQr *
relais_qr_ref (RelaisQr *code)
{
  g_atomic_ref_count_inc (&code->ref_count);
  return code;
}

/**
 * relais_qr_unref:
 * @code: (transfer full): a code
 */
void
relais_qr_unref (RelaisQr *code)
{
  if (!g_atomic_ref_count_dec (&code->ref_count))
    return;

  g_free (code->text);
  g_free (code->modules);
  g_free (code);
}

/**
 * relais_qr_get_text:
 * @code: a code
 *
 * Returns: what it holds
 */
const char *
relais_qr_get_text (const RelaisQr *code)
{
  return code->text;
}

/**
 * relais_qr_get_size:
 * @code: a code
 *
 * Returns: how many modules it is wide and high, without the quiet zone
 */
int
relais_qr_get_size (const RelaisQr *code)
{
  return code->size;
}

/**
 * relais_qr_is_dark:
 * @code: a code
 * @column: from 0 on the left
 * @row: from 0 at the top
 *
 * Returns: whether this module is dark
 */
gboolean
relais_qr_is_dark (const RelaisQr *code, int column, int row)
{
  g_return_val_if_fail (column >= 0 && column < code->size && row >= 0 && row < code->size, FALSE);

  /* libqrencode says more of a module in the other bits. */
  return (code->modules[row * code->size + column] & 1) != 0;
}
