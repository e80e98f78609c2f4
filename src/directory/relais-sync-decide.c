/* What a sync run means for each entry: the cards of one key are put together wherever they stand, and what is shown of
 * them before and after tells what happens to it. A card that is not seen any more is taken for gone only where its
 * file was read to its end, or is known to be there no more. Pure, any thread; part of relais-sync-plan.c.
 */

#include "relais-sync-plan-private.h"

#include "relais-directory-entry.h"
#include "relais-directory-twice.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

/* A card while the plan is made. Those of one key are chained, in the order in which they were found. */
typedef struct {
  RelaisDirectoryCard *card;
  gboolean is_stored; /* it is in the local copy */
  gboolean stays;     /* the source has it after this run, or nobody knows better */
  guint next;         /* its number + 1, 0 for the last one */
} Place;

typedef struct {
  RelaisSyncPlan *plan;
  GHashTable *readings; /* file → RelaisDirectoryReading */
  GHashTable *vanished; /* file */
  GArray *places;       /* Place */
  GHashTable *first;    /* key → the number of its first place + 1 */
  GHashTable *last;     /* key → the number of its last place + 1 */
  GPtrArray *group;     /* the cards of one key */
  guint n_renamed;      /* entries with another name or phone */
} Planner;

static const RelaisEntryField name_fields[] = { RELAIS_ENTRY_NAME, RELAIS_ENTRY_NAME_FR, RELAIS_ENTRY_NAME_NL };
static const RelaisEntryField phone_fields[] = { RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE2 };

static gboolean
is_same_phone (const char *a, const char *b)
{
  g_auto (RelaisPhone) first = RELAIS_PHONE_INIT;
  g_auto (RelaisPhone) second = RELAIS_PHONE_INIT;

  if (strcmp (a, b) == 0)
    return TRUE;
  return relais_phone_parse (a, &first) && relais_phone_parse (b, &second) && strcmp (first.e164, second.e164) == 0;
}

/* Whether somebody who knows the one would call or look for another under the other. What is only filled in, or
 * written in another way, leads nobody astray. */
static gboolean
has_other_name_or_phone (const RelaisRecord *before, const RelaisRecord *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_fields); i++)
    {
      const char *old = relais_record_get (before, name_fields[i]);
      const char *new = relais_record_get (after, name_fields[i]);

      if (old != NULL && (new == NULL || (strcmp (old, new) != 0 && !relais_text_equal_folded (old, new))))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (phone_fields); i++)
    {
      const char *old = relais_record_get (before, phone_fields[i]);
      const char *new = relais_record_get (after, phone_fields[i]);

      if (old != NULL && (new == NULL || !is_same_phone (old, new)))
        return TRUE;
    }
  return FALSE;
}

static void
add_place (Planner *self, RelaisDirectoryCard *card, gboolean is_stored, gboolean stays)
{
  const char *key = relais_record_get_id (card->entry);
  guint last = GPOINTER_TO_UINT (g_hash_table_lookup (self->last, key));
  Place place = { card, is_stored, stays, 0 };

  g_array_append_val (self->places, place);
  if (last > 0)
    g_array_index (self->places, Place, last - 1).next = self->places->len;
  else
    g_hash_table_insert (self->first, (gpointer) key, GUINT_TO_POINTER (self->places->len));
  g_hash_table_insert (self->last, (gpointer) key, GUINT_TO_POINTER (self->places->len));
}

static gboolean
has_card (RelaisDirectoryReading *reading, GHashTable *read_keys, const char *key)
{
  g_autofree char *place = g_strconcat (reading->file, "\n", key, NULL);

  return g_hash_table_contains (read_keys, place);
}

