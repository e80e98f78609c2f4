/* A page of paper on screen, drawn by the renderer that also draws for the printer and the PDF. It fits its place until
 * it is zoomed; then it is as large as it asks for, and stands in a scrolled window. What stands on the page is said to
 * a screen reader too. Its paper is white in the dark as well. Main thread.
 */

#include "relais-card-preview.h"

#include "relais-renderer.h"

#include <glib/gi18n-lib.h>

#define POINTS_PER_MM    (72.0 / 25.4)
#define PIXELS_PER_POINT (96.0 / 72.0)

#define MARGIN   12
#define MIN_SIZE 160

static const double steps[] = { 0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0 };

struct _RelaisCardPreview {
  GtkWidget parent_instance;

  RelaisRenderer *renderer;
  RelaisPrintJob *job;
  guint page;
  double zoom; /* 0 to fit */
};

G_DEFINE_FINAL_TYPE (RelaisCardPreview, relais_card_preview, GTK_TYPE_WIDGET)

static gboolean
has_page (RelaisCardPreview *self)
{
  return self->job != NULL && self->page < relais_print_job_get_n_pages (self->job);
}

/* --- Drawing --- */

static double
get_width (RelaisCardPreview *self)
{
  return relais_print_job_get_page_width (self->job) * POINTS_PER_MM;
}

static double
get_height (RelaisCardPreview *self)
{
  return relais_print_job_get_page_height (self->job) * POINTS_PER_MM;
}

/* Pixels a point of the paper takes. */
static double
get_scale (RelaisCardPreview *self)
{
  double across, down;

  if (self->zoom > 0)
    return self->zoom * PIXELS_PER_POINT;
  across = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN, 1) / get_width (self);
  down = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN, 1) / get_height (self);
  return MIN (across, down);
}

static void
draw_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.25 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 1, 4);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
relais_card_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelaisCardPreview *self = RELAIS_CARD_PREVIEW (widget);
  graphene_rect_t paper;
  double scale, width, height, x, y;
  cairo_t *cr;

  if (!has_page (self))
    return;
  scale = get_scale (self);
  width = get_width (self) * scale;
  height = get_height (self) * scale;
  x = MAX (MARGIN, (gtk_widget_get_width (widget) - width) / 2);
  y = MAX (MARGIN, (gtk_widget_get_height (widget) - height) / 2);
  graphene_rect_init (&paper, (float) x, (float) y, (float) width, (float) height);
  draw_paper (snapshot, &paper);

  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  relais_renderer_draw_page (self->renderer, relais_print_job_get_page (self->job, self->page), cr);
  cairo_destroy (cr);
}

static void
relais_card_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  RelaisCardPreview *self = RELAIS_CARD_PREVIEW (widget);
  double points = 0;

  if (self->job != NULL)
    points = orientation == GTK_ORIENTATION_HORIZONTAL ? get_width (self) : get_height (self);
  *minimum = self->zoom > 0 ? (int) (points * self->zoom * PIXELS_PER_POINT) + 2 * MARGIN : MIN_SIZE;
  /* What fits takes what is left over. */
  *natural = *minimum;
}

/* --- What a screen reader says --- */

static char *
collect_words (RelaisCardPreview *self)
{
  const RelaisPage *page = relais_print_job_get_page (self->job, self->page);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < relais_page_get_n_boxes (page); i++)
    {
      const RelaisBox *box = relais_page_get_box (page, i);

      if (box->kind == RELAIS_BOX_TEXT)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", box->text);
    }
  return g_string_free (words, FALSE);
}

static void
show (RelaisCardPreview *self)
{
  g_autofree char *words = has_page (self) ? collect_words (self) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- Zoom --- */

static void
set_zoom (RelaisCardPreview *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * relais_card_preview_get_zoom:
 * @preview: a preview
 *
 * Returns: how large the paper is on screen; 1 is about its size on the desk
 */
double
relais_card_preview_get_zoom (RelaisCardPreview *preview)
{
  return preview->job != NULL ? get_scale (preview) / PIXELS_PER_POINT : 1;
}

/**
 * relais_card_preview_zoom_in:
 * @preview: a preview
 *
 * Shows the paper a step larger.
 */
void
relais_card_preview_zoom_in (RelaisCardPreview *preview)
{
  double now = relais_card_preview_get_zoom (preview);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] > now * 1.05)
        {
          set_zoom (preview, steps[i]);
          return;
        }
    }
}

/**
 * relais_card_preview_zoom_out:
 * @preview: a preview
 *
 * Shows the paper a step smaller.
 */
void
relais_card_preview_zoom_out (RelaisCardPreview *preview)
{
  double now = relais_card_preview_get_zoom (preview);

  for (gsize i = G_N_ELEMENTS (steps); i > 0; i--)
    {
      if (steps[i - 1] < now * 0.95)
        {
          set_zoom (preview, steps[i - 1]);
          return;
        }
    }
}

/**
 * relais_card_preview_zoom_fit:
 * @preview: a preview
 *
 * Shows the whole page.
 */
void
relais_card_preview_zoom_fit (RelaisCardPreview *preview)
{
  set_zoom (preview, 0);
}

/* --- Pages --- */

/**
 * relais_card_preview_set_job:
 * @preview: a preview
 * @job: (nullable): what it shows; the page stays where there is such a page
 */
void
relais_card_preview_set_job (RelaisCardPreview *preview, RelaisPrintJob *job)
{
  guint n_pages = job != NULL ? relais_print_job_get_n_pages (job) : 0;
  RelaisPrintJob *before = preview->job;

  preview->job = job != NULL ? relais_print_job_ref (job) : NULL;
  g_clear_pointer (&before, relais_print_job_unref);
  preview->page = n_pages > 0 ? MIN (preview->page, n_pages - 1) : 0;
  show (preview);
}

/**
 * relais_card_preview_set_page:
 * @preview: a preview
 * @page: from 0; what is beyond the last one is the last one
 */
void
relais_card_preview_set_page (RelaisCardPreview *preview, guint page)
{
  guint n_pages = preview->job != NULL ? relais_print_job_get_n_pages (preview->job) : 0;

  preview->page = n_pages > 0 ? MIN (page, n_pages - 1) : 0;
  show (preview);
}

/**
 * relais_card_preview_get_page:
 * @preview: a preview
 *
 * Returns: the page it shows, from 0
 */
guint
relais_card_preview_get_page (RelaisCardPreview *preview)
{
  return preview->page;
}

static void
relais_card_preview_finalize (GObject *object)
{
  RelaisCardPreview *self = RELAIS_CARD_PREVIEW (object);

  g_clear_pointer (&self->job, relais_print_job_unref);
  relais_renderer_free (self->renderer);
  G_OBJECT_CLASS (relais_card_preview_parent_class)->finalize (object);
}

static void
relais_card_preview_class_init (RelaisCardPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relais_card_preview_finalize;
  widget_class->snapshot = relais_card_preview_snapshot;
  widget_class->measure = relais_card_preview_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "card-preview");
}

static void
relais_card_preview_init (RelaisCardPreview *self)
{
  self->renderer = relais_renderer_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
}
