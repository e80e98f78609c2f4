#include "relais-ui-test.h"

#include "relais-parts.h"
#include "relais-pane.h"
#include "relais-title.h"
#include "relais-ui.h"

/* --- Contrast ---
 *
 * What the style sheet colours is drawn with large letters, and the colours are read from the picture: behind a letter,
 * and inside one. The pointer lies on it, which tints a row more.
 */

#define LEAST_CONTRAST 4.5
#define TEXT           "<span size=\"60pt\" weight=\"900\">MM</span>"

typedef struct {
  double red, green, blue;
} Colour;

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (Colour colour)
{
  return 0.2126 * to_linear (colour.red) + 0.7152 * to_linear (colour.green) + 0.0722 * to_linear (colour.blue);
}

/* As WCAG 2.1 defines it. */
static double
get_contrast (Colour a, Colour b)
{
  double light = MAX (get_luminance (a), get_luminance (b));
  double dark = MIN (get_luminance (a), get_luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

static void
test_contrast_formula (void)
{
  const Colour black = { 0, 0, 0 }, white = { 1, 1, 1 }, grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0 };

  g_assert_cmpfloat_with_epsilon (get_contrast (black, white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (get_contrast (white, grey), 4.54, 0.01);
}

static Colour
to_colour (guint32 pixel)
{
  return (Colour){ ((pixel >> 16) & 0xff) / 255.0, ((pixel >> 8) & 0xff) / 255.0, (pixel & 0xff) / 255.0 };
}

/* The pixels of @window where @widget is. */
static GArray *
read_pixels (GtkWidget *window, GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree guint32 *pixels = g_new0 (guint32, width * height);
  GArray *within = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  graphene_rect_t bounds;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * sizeof (guint32));
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  for (int y = (int) bounds.origin.y; y < (int) (bounds.origin.y + bounds.size.height); y++)
    g_array_append_vals (within, pixels + y * width + (int) bounds.origin.x, (guint) bounds.size.width);
  return within;
}

/* The two colours of which there are most: between them are only the edges of letters. */
static double
measure (GtkWidget *window, GtkWidget *label)
{
  g_autoptr (GArray) pixels = read_pixels (window, label);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 most[2] = { 0, 0 };
  guint n[2] = { 0, 0 };
  GHashTableIter iter;
  gpointer pixel, count;

  for (guint i = 0; i < pixels->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (pixels, guint32, i));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    for (guint i = 0; i < 2; i++)
      if (GPOINTER_TO_UINT (count) > n[i])
        {
          if (i == 0)
            most[1] = most[0], n[1] = n[0];
          most[i] = GPOINTER_TO_UINT (pixel), n[i] = GPOINTER_TO_UINT (count);
          break;
        }
  g_assert_cmpuint (n[1], >, 100);
  return get_contrast (to_colour (most[0]), to_colour (most[1]));
}

static GtkWidget *
make_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), TEXT);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

/* A text of class @text within something of class @around, and of class @mood. */
static GtkWidget *
make_sample (const char *around, const char *mood, const char *text, gboolean in_card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  if (around != NULL)
    gtk_widget_add_css_class (box, around);
  if (mood != NULL)
    gtk_widget_add_css_class (box, mood);
  gtk_box_append (GTK_BOX (box), make_label (text));
  if (!in_card)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      return box;
    }
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), box);
  /* The colour of a row is the row's. */
  if (around == NULL && mood != NULL)
    gtk_widget_add_css_class (gtk_widget_get_parent (box), mood);
  return list;
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_label (child) != NULL)
      return find_label (child);
  return NULL;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static gboolean
is_legible (const char *around, const char *mood, const char *text, gboolean in_card, gboolean dark)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *sample = make_sample (around, mood, text, in_card);
  double contrast;

  adw_window_set_content (ADW_WINDOW (window), sample);
  gtk_window_present (GTK_WINDOW (window));
  relais_ui_test_wait (is_mapped, sample);
  relais_ui_test_settle ();
  contrast = measure (window, find_label (sample));
  g_test_message ("%s %s %s, %s, %s: %.2f", around != NULL ? around : "–", mood != NULL ? mood : "–",
                  text != NULL ? text : "–", in_card ? "card" : "page", dark ? "dark" : "light", contrast);
  gtk_window_destroy (GTK_WINDOW (window));
  return contrast >= LEAST_CONTRAST;
}

