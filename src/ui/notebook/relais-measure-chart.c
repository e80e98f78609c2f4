/* A small chart of one measurement of a patient over time, in the colours of the text around it, so that it is right in
 * light, dark and high contrast; of two numbers each is a line with a mark of its own. It takes the cursor: arrows go
 * from value to value, and below the chart stands which. A screen reader hears the last value, its day and where they
 * tend; all of them are rows beside it. Part of the window of measurements; main thread.
 */

#include "relais-measure-chart.h"

#include "relais-chart.h"
#include "relais-clock.h"
#include "relais-day-words.h"
#include "relais-notebook-measures.h"
#include "relais-person-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 150
#define LEFT   46
#define RIGHT  12
#define TOP    10
#define BOTTOM 24
#define MARK   3.5

struct _RelaisMeasureChart {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GPtrArray *points; /* (element-type RelaisMeasurePoint), the oldest first */
  GArray *numbers;   /* (element-type RelaisChartPoint), beside them */
  guint n_lines;
  int current;

  GtkWidget *area;
  GtkWidget *said;
};

G_DEFINE_FINAL_TYPE (RelaisMeasureChart, relais_measure_chart, ADW_TYPE_BIN)

static const char *
get_language (RelaisMeasureChart *self)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);

  return book != NULL ? relais_phrasebook_get_language (book) : "fr";
}

static RelaisChart *
lay_out (RelaisMeasureChart *self, int width, int height)
{
  return relais_chart_lay_out ((const RelaisChartPoint *) (const void *) self->numbers->data, self->numbers->len,
                               self->n_lines, width - LEFT - RIGHT, height - TOP - BOTTOM);
}

/* --- Drawing --- */

static void
draw_text (RelaisMeasureChart *self, cairo_t *cr, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->area, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_scale (RelaisMeasureChart *self, cairo_t *cr, const GdkRGBA *colour, const RelaisChart *chart, int width,
            double height)
{
  for (double number = chart->low; number < chart->high + chart->step / 2; number += chart->step)
    {
      double y = TOP + relais_chart_get_y (chart, number, height);
      g_autofree char *text = g_strdup_printf ("%.*f", (int) chart->decimals, number);

      if (!g_str_equal (get_language (self), "en"))
        g_strdelimit (text, ".", ',');
      cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.2);
      cairo_move_to (cr, LEFT, floor (y) + 0.5);
      cairo_line_to (cr, width - RIGHT, floor (y) + 0.5);
      cairo_stroke (cr);
      cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.8);
      draw_text (self, cr, text, LEFT - 6, y, 1);
    }
}

/* The first number of a value is a disc, the second a square. */
static void
draw_mark (cairo_t *cr, double x, double y, guint line, double size)
{
  if (line == 0)
    cairo_arc (cr, x, y, size, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, x - size, y - size, 2 * size, 2 * size);
  cairo_fill (cr);
}

static void
draw_line (RelaisMeasureChart *self, cairo_t *cr, const RelaisChart *chart, guint line)
{
  for (guint i = 0; i < chart->places->len; i++)
    {
      const RelaisChartPlace *place = &g_array_index (chart->places, RelaisChartPlace, i);

      if (i == 0)
        cairo_move_to (cr, LEFT + place->x, TOP + place->y[line]);
      else
        cairo_line_to (cr, LEFT + place->x, TOP + place->y[line]);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < chart->places->len; i++)
    {
      const RelaisChartPlace *place = &g_array_index (chart->places, RelaisChartPlace, i);
      gboolean is_current = (int) i == self->current && gtk_widget_has_focus (self->area);

      draw_mark (cr, LEFT + place->x, TOP + place->y[line], line, is_current ? 2 * MARK : MARK);
    }
}

static char *
say_day (RelaisMeasureChart *self, guint i)
{
  const RelaisMeasurePoint *point = self->points->pdata[i];

  return relais_person_words_date (self->desk, relais_instant_get_date (point->at));
}

static void
draw_days (RelaisMeasureChart *self, cairo_t *cr, int width, int height)
{
  g_autofree char *first = say_day (self, 0);
  g_autofree char *last = say_day (self, self->points->len - 1);

  if (g_str_equal (first, last))
    {
      draw_text (self, cr, first, (LEFT + width - RIGHT) / 2.0, height - BOTTOM / 2.0, 0.5);
      return;
    }
  draw_text (self, cr, first, LEFT, height - BOTTOM / 2.0, 0);
  draw_text (self, cr, last, width - RIGHT, height - BOTTOM / 2.0, 1);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RelaisMeasureChart *self = data;
  g_autoptr (RelaisChart) chart = lay_out (self, width, height);
  GdkRGBA colour;

  if (self->points->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &colour);
  cairo_set_line_width (cr, 1);
  draw_scale (self, cr, &colour, chart, width, height - TOP - BOTTOM);
  draw_days (self, cr, width, height);
  cairo_set_line_width (cr, 2);
  gdk_cairo_set_source_rgba (cr, &colour);
  for (guint line = 0; line < self->n_lines; line++)
    draw_line (self, cr, chart, line);
}

