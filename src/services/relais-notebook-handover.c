/* The hand-over of the last days: about whom something was written that who asks may read, or still has to be done, in
 * the order of their names. It is made of the questions of the timeline and of what is to be done, with their eyes and
 * their log. Blocking, from any thread.
 */

#include "relais-notebook-handover.h"

#include "relais-holidays.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-search-index.h"
#include "relais-text.h"

#include <string.h>

/* More than a practice writes in two weeks at ten times the expected size. */
#define MAX_ENTRIES 10000

/**
 * relais_hand_over_free:
 * @hand_over: (transfer full): what one must know about a patient
 */
void
relais_hand_over_free (RelaisHandOver *hand_over)
{
  g_clear_pointer (&hand_over->patient, relais_record_unref);
  g_clear_pointer (&hand_over->entries, g_ptr_array_unref);
  g_clear_pointer (&hand_over->asked, g_ptr_array_unref);
  g_free (hand_over);
}

/**
 * relais_hand_over_get_days:
 * @today: today's date
 *
 * Returns: how many days back the last working day was: neither of a week-end nor a legal holiday
 */
guint
relais_hand_over_get_days (RelaisDate today)
{
  guint days = 1;

  for (; days < RELAIS_HAND_OVER_MAX_DAYS; days++)
    {
      RelaisDate day = relais_date_add_days (today, -(int) days);

      if (relais_date_weekday (day) < 6 && relais_holiday_get_name (day) == NULL)
        break;
    }
  return days;
}

static RelaisHandOver *
find (GHashTable *by_patient, GPtrArray *list, RelaisRecord *patient)
{
  RelaisHandOver *hand_over = g_hash_table_lookup (by_patient, relais_record_get_id (patient));

  if (hand_over != NULL)
    return hand_over;
  hand_over = g_new0 (RelaisHandOver, 1);
  hand_over->patient = relais_record_ref (patient);
  hand_over->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_entry_free);
  hand_over->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_asked_free);
  g_hash_table_insert (by_patient, (gpointer) relais_record_get_id (hand_over->patient), hand_over);
  g_ptr_array_add (list, hand_over);
  return hand_over;
}

static char *
make_key (const RelaisRecord *patient)
{
  const char *family = relais_record_get (patient, RELAIS_PERSON_FAMILY_NAME);
  const char *given = relais_record_get (patient, RELAIS_PERSON_GIVEN_NAME);
  g_autofree char *name = g_strdup_printf ("%s %s", family != NULL ? family : "", given != NULL ? given : "");
  g_autofree char *key = relais_text_sort_key (name);

  /* Namesakes have an order too. */
  return g_strdup_printf ("%s %s", key, relais_record_get_id (patient));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = make_key ((*(RelaisHandOver *const *) a)->patient);
  g_autofree char *other = make_key ((*(RelaisHandOver *const *) b)->patient);

  return strcmp (one, other);
}

static gboolean
count_namesakes (RelaisDb *db, gpointer data, GError **error)
{
  GPtrArray *list = data;

  for (guint i = 0; i < list->len; i++)
    {
      RelaisHandOver *hand_over = list->pdata[i];

      hand_over->namesakes = relais_search_index_count_name (db, hand_over->patient, error);
      if (hand_over->namesakes < 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_hand_over_list:
 * @session: a session
 * @actor: who takes over
 * @days: how many days back it goes, beside today
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisHandOver) (nullable): about whom there is something to know
 */
GPtrArray *
relais_hand_over_list (RelaisSession *session, RelaisActor *actor, guint days, GError **error)
{
  RelaisDate from = relais_date_add_days (relais_session_get_today (session), -(int) days);
  RelaisNotebookFilter filter = { .scope = RELAIS_NOTE_SCOPE_ALL, .from = from };
  g_autoptr (GPtrArray) entries = relais_notebook_list (session, actor, &filter, 0, MAX_ENTRIES, error);
  g_autoptr (GPtrArray) asked =
      entries != NULL ? relais_notebook_list_asked (session, actor, NULL, RELAIS_ASKED_OF_ANYBODY, 0, error) : NULL;
  g_autoptr (GHashTable) by_patient = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_hand_over_free);

  if (asked == NULL)
    return NULL;
  while (entries->len > 0)
    {
      RelaisNotebookEntry *entry = g_ptr_array_steal_index (entries, entries->len - 1);

      g_ptr_array_add (find (by_patient, list, entry->patient)->entries, entry);
    }
  while (asked->len > 0)
    {
      RelaisNotebookAsked *one = g_ptr_array_steal_index (asked, 0);

      g_ptr_array_add (find (by_patient, list, one->patient)->asked, one);
    }
  g_ptr_array_sort (list, compare_names);
  return relais_store_read (relais_session_get_store (session), count_namesakes, list, error) ? g_steal_pointer (&list)
                                                                                              : NULL;
}
