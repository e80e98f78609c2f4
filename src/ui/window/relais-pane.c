/* A page beside a list: a header bar with the way back when the list is out of sight, and a content below that scrolls
 * by itself. A person's page, a form and what follows derive from it; a room shows one at a time. On a narrow window
 * the header bar has no room for whose page it is: a line below it says so as soon as the heading is out of sight.
 */

#include "relais-pane.h"

#include "relais-text.h"
#include "relais-title.h"

/* A heading that has gone so far is no longer read. */
#define HEADING 48

typedef struct {
  GtkWidget *box;
  AdwHeaderBar *header;
  RelaisTitle *title;
  GtkWidget *back;
  GtkWidget *start; /* packed beside it */
  GtkLabel *place;
  AdwBin *content;
  guint placing;
} RelaisPanePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RelaisPane, relais_pane, GTK_TYPE_WIDGET)

#define PRIVATE(page) ((RelaisPanePrivate *) relais_pane_get_instance_private (page))

/* --- Whose page it is, where the header bar cannot say it --- */

static gboolean
shows_heading (RelaisPane *self)
{
  GtkWidget *content = adw_bin_get_child (PRIVATE (self)->content);

  return RELAIS_PANE_GET_CLASS (self)->has_heading &&
         (!GTK_IS_SCROLLED_WINDOW (content) ||
          gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (content))) < HEADING);
}

static gboolean
put_place (gpointer data)
{
  RelaisPanePrivate *priv = PRIVATE (data);

  priv->placing = 0;
  gtk_widget_set_visible (GTK_WIDGET (priv->place), relais_title_get_shown (priv->title) == NULL &&
                                                        *gtk_label_get_text (priv->place) != '\0' &&
                                                        !shows_heading (data));
  return G_SOURCE_REMOVE;
}

/* Not while the window hands out room, which would be handed out again. */
static void
look_at_place (RelaisPane *self)
{
  if (PRIVATE (self)->placing == 0)
    PRIVATE (self)->placing = g_idle_add (put_place, self);
}

/**
 * relais_pane_set_title:
 * @page: a page
 * @title: what it is about
 * @subtitle: (nullable): what tells it from another
 */
void
relais_pane_set_title (RelaisPane *page, const char *title, const char *subtitle)
{
  g_autoptr (GString) place = g_string_new (title);

  relais_text_add_part (place, subtitle);
  gtk_label_set_text (PRIVATE (page)->place, place->str);
  relais_title_set (PRIVATE (page)->title, title, subtitle);
  look_at_place (page);
}

/**
 * relais_pane_pack_start:
 * @page: a page
 * @widget: a button for the start of its header bar; where the way back is shown, that does its action instead
 */
void
relais_pane_pack_start (RelaisPane *page, GtkWidget *widget)
{
  PRIVATE (page)->start = widget;
  adw_header_bar_pack_start (PRIVATE (page)->header, widget);
}

/**
 * relais_pane_pack_end:
 * @page: a page
 * @widget: for the end of its header bar
 */
void
relais_pane_pack_end (RelaisPane *page, GtkWidget *widget)
{
  adw_header_bar_pack_end (PRIVATE (page)->header, widget);
}

/**
 * relais_pane_set_content:
 * @page: a page
 * @content: what it shows
 */
void
relais_pane_set_content (RelaisPane *page, GtkWidget *content)
{
  if (content == adw_bin_get_child (PRIVATE (page)->content))
    return;
  adw_bin_set_child (PRIVATE (page)->content, content);
  if (GTK_IS_SCROLLED_WINDOW (content))
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (content)), "value-changed",
                             G_CALLBACK (look_at_place), page, G_CONNECT_SWAPPED);
  look_at_place (page);
}

/**
 * relais_pane_set_folded:
 * @page: a page
 * @folded: whether the list beside it is out of sight
 */
void
relais_pane_set_folded (RelaisPane *page, gboolean folded)
{
  gtk_widget_set_visible (PRIVATE (page)->back, folded);
  /* On a narrow window, with a large button and those of the window, there is room for one of the two. */
  if (PRIVATE (page)->start != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (PRIVATE (page)->back),
                                      gtk_actionable_get_action_name (GTK_ACTIONABLE (PRIVATE (page)->start)));
      gtk_widget_set_visible (PRIVATE (page)->start, !folded);
    }
  adw_header_bar_set_show_start_title_buttons (PRIVATE (page)->header, folded);
}

/**
 * relais_pane_leave:
 * @page: a page
 *
 * Tells @page that another will take its place.
 *
 * Returns: whether it may be left
 */
gboolean
relais_pane_leave (RelaisPane *page)
{
  return RELAIS_PANE_GET_CLASS (page)->leave == NULL || RELAIS_PANE_GET_CLASS (page)->leave (page);
}

/**
 * relais_pane_let_act:
 * @page: a page
 * @enabled: whether what it shows is what it is about
 *
 * While it is being read there is nothing to act on, or only what was there before: its own actions are off.
 */
void
relais_pane_let_act (RelaisPane *page, gboolean enabled)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (page);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (owner == G_OBJECT_TYPE (page))
      gtk_widget_action_set_enabled (GTK_WIDGET (page), name, enabled);
}

static void
relais_pane_dispose (GObject *object)
{
  g_clear_handle_id (&PRIVATE (RELAIS_PANE (object))->placing, g_source_remove);
  g_clear_pointer (&PRIVATE (RELAIS_PANE (object))->box, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_pane_parent_class)->dispose (object);
}

static void
relais_pane_class_init (RelaisPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/window/relais-pane.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, box);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, header);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, title);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, back);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, place);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisPane, content);
}

static void
relais_pane_init (RelaisPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (PRIVATE (self)->title, "changed", G_CALLBACK (look_at_place), self, G_CONNECT_SWAPPED);
}