/* Whether the source still has a stored card, or may have it. */
static gboolean
stays (Planner *self, RelaisDirectoryCard *card, GHashTable *read_keys)
{
  const char *key = relais_record_get_id (card->entry);
  RelaisDirectoryReading *reading = g_hash_table_lookup (self->readings, card->file);

  if (card->gone_since != NULL || g_hash_table_contains (self->vanished, card->file))
    return FALSE;
  if (reading == NULL || reading->unreadable)
    return TRUE;
  if (reading->n_nameless == 0 && !g_hash_table_contains (reading->bad_keys, key))
    return FALSE;
  return !has_card (reading, read_keys, key);
}

/* "file\nkey" of the cards of those files in which some could not be taken. */
static GHashTable *
list_read_keys (GPtrArray *readings)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < readings->len; i++)
    {
      RelaisDirectoryReading *reading = readings->pdata[i];

      if (reading->n_nameless == 0 && g_hash_table_size (reading->bad_keys) == 0)
        continue;
      for (guint j = 0; j < reading->cards->len; j++)
        {
          RelaisDirectoryCard *card = reading->cards->pdata[j];

          g_hash_table_add (keys, g_strconcat (reading->file, "\n", relais_record_get_id (card->entry), NULL));
        }
    }
  return keys;
}

static void
find_places (Planner *self)
{
  g_autoptr (GHashTable) read_keys = list_read_keys (self->plan->readings);

  for (guint i = 0; i < self->plan->known_cards->len; i++)
    {
      RelaisDirectoryCard *card = self->plan->known_cards->pdata[i];

      add_place (self, card, TRUE, stays (self, card, read_keys));
    }
  for (guint i = 0; i < self->plan->readings->len; i++)
    {
      RelaisDirectoryReading *reading = self->plan->readings->pdata[i];

      for (guint j = 0; !reading->unreadable && j < reading->cards->len; j++)
        add_place (self, reading->cards->pdata[j], FALSE, TRUE);
    }
}

/* What happens to one key */

static RelaisDirectoryCard *
find_shown (Planner *self, guint first, gboolean before)
{
  RelaisDirectoryCard *gone = NULL;

  g_ptr_array_set_size (self->group, 0);
  for (guint i = first; i > 0; i = g_array_index (self->places, Place, i - 1).next)
    {
      Place *place = &g_array_index (self->places, Place, i - 1);

      if (before ? place->is_stored : place->stays)
        {
          if (place->card->gone_since == NULL)
            g_ptr_array_add (self->group, place->card);
          else
            gone = place->card;
        }
    }
  return self->group->len > 0 ? relais_directory_cards_find_shown (self->group) : gone;
}

static void
add_change (Planner *self, RelaisSyncKind kind, RelaisDirectoryCard *before, RelaisDirectoryCard *after)
{
  RelaisSyncChange *change = g_new (RelaisSyncChange, 1);

  change->kind = kind;
  change->key = relais_record_get_id (after != NULL ? after->entry : before->entry);
  change->before = before != NULL ? before->entry : NULL;
  change->after = after != NULL ? after->entry : NULL;
  g_ptr_array_add (self->plan->changes, change);
}

/* The stored card that stands where @card stands. */
static Place *
find_stored_at (Planner *self, guint first, RelaisDirectoryCard *card)
{
  for (guint i = first; i > 0; i = g_array_index (self->places, Place, i - 1).next)
    {
      Place *place = &g_array_index (self->places, Place, i - 1);

      if (place->is_stored && place->card->line == card->line && strcmp (place->card->file, card->file) == 0)
        return place;
    }
  return NULL;
}

/* The source has the key: what it says takes the place of what is stored. */
static void
keep_key (Planner *self, guint first)
{
  for (guint i = first; i > 0; i = g_array_index (self->places, Place, i - 1).next)
    {
      Place *place = &g_array_index (self->places, Place, i - 1);
      Place *stored;

      if (place->is_stored)
        continue;
      stored = find_stored_at (self, first, place->card);
      if (stored == NULL || stored->card->gone_since != NULL ||
          !relais_record_equal (stored->card->entry, place->card->entry))
        g_ptr_array_add (self->plan->cards_to_put, place->card);
      if (stored != NULL)
        stored->stays = TRUE; /* in its place, if not as it is */
    }

  for (guint i = first; i > 0; i = g_array_index (self->places, Place, i - 1).next)
    {
      Place *place = &g_array_index (self->places, Place, i - 1);

      if (place->is_stored && !place->stays)
        g_ptr_array_add (self->plan->cards_to_remove, place->card);
    }
}

