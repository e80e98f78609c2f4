/* What could not be written into the access log because the disk was full or failing: how often each member read
 * something meanwhile, and from when to when. It is kept in memory by the path of the register, outside the store,
 * since a lock closes the store while the disk is still full; the next write that succeeds begins with a row for each
 * gap. Any thread.
 */

#include "relais-audit-gap.h"

#include "relais-audit-log.h"

typedef struct {
  RelaisActor *actor;
  guint count;
  char *from;
  char *to;
} Gap;

G_LOCK_DEFINE_STATIC (gaps);
static GHashTable *gaps_by_path; /* path → array of Gap */

static void
gap_free (gpointer data)
{
  Gap *gap = data;

  relais_actor_unref (gap->actor);
  g_free (gap->from);
  g_free (gap->to);
  g_free (gap);
}

static RelaisActor *
copy_actor (const RelaisActor *actor)
{
  return actor != NULL ? relais_actor_ref ((RelaisActor *) actor) : relais_actor_new ("", "", "", g_get_host_name ());
}

static Gap *
find_gap (GPtrArray *gaps, const RelaisActor *actor)
{
  const char *id = actor != NULL ? relais_actor_get_staff_id (actor) : "";

  for (guint i = 0; i < gaps->len; i++)
    {
      Gap *gap = g_ptr_array_index (gaps, i);

      if (g_str_equal (relais_actor_get_staff_id (gap->actor), id))
        return gap;
    }
  return NULL;
}

/* With the lock held. */
static GPtrArray *
get_gaps (const char *path)
{
  GPtrArray *gaps;

  if (gaps_by_path == NULL)
    gaps_by_path = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gaps = g_hash_table_lookup (gaps_by_path, path);
  if (gaps == NULL)
    {
      gaps = g_ptr_array_new_with_free_func (gap_free);
      g_hash_table_insert (gaps_by_path, g_strdup (path), gaps);
    }
  return gaps;
}

/*
 * relais_audit_gap_add:
 * @path: the path of the register
 * @actor: (nullable): who read
 * @at: when
 *
 * Remembers one row that could not be written.
 */
void
relais_audit_gap_add (const char *path, const RelaisActor *actor, const char *at)
{
  GPtrArray *gaps;
  Gap *gap;

  G_LOCK (gaps);
  gaps = get_gaps (path);
  gap = find_gap (gaps, actor);
  if (gap == NULL)
    {
      gap = g_new0 (Gap, 1);
      gap->actor = copy_actor (actor);
      gap->from = g_strdup (at);
      g_ptr_array_add (gaps, gap);
    }
  gap->count++;
  g_free (gap->to);
  gap->to = g_strdup (at);
  G_UNLOCK (gaps);
}

/*
 * relais_audit_gap_is_open:
 * @path: the path of the register
 *
 * Returns: whether something waits to be written down
 */
gboolean
relais_audit_gap_is_open (const char *path)
{
  gboolean is_open;

  G_LOCK (gaps);
  is_open = gaps_by_path != NULL && g_hash_table_contains (gaps_by_path, path);
  G_UNLOCK (gaps);
  return is_open;
}

/*
 * relais_audit_gap_take:
 * @path: the path of the register
 *
 * Returns: (transfer full) (nullable): the gaps, which are nobody else's from now on; %NULL when there is none
 */
GPtrArray *
relais_audit_gap_take (const char *path)
{
  g_autofree char *key = NULL;
  GPtrArray *gaps = NULL;

  G_LOCK (gaps);
  if (gaps_by_path != NULL)
    g_hash_table_steal_extended (gaps_by_path, path, (gpointer *) &key, (gpointer *) &gaps);
  G_UNLOCK (gaps);
  return gaps;
}

/*
 * relais_audit_gap_give_back:
 * @path: the path of the register
 * @gaps: (transfer full): what was taken and could not be written
 */
void
relais_audit_gap_give_back (const char *path, GPtrArray *gaps)
{
  G_LOCK (gaps);
  g_ptr_array_extend_and_steal (get_gaps (path), gaps);
  G_UNLOCK (gaps);
}

static gboolean
write_gap (const Gap *gap, RelaisDb *db, const char *now, GError **error)
{
  g_autofree char *remark = g_strdup_printf ("count=%u;from=%s;to=%s", gap->count, gap->from, gap->to);
  RelaisAuditEntry entry = {
    .at = now,
    .staff = relais_actor_get_staff_id (gap->actor),
    .workstation = relais_actor_get_workstation (gap->actor),
    .act = "gap",
    .fields = remark,
  };

  return relais_audit_log_append (db, &entry, NULL, error);
}

/*
 * relais_audit_gap_write:
 * @gaps: what was taken
 * @db: a connection inside a transaction
 * @now: the instant
 * @error: where to store the error
 *
 * Returns: whether there is a row for each
 */
gboolean
relais_audit_gap_write (GPtrArray *gaps, RelaisDb *db, const char *now, GError **error)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      if (!write_gap (g_ptr_array_index (gaps, i), db, now, error))
        return FALSE;
    }
  return TRUE;
}
