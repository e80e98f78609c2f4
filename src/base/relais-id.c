/* Identifiers: UUID text for records, and the short reference that stands on a card so that the desk can find the link
 * again from a card that was brought back. Any thread.
 */

#include "relais-id.h"

#include <string.h>
#include <sys/random.h>

/* No 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V: a reference is read aloud on the phone. */
static const char reference_letters[] = "34679ACDEFGHJKMNPQRTWXY";

/**
 * relais_id_new:
 *
 * Returns: (transfer full): a random UUID (version 4) as lower-case text
 */
char *
relais_id_new (void)
{
  return g_uuid_string_random ();
}

/**
 * relais_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether @id has the form of a UUID
 */
gboolean
relais_id_is_valid (const char *id)
{
  return id != NULL && g_uuid_string_is_valid (id);
}

/**
 * relais_reference_new:
 *
 * Returns: (transfer full): six random characters that cannot be mistaken for one another when read aloud
 */
char *
relais_reference_new (void)
{
  const gsize n_letters = sizeof reference_letters - 1;
  const guint8 limit = (guint8) (256 - 256 % n_letters);
  char *reference = g_malloc0 (RELAIS_REFERENCE_LENGTH + 1);

  for (int i = 0; i < RELAIS_REFERENCE_LENGTH;)
    {
      guint8 byte;

      if (getrandom (&byte, 1, 0) == 1 && byte < limit)
        reference[i++] = reference_letters[byte % n_letters];
    }

  return reference;
}

/**
 * relais_reference_is_valid:
 * @reference: (nullable): a text
 *
 * Returns: whether @reference has the form of a card's reference
 */
gboolean
relais_reference_is_valid (const char *reference)
{
  return reference != NULL && strlen (reference) == RELAIS_REFERENCE_LENGTH &&
         strspn (reference, reference_letters) == RELAIS_REFERENCE_LENGTH;
}
