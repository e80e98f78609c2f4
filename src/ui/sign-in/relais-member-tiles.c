/* The members whom a PIN lets in again, as tiles: a round sign and a name each, one of them chosen. Arrows go from tile
 * to tile. It knows names only; who they are is the page's business.
 */

#include "relais-member-tiles.h"

#include <glib/gi18n-lib.h>

struct _RelaisMemberTiles {
  AdwBin parent_instance;

  GPtrArray *members;
  GtkFlowBox *box;
};

enum {
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisMemberTiles, relais_member_tiles, ADW_TYPE_BIN)

static GtkWidget *
make_tile (const RelaisPinMember *member)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (member->name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_tooltip_text (child, member->name);
  gtk_box_append (GTK_BOX (box), adw_avatar_new (48, member->name, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (child, "member-tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, member->name, -1);
  return child;
}

/**
 * relais_member_tiles_set_members:
 * @tiles: the tiles
 * @members: (element-type RelaisPinMember): whom to show; the first is chosen
 */
void
relais_member_tiles_set_members (RelaisMemberTiles *tiles, GPtrArray *members)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (tiles->box))) != NULL)
    gtk_flow_box_remove (tiles->box, child);
  g_clear_pointer (&tiles->members, g_ptr_array_unref);
  tiles->members = g_ptr_array_ref (members);
  for (guint i = 0; i < members->len; i++)
    gtk_flow_box_append (tiles->box, make_tile (g_ptr_array_index (members, i)));
  gtk_flow_box_set_max_children_per_line (tiles->box, CLAMP (members->len, 1, 3));
  relais_member_tiles_select (tiles, NULL);
}

/**
 * relais_member_tiles_shows:
 * @tiles: the tiles
 * @members: (element-type RelaisPinMember): members
 *
 * Returns: whether it shows exactly these
 */
gboolean
relais_member_tiles_shows (RelaisMemberTiles *tiles, GPtrArray *members)
{
  if (tiles->members->len != members->len)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const RelaisPinMember *shown = g_ptr_array_index (tiles->members, i);
      const RelaisPinMember *member = g_ptr_array_index (members, i);

      if (!g_str_equal (shown->staff_id, member->staff_id))
        return FALSE;
    }
  return TRUE;
}

static void
select_index (RelaisMemberTiles *tiles, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (tiles->box, (int) index);

  if (child != NULL)
    gtk_flow_box_select_child (tiles->box, child);
}

/**
 * relais_member_tiles_select:
 * @tiles: the tiles
 * @name: (nullable): whom to choose; the first one where nobody is called so
 */
void
relais_member_tiles_select (RelaisMemberTiles *tiles, const char *name)
{
  for (guint i = 0; i < tiles->members->len; i++)
    {
      const RelaisPinMember *member = g_ptr_array_index (tiles->members, i);

      if (g_strcmp0 (member->name, name) == 0)
        {
          select_index (tiles, i);
          return;
        }
    }
  select_index (tiles, 0);
}

static int
get_selected_index (RelaisMemberTiles *tiles)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (tiles->box);

  return selected != NULL ? gtk_flow_box_child_get_index (selected->data) : -1;
}

/**
 * relais_member_tiles_move:
 * @tiles: the tiles
 * @by: 1 for the next one, -1 for the one before
 *
 * Chooses another one, as long as there is one in that direction.
 */
void
relais_member_tiles_move (RelaisMemberTiles *tiles, int by)
{
  int index = get_selected_index (tiles) + by;

  if (index >= 0 && index < (int) tiles->members->len)
    select_index (tiles, (guint) index);
}

/**
 * relais_member_tiles_get_selected:
 * @tiles: the tiles
 *
 * Returns: (transfer none) (nullable): who is chosen
 */
const RelaisPinMember *
relais_member_tiles_get_selected (RelaisMemberTiles *tiles)
{
  int index = get_selected_index (tiles);

  return index >= 0 && index < (int) tiles->members->len ? g_ptr_array_index (tiles->members, index) : NULL;
}

static void
on_selected (RelaisMemberTiles *self)
{
  if (relais_member_tiles_get_selected (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_activated (RelaisMemberTiles *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
relais_member_tiles_finalize (GObject *object)
{
  g_ptr_array_unref (RELAIS_MEMBER_TILES (object)->members);
  G_OBJECT_CLASS (relais_member_tiles_parent_class)->finalize (object);
}

static void
relais_member_tiles_class_init (RelaisMemberTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_member_tiles_finalize;

  /**
   * RelaisMemberTiles::selected:
   *
   * Another tile is chosen.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", RELAIS_TYPE_MEMBER_TILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  /**
   * RelaisMemberTiles::activated:
   *
   * Somebody clicked a tile, or pressed Enter on it.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", RELAIS_TYPE_MEMBER_TILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
relais_member_tiles_init (RelaisMemberTiles *self)
{
  self->members = g_ptr_array_new ();
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who was here today"), -1);
  g_signal_connect_object (self->box, "selected-children-changed", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "child-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}