static void
test_contrast (void)
{
  static const struct {
    const char *around, *mood, *text;
  } samples[] = {
    { NULL, NULL, "finding-hint" }, { NULL, NULL, "finding-warning" }, { NULL, NULL, "finding-error" },
    { NULL, NULL, "place" },        { NULL, NULL, "protected-dot" },   { "badge", NULL, NULL },
    { "badge", "attention", NULL }, { "chip", "calm", NULL },          { "chip", "attention", NULL },
    { "chip", "risk", NULL },       { "chip", "done", NULL },          { "line", "calm", NULL },
    { "line", "attention", NULL },  { "line", "risk", NULL },          { "notice", NULL, NULL },
    { NULL, "risk", NULL },         { NULL, "offer", NULL },           { NULL, NULL, "dim-label" },
    { NULL, NULL, "subtitle" },
  };
  guint n_illegible = 0;

  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
        for (int in_card = 0; in_card < 2; in_card++)
          n_illegible += !is_legible (samples[i].around, samples[i].mood, samples[i].text, in_card, dark);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (n_illegible, ==, 0);
}

/* --- Titles --- */

static void
test_title (void)
{
  static const char *const subtitles[] = { "82 years · Rue Haute 12", "82 years", "", NULL };
  GtkWidget *title = g_object_ref_sink (g_object_new (RELAIS_TYPE_TITLE, NULL));
  int width;

  relais_title_set (RELAIS_TITLE (title), "Ada", subtitles[0]);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  for (guint shown = 0; width >= 0; width--)
    {
      gtk_widget_allocate (title, width, 60, -1, NULL);
      /* Narrower by and by: the next shorter one, and none twice. */
      if (g_strcmp0 (relais_title_get_shown (RELAIS_TITLE (title)), subtitles[shown]) != 0)
        shown++;
      g_assert_cmpstr (relais_title_get_shown (RELAIS_TITLE (title)), ==, subtitles[shown]);
      if (width == 0)
        g_assert_cmpuint (shown, ==, G_N_ELEMENTS (subtitles) - 1);
    }
  g_object_unref (title);
}

static gboolean
shows_place (gpointer pane)
{
  return relais_ui_test_find (pane, GTK_TYPE_LABEL, "Vandenberghe-Vanoverschelde Anne-Marie · 78 years") != NULL;
}

/* Whose page it is stands somewhere, however narrow the window is, and only once. */
static void
test_place (void)
{
  static const int widths[] = { 240, 900 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *pane = g_object_new (RELAIS_TYPE_PANE, NULL);

      relais_pane_set_title (RELAIS_PANE (pane), "Vandenberghe-Vanoverschelde Anne-Marie", "78 years");
      relais_pane_set_content (RELAIS_PANE (pane), gtk_label_new ("A form"));
      gtk_window_set_titlebar (GTK_WINDOW (window), gtk_label_new (NULL));
      gtk_window_set_child (GTK_WINDOW (window), pane);
      gtk_window_set_default_size (GTK_WINDOW (window), widths[i], 300);
      gtk_window_present (GTK_WINDOW (window));
      if (widths[i] < 300)
        relais_ui_test_wait (shows_place, pane);
      relais_ui_test_settle ();
      g_assert_cmpint (shows_place (pane), ==, widths[i] < 300);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* --- The size of text --- */

static void
test_scale (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_cmpint (relais_parts_scale (label, 520), ==, 520);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  g_assert_cmpint (relais_parts_scale (label, 520), ==, 1040);
  /* It is for what people need larger. */
  g_object_set (settings, "gtk-xft-dpi", 72 * 1024, NULL);
  g_assert_cmpint (relais_parts_scale (label, 520), ==, 520);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  g_test_add_func ("/looks/contrast-formula", test_contrast_formula);
  g_test_add_func ("/looks/contrast", test_contrast);
  g_test_add_func ("/looks/title", test_title);
  g_test_add_func ("/looks/place", test_place);
  g_test_add_func ("/looks/scale", test_scale);
  return g_test_run ();
}
