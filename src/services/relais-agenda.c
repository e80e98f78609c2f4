/* What may be known of reminders while the register is closed: when each is due, whether it is urgent, and a random
 * token by which the open register finds it again. It feeds "3 reminders" and the timer, and it stands beside the
 * register for anybody to read, so it says nothing else. It is rewritten as a whole whenever reminders are computed.
 * A file that is missing, damaged or foreign is an agenda without reminders, never a reason not to start: the next
 * sign-in computes it again. A value of its owner; load and save block, any thread.
 */

#include "relais-agenda.h"

#include "relais-clock.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-id.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME   "agenda"
#define FIRST_LINE  "relais-agenda 1"
#define LAST_WORD   "end "
#define CHECK_SIZE  16
#define MAX_INSTANT 32
#define MAX_SIZE    (RELAIS_AGENDA_MAX * (MAX_INSTANT + 48) + 256)

typedef struct {
  char *due;
  char *token;
  gboolean urgent;
} Item;

struct _RelaisAgenda {
  GPtrArray *items; /* by when they are due */
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->due);
  g_free (item->token);
  g_free (item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *first = *(Item *const *) a;
  const Item *second = *(Item *const *) b;

  return strcmp (first->due, second->due);
}

/* As the clock writes them: so they can be compared as texts. */
static gboolean
is_instant (const char *text)
{
  gsize length = strlen (text);

  return length >= 20 && length <= MAX_INSTANT && text[length - 1] == 'Z' && relais_instant_is_valid (text);
}

static void
put (RelaisAgenda *agenda, const char *due, const char *token, gboolean urgent)
{
  Item *item = g_new0 (Item, 1);

  item->due = g_strdup (due);
  item->token = g_strdup (token);
  item->urgent = urgent;
  g_ptr_array_add (agenda->items, item);
}

/* What is furthest away comes back with the next computing. */
static void
put_in_order (RelaisAgenda *agenda)
{
  g_ptr_array_sort (agenda->items, compare_items);
  if (agenda->items->len > RELAIS_AGENDA_MAX)
    g_ptr_array_set_size (agenda->items, RELAIS_AGENDA_MAX);
}

/* --- Reading --- */

static char *
compute_check (const char *text, gsize size)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, size);

  return g_strndup (digest, CHECK_SIZE);
}

/* "2026-11-20T13:02:11.000000Z 00000000-0000-4000-8000-000000000001 urgent" */
static gboolean
read_line (RelaisAgenda *agenda, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  guint n_words = g_strv_length (words);
  gboolean urgent = n_words == 3 && g_str_equal (words[2], "urgent");

  if (n_words < 2 || n_words > 3 || (n_words == 3 && !urgent) || !is_instant (words[0]) ||
      !relais_id_is_valid (words[1]) || agenda->items->len == RELAIS_AGENDA_MAX)
    return FALSE;
  put (agenda, words[0], words[1], urgent);
  return TRUE;
}

static gboolean
read_lines (RelaisAgenda *agenda, const char *text)
{
  const char *last = g_strrstr (text, "\n" LAST_WORD);
  g_autofree char *body = last != NULL ? g_strndup (text, (gsize) (last + 1 - text)) : NULL;
  g_autofree char *check = body != NULL ? compute_check (body, strlen (body)) : NULL;
  g_autofree char *expected = check != NULL ? g_strconcat (LAST_WORD, check, "\n", NULL) : NULL;
  g_auto (GStrv) lines = NULL;

  if (expected == NULL || !g_str_equal (last + 1, expected))
    return FALSE;
  lines = g_strsplit (body, "\n", -1);
  if (!g_str_equal (lines[0], FIRST_LINE))
    return FALSE;
  for (guint i = 1; *lines[i] != '\0'; i++)
    {
      if (!read_line (agenda, lines[i]))
        return FALSE;
    }
  put_in_order (agenda);
  return TRUE;
}

/**
 * relais_agenda_new:
 *
 * Returns: (transfer full): an agenda without reminders
 */
RelaisAgenda *
relais_agenda_new (void)
{
  RelaisAgenda *agenda = g_new0 (RelaisAgenda, 1);

  agenda->items = g_ptr_array_new_with_free_func (item_free);
  return agenda;
}

/**
 * relais_agenda_free:
 * @agenda: (transfer full): an agenda
 */
void
relais_agenda_free (RelaisAgenda *agenda)
{
  g_ptr_array_unref (agenda->items);
  g_free (agenda);
}

/**
 * relais_agenda_parse:
 * @data: (array length=size) (element-type guint8): any bytes
 * @size: how much that is
 *
 * Returns: (transfer full): the agenda they are; one without reminders where they are none, or not a whole one
 */