/* The source has the key no longer: the card that was shown is kept with the day. */
static void
lose_key (Planner *self, guint first, RelaisDirectoryCard *before)
{
  RelaisSyncPlan *plan = self->plan;
  RelaisDate since = RELAIS_DATE_NONE;

  for (guint i = first; i > 0; i = g_array_index (self->places, Place, i - 1).next)
    {
      Place *place = &g_array_index (self->places, Place, i - 1);

      if (place->card != before)
        g_ptr_array_add (plan->cards_to_remove, place->card);
    }

  if (before->gone_since == NULL)
    {
      add_change (self, RELAIS_SYNC_GONE, before, NULL);
      g_ptr_array_add (plan->cards_to_mark_gone, before);
      plan->tally.n_gone++;
    }
  else if (!relais_date_parse (before->gone_since, &since) || relais_date_compare (since, plan->today) > 0)
    g_ptr_array_add (plan->cards_to_mark_gone, before); /* the clock was wrong: the days begin again */
  else if (relais_date_days_until (since, plan->today) >= RELAIS_SYNC_DAYS_GONE)
    {
      add_change (self, RELAIS_SYNC_EXPIRED, before, NULL);
      g_ptr_array_add (plan->cards_to_remove, before);
      plan->tally.n_expired++;
    }
}

static void
decide_key (Planner *self, guint first)
{
  RelaisSyncPlan *plan = self->plan;
  RelaisDirectoryCard *before = find_shown (self, first, TRUE);
  RelaisDirectoryCard *after = find_shown (self, first, FALSE);

  if (after == NULL)
    {
      lose_key (self, first, before);
      return;
    }

  relais_directory_cards_add_twice (plan->twice, self->group);
  if (before == NULL)
    {
      add_change (self, RELAIS_SYNC_NEW, NULL, after);
      plan->tally.n_new++;
    }
  else if (before->gone_since != NULL)
    {
      add_change (self, RELAIS_SYNC_BACK, before, after);
      plan->tally.n_back++;
    }
  else if (!relais_record_equal (before->entry, after->entry))
    {
      add_change (self, RELAIS_SYNC_CHANGED, before, after);
      plan->tally.n_changed++;
      self->n_renamed += has_other_name_or_phone (before->entry, after->entry);
    }
  keep_key (self, first);
}

/**
 * relais_sync_plan_decide:
 * @plan: a plan that knows its day, the stored cards and the readings; what happens to the entries is added to it
 * @readings: file → RelaisDirectoryReading
 * @vanished: the files that are not there any more
 *
 * Returns: how many entries have another name or phone
 */
guint
relais_sync_plan_decide (RelaisSyncPlan *plan, GHashTable *readings, GHashTable *vanished)
{
  Planner self = { plan, readings, vanished, NULL, NULL, NULL, NULL, 0 };

  self.places = g_array_new (FALSE, FALSE, sizeof (Place));
  self.first = g_hash_table_new (g_str_hash, g_str_equal);
  self.last = g_hash_table_new (g_str_hash, g_str_equal);
  self.group = g_ptr_array_new ();

  find_places (&self);
  for (guint i = 0; i < self.places->len; i++)
    {
      const char *key = relais_record_get_id (g_array_index (self.places, Place, i).card->entry);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self.first, key)) == i + 1)
        decide_key (&self, i + 1);
    }

  g_array_unref (self.places);
  g_hash_table_unref (self.first);
  g_hash_table_unref (self.last);
  g_ptr_array_unref (self.group);
  return self.n_renamed;
}
