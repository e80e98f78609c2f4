/* The title of a header bar that is whole or not there: half a name is no name. Where there is no room for all of it
 * the subtitle loses its last part, then goes, then the title does; whoever owns it is told, and says it elsewhere.
 * Belongs to the header bar. Main thread.
 */

#include "relais-title.h"

struct _RelaisTitle {
  AdwBin parent_instance;

  AdwSqueezer *squeezer;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisTitle, relais_title, ADW_TYPE_BIN)

#define BETWEEN " · "

static void
clear (RelaisTitle *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->squeezer))) != NULL)
    adw_squeezer_remove (self->squeezer, child);
}

/**
 * relais_title_set:
 * @title: a title
 * @text: what the window or the page is about
 * @subtitle: (nullable): what tells it from another: parts with a middle dot between them, the first the most telling
 */
void
relais_title_set (RelaisTitle *title, const char *text, const char *subtitle)
{
  g_auto (GStrv) parts = g_strsplit (subtitle != NULL ? subtitle : "", BETWEEN, -1);

  clear (title);
  for (guint n = g_strv_length (parts); n > 0; n--)
    {
      g_autofree char *kept = NULL;

      g_clear_pointer (&parts[n], g_free);
      kept = g_strjoinv (BETWEEN, parts);
      if (*kept != '\0')
        adw_squeezer_add (title->squeezer, adw_window_title_new (text, kept));
    }
  adw_squeezer_add (title->squeezer, adw_window_title_new (text, ""));
}

/**
 * relais_title_get_shown:
 * @title: a title that has its place
 *
 * Returns: (transfer none) (nullable): the subtitle that there is room for, "" for none, %NULL when there is no room
 *   for the title either
 */
const char *
relais_title_get_shown (RelaisTitle *title)
{
  GtkWidget *shown = adw_squeezer_get_visible_child (title->squeezer);

  return shown != NULL ? adw_window_title_get_subtitle (ADW_WINDOW_TITLE (shown)) : NULL;
}

/**
 * relais_title_get_text:
 * @title: a title
 *
 * Returns: (nullable): its first line
 */
const char *
relais_title_get_text (RelaisTitle *title)
{
  GtkWidget *shown = adw_squeezer_get_visible_child (title->squeezer);

  return shown != NULL ? adw_window_title_get_title (ADW_WINDOW_TITLE (shown)) : NULL;
}

static void
on_squeezed (RelaisTitle *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
relais_title_class_init (RelaisTitleClass *klass)
{
  /**
   * RelaisTitle::changed:
   *
   * There is room for another part of it. Emitted while it gets its place: what moves others waits for the next turn.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_TITLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_title_init (RelaisTitle *self)
{
  self->squeezer = ADW_SQUEEZER (adw_squeezer_new ());
  adw_squeezer_set_homogeneous (self->squeezer, FALSE);
  adw_squeezer_set_allow_none (self->squeezer, TRUE);
  adw_squeezer_set_switch_threshold_policy (self->squeezer, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  g_signal_connect_object (self->squeezer, "notify::visible-child", G_CALLBACK (on_squeezed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->squeezer));
}