/* --- From value to value --- */

static char *
say_point (RelaisMeasureChart *self, guint i)
{
  const RelaisMeasurePoint *point = self->points->pdata[i];
  g_autofree char *value = relais_measure_get_value (point->measure, get_language (self));
  g_autofree char *day = say_day (self, i);
  g_autofree char *time = relais_day_words_time (point->at);

  return g_strjoin (" · ", value, day, time, NULL);
}

static void
go_to (RelaisMeasureChart *self, int i)
{
  g_autofree char *text = NULL;

  if (self->points->len == 0)
    return;
  self->current = CLAMP (i, 0, (int) self->points->len - 1);
  text = say_point (self, (guint) self->current);
  gtk_label_set_text (GTK_LABEL (self->said), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (self->area);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, RelaisMeasureChart *self)
{
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    go_to (self, self->current - 1);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    go_to (self, self->current + 1);
  else if (keyval == GDK_KEY_Home)
    go_to (self, 0);
  else if (keyval == GDK_KEY_End)
    go_to (self, (int) self->points->len - 1);
  else
    return FALSE;
  return TRUE;
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, RelaisMeasureChart *self)
{
  g_autoptr (RelaisChart) chart =
      lay_out (self, gtk_widget_get_width (self->area), gtk_widget_get_height (self->area));

  gtk_widget_grab_focus (self->area);
  go_to (self, relais_chart_find_nearest (chart, x - LEFT));
}

/* --- Life --- */

/* The last value, its day, and where they tend. */
static void
describe (RelaisMeasureChart *self, const char *name)
{
  const RelaisChartPoint *all = (const RelaisChartPoint *) (const void *) self->numbers->data;
  guint n = self->numbers->len;
  g_autofree char *last = n > 0 ? say_point (self, n - 1) : g_strdup ("");
  const char *trend = NULL;
  g_autofree char *text = NULL;

  if (n > 1)
    trend = all[n - 1].values[0] > all[0].values[0]   ? C_("trend", "higher than at first")
            : all[n - 1].values[0] < all[0].values[0] ? C_("trend", "lower than at first")
                                                      : C_("trend", "as at first");
  text = g_strjoin (" · ", last, trend, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
take_points (RelaisMeasureChart *self, GPtrArray *points)
{
  self->points = g_ptr_array_ref (points);
  for (guint i = 0; i < points->len; i++)
    {
      const RelaisMeasurePoint *point = points->pdata[i];
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (point->at, NULL);
      RelaisChartPoint number = { .time = at != NULL ? g_date_time_to_unix (at) : 0 };

      self->n_lines = MAX (self->n_lines, relais_measure_get_numbers (point->measure->value, number.values));
      g_array_append_val (self->numbers, number);
    }
}

static void
relais_measure_chart_dispose (GObject *object)
{
  RelaisMeasureChart *self = RELAIS_MEASURE_CHART (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  G_OBJECT_CLASS (relais_measure_chart_parent_class)->dispose (object);
}

static void
relais_measure_chart_class_init (RelaisMeasureChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_measure_chart_dispose;
}

static void
relais_measure_chart_init (RelaisMeasureChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->numbers = g_array_new (FALSE, TRUE, sizeof (RelaisChartPoint));
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  self->said = gtk_label_new (NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), HEIGHT);
  gtk_widget_set_focusable (self->area, TRUE);
  gtk_widget_set_hexpand (self->area, TRUE);
  gtk_widget_add_css_class (self->area, "caption");
  gtk_widget_add_css_class (self->area, "measure-chart");
  gtk_label_set_wrap (GTK_LABEL (self->said), TRUE);
  gtk_widget_add_css_class (self->said, "caption-heading");
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (self->area, keys);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), self->area);
  gtk_box_append (GTK_BOX (box), self->said);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_measure_chart_new:
 * @desk: the desk
 * @name: what was measured, with its unit
 * @points: (element-type RelaisMeasurePoint): its values in one unit, the oldest first
 *
 * Returns: (transfer floating): a chart; the last value is the one it says
 */
GtkWidget *
relais_measure_chart_new (RelaisDesk *desk, const char *name, GPtrArray *points)
{
  RelaisMeasureChart *self = g_object_new (RELAIS_TYPE_MEASURE_CHART, NULL);

  self->desk = g_object_ref (desk);
  take_points (self, points);
  describe (self, name);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  g_signal_connect_object (self->area, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self->area,
                           G_CONNECT_SWAPPED);
  go_to (self, (int) points->len - 1);
  return GTK_WIDGET (self);
}