RelaisAgenda *
relais_agenda_parse (const char *data, gsize size)
{
  g_autoptr (RelaisAgenda) agenda = relais_agenda_new ();
  g_autofree char *text = size <= MAX_SIZE && memchr (data, 0, size) == NULL ? g_strndup (data, size) : NULL;

  if (text != NULL && g_utf8_validate (text, -1, NULL) && read_lines (agenda, text))
    return g_steal_pointer (&agenda);
  return relais_agenda_new ();
}

/**
 * relais_agenda_load:
 * @folder: the data folder
 *
 * Returns: (transfer full): what stands there; an agenda without reminders where nothing can be read
 */
RelaisAgenda *
relais_agenda_load (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *data = g_malloc (MAX_SIZE + 1);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gsize size = 0;
  gssize n = fd >= 0 ? 1 : 0;

  while (n != 0 && size <= MAX_SIZE)
    {
      n = read (fd, data + size, MAX_SIZE + 1 - size);
      if (n < 0 && errno != EINTR)
        break;
      size += n > 0 ? (gsize) n : 0;
    }
  if (fd >= 0)
    close (fd);
  return n == 0 ? relais_agenda_parse (data, size) : relais_agenda_new ();
}

/* --- Writing --- */

/**
 * relais_agenda_add:
 * @agenda: an agenda
 * @due: an instant as it is stored
 * @urgent: whether it is
 *
 * Returns: (transfer none) (nullable): the token that stands for this reminder; %NULL where @due is no instant
 */
const char *
relais_agenda_add (RelaisAgenda *agenda, const char *due, gboolean urgent)
{
  g_autofree char *token = relais_id_new ();

  if (!is_instant (due))
    return NULL;
  put (agenda, due, token, urgent);
  return ((Item *) g_ptr_array_index (agenda->items, agenda->items->len - 1))->token;
}

/**
 * relais_agenda_to_text:
 * @agenda: an agenda
 *
 * Tokens beyond %RELAIS_AGENDA_MAX reminders, the furthest away, end here.
 *
 * Returns: (transfer full): what stands in its file
 */
char *
relais_agenda_to_text (RelaisAgenda *agenda)
{
  GString *text = g_string_new (FIRST_LINE "\n");
  g_autofree char *check = NULL;

  put_in_order (agenda);
  for (guint i = 0; i < agenda->items->len; i++)
    {
      const Item *item = g_ptr_array_index (agenda->items, i);

      g_string_append_printf (text, "%s %s%s\n", item->due, item->token, item->urgent ? " urgent" : "");
    }
  check = compute_check (text->str, text->len);
  g_string_append_printf (text, LAST_WORD "%s\n", check);
  return g_string_free (text, FALSE);
}

/**
 * relais_agenda_save:
 * @agenda: an agenda
 * @folder: the data folder
 * @error: whatever the disk says
 *
 * Returns: whether it stands there, whole; if not, the old one does
 */
gboolean
relais_agenda_save (RelaisAgenda *agenda, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *text = relais_agenda_to_text (agenda);

  return relais_file_write (path, text, strlen (text), TRUE, error);
}

/* --- Asking --- */

/**
 * relais_agenda_count_due:
 * @agenda: an agenda
 * @now: an instant as it is stored
 * @n_urgent: (out) (optional): how many of them are urgent
 *
 * Returns: how many reminders are due
 */
guint
relais_agenda_count_due (RelaisAgenda *agenda, const char *now, guint *n_urgent)
{
  guint n_due = 0;
  guint urgent = 0;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const Item *item = g_ptr_array_index (agenda->items, i);

      if (strcmp (item->due, now) > 0)
        continue;
      n_due++;
      urgent += item->urgent ? 1 : 0;
    }
  if (n_urgent != NULL)
    *n_urgent = urgent;
  return n_due;
}

/**
 * relais_agenda_list_due:
 * @agenda: an agenda
 * @now: an instant as it is stored
 *
 * Returns: (transfer full): the tokens of what is due
 */
GStrv
relais_agenda_list_due (RelaisAgenda *agenda, const char *now)
{
  g_autoptr (GStrvBuilder) tokens = g_strv_builder_new ();

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const Item *item = g_ptr_array_index (agenda->items, i);

      if (strcmp (item->due, now) <= 0)
        g_strv_builder_add (tokens, item->token);
    }
  return g_strv_builder_end (tokens);
}

/**
 * relais_agenda_get_next:
 * @agenda: an agenda
 * @now: an instant as it is stored
 *
 * Returns: (transfer none) (nullable): the instant of the earliest reminder that is not due yet
 */
const char *
relais_agenda_get_next (RelaisAgenda *agenda, const char *now)
{
  const char *next = NULL;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const Item *item = g_ptr_array_index (agenda->items, i);

      if (strcmp (item->due, now) > 0 && (next == NULL || strcmp (item->due, next) < 0))
        next = item->due;
    }
  return next;
}
