/* Signing a long entry as linked parts, for a practice that exchanges notes: all of them in one transaction or none,
 * each continuing the one before it, the first one under the id of the draft. Blocking, inside a change.
 */

#include "relais-notebook-private.h"

#include "relais-id.h"
#include "relais-note-parts.h"

/*
 * relais_notebook_save_parts:
 * @change: an open change
 * @whole: an entry that may be signed
 * @limit: the most characters of a part, 0 where it stays whole
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the signed parts in order; the entry alone where it
 *   stays or fits
 */
GPtrArray *
relais_notebook_save_parts (RelaisChange *change, const RelaisRecord *whole, guint limit, GError **error)
{
  const char *text = relais_record_get (whole, RELAIS_NOTE_TEXT);
  g_auto (GStrv) texts = limit > 0 ? relais_note_split (text, limit) : g_strdupv ((char *[]) { (char *) text, NULL });
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  const char *before = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *id = i == 0 ? g_strdup (relais_record_get_id (whole)) : relais_id_new ();
      g_autoptr (RelaisRecord) part = relais_note_take_part (whole, texts[i], id, before);
      RelaisRecord *saved = relais_change_save (change, part, error);

      if (saved == NULL)
        return NULL;
      g_ptr_array_add (parts, saved);
      before = relais_record_get_id (saved);
    }
  return g_steal_pointer (&parts);
}
