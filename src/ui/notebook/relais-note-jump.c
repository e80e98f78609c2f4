/* Standing on one entry of a long timeline: its row is made only when the list is laid out where it stands, so it is
 * looked for from frame to frame, but not for ever. Main thread.
 */

#include "relais-note-jump.h"

#include "relais-note-card.h"

/* Two seconds, where the machine is quick. */
#define MAX_LOOKS 120

/* Frames in which it stays where it is. */
#define STEADY 5

typedef struct {
  char *id;
  guint position;
  guint n_looks;
  guint n_in_sight;
} Jump;

static void
jump_free (gpointer data)
{
  g_free (((Jump *) data)->id);
  g_free (data);
}

static GtkWidget *
find_row (GtkWidget *list, const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = gtk_widget_get_first_child (row);

      if (RELAIS_IS_NOTE_CARD (card) && gtk_widget_get_mapped (card) &&
          g_strcmp0 (relais_note_card_get_id (RELAIS_NOTE_CARD (card)), id) == 0)
        return row;
    }
  return NULL;
}

static gboolean
is_in_sight (GtkWidget *list, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, list, &bounds) && bounds.origin.y > -1 &&
         bounds.origin.y < gtk_widget_get_height (list);
}

/* How high the rows before it are is only guessed until they are made: it has arrived when it stays in sight. */
static gboolean
on_frame (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Jump *jump = data;
  GtkWidget *row = find_row (list, jump->id);
  gboolean is_there = row != NULL && is_in_sight (list, row) && gtk_widget_grab_focus (row);

  jump->n_in_sight = is_there ? jump->n_in_sight + 1 : 0;
  if (jump->n_in_sight >= STEADY || jump->n_looks++ >= MAX_LOOKS)
    return G_SOURCE_REMOVE;
  if (!is_there)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", jump->position);
  gtk_widget_queue_allocate (list);
  return G_SOURCE_CONTINUE;
}

/**
 * relais_note_jump:
 * @list: a list view of entries
 * @position: where the entry stands in it
 * @id: its id
 *
 * Shows the entry and stands on it.
 */
void
relais_note_jump (GtkWidget *list, guint position, const char *id)
{
  Jump *jump = g_new0 (Jump, 1);

  jump->id = g_strdup (id);
  jump->position = position;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), position);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_add_tick_callback (list, on_frame, jump, jump_free);
}
