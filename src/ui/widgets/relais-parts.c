/* The small pieces that pages are put together from: a group, a row whose texts are taken as they are, a state with its
 * icon and word, a button with only an icon that has a name all the same. Widgets of GTK and libadwaita, made here so
 * that every page names and colours them alike.
 */

#include "relais-parts.h"

/* As GTK counts: in 1024th of a dot. */
#define USUAL_DPI (96 * 1024)

/* Letters of a state that is always read whole, and how many a longer one shows at least: fewer, as letters are not all
 * as wide and what is not needed would be an empty end.
 */
#define SHORT_CHIP 16
#define LEAST_CHIP 12

static const char *const mood_classes[] = {
  [RELAIS_MOOD_CALM] = "calm",
  [RELAIS_MOOD_ATTENTION] = "attention",
  [RELAIS_MOOD_RISK] = "risk",
  [RELAIS_MOOD_DONE] = "done",
};

/**
 * relais_parts_name:
 * @widget: a widget
 * @label: what a screen reader calls it
 */
void
relais_parts_name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * relais_parts_describe:
 * @widget: a widget
 * @text: what is said about it on hover, and by a screen reader after its name
 */
void
relais_parts_describe (GtkWidget *widget, const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* GTK 4.8 gives a button its text with the underscore for a name, beside the label inside that has it without: both
 * would be read. It does so again with each new text.
 */
static void
forget_label (GtkWidget *button)
{
  if (gtk_button_get_use_underline (GTK_BUTTON (button)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/**
 * relais_parts_name_once:
 * @root: a template whose buttons have mnemonics
 *
 * Has a screen reader say the text of each button once.
 */
void
relais_parts_name_once (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    {
      g_signal_connect (root, "notify::label", G_CALLBACK (forget_label), NULL);
      forget_label (root);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relais_parts_name_once (child);
}

/**
 * relais_parts_mnemonic_button:
 * @label: what it does, with a mnemonic
 *
 * Returns: (transfer floating): a button whose text a screen reader says once
 */
GtkWidget *
relais_parts_mnemonic_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  relais_parts_name_once (button);
  return button;
}

/**
 * relais_parts_group:
 * @title: (nullable): what it holds
 *
 * Returns: (transfer floating): an empty group
 */
GtkWidget *
relais_parts_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = title != NULL ? g_markup_escape_text (title, -1) : NULL;

  if (escaped != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  return group;
}

/**
 * relais_parts_row:
 * @title: what it is
 * @subtitle: (nullable): what is said about it
 *
 * Returns: (transfer floating): a row that shows both texts as they are, as long as they are
 */
GtkWidget *
relais_parts_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* What an expander row is made of inside can take the focus, and has no name of its own. */
static void
name_inside (GtkWidget *widget, const char *title)
{
  if (GTK_IS_LIST_BOX (widget) || GTK_IS_SWITCH (widget))
    relais_parts_name (widget, title);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_inside (child, title);
}

/**
 * relais_parts_expander:
 * @title: what it is
 * @subtitle: (nullable): what is said about it while it is closed
 *
 * Returns: (transfer floating): a row that unfolds
 */
GtkWidget *
relais_parts_expander (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  name_inside (row, title);
  return row;
}

/* The icon says nothing that the word beside it does not. */
static GtkWidget *
make_icon (const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

/**
 * relais_parts_chip:
 * @icon: name of a symbolic icon
 * @word: the state
 * @mood: how much it matters
 *
 * Returns: (transfer floating): a state, said by icon, word and colour
 */
GtkWidget *
relais_parts_chip (const char *icon, const char *word, RelaisMood mood)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (word);

  /* A state is a word: it gives way only where it is a long one. */
  if (g_utf8_strlen (word, -1) > SHORT_CHIP)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHIP);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (box, word);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "chip");
  gtk_widget_add_css_class (box, mood_classes[mood]);
  gtk_box_append (GTK_BOX (box), make_icon (icon));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * relais_parts_line:
 * @icon: name of a symbolic icon
 * @text: a sentence
 * @mood: how much it matters
 *
 * Returns: (transfer floating): a sentence in the page, with its icon
 */
GtkWidget *
relais_parts_line (const char *icon, const char *text, RelaisMood mood)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = make_icon (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "line");
  gtk_widget_add_css_class (box, mood_classes[mood]);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * relais_parts_lines:
 * @text: (nullable): what it says
 * @class_name: (nullable): a class of the style
 *
 * Returns: (transfer floating): a label at the start of its row, which takes as many lines as it needs
 */
GtkWidget *
relais_parts_lines (const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

/**
 * relais_parts_button:
 * @icon: name of a symbolic icon
 * @label: what it does
 *
 * Returns: (transfer floating): a flat button that shows @icon, and says @label on hover and to a screen reader
 */
GtkWidget *
relais_parts_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  relais_parts_name (button, label);
  return button;
}

/**
 * relais_parts_folded:
 * @title: what is folded away, with a mnemonic
 * @content: (transfer floating): shown once it is unfolded, and scrolled where it is long
 *
 * Returns: (transfer floating): a title that unfolds to @content
 */
GtkWidget *
relais_parts_folded (const char *title, GtkWidget *content)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), expander);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* What stands below it must not be pushed off a small window. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 56);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_expander_set_child (GTK_EXPANDER (expander), scroller);
  /* GTK 4.8 moves the focus into a folded child, which belongs to no window then; not into one that is hidden. */
  g_object_bind_property (expander, "expanded", scroller, "visible", G_BINDING_SYNC_CREATE);
  return expander;
}

/* In a window Space reaches the window, which turns the switch; in a popover nobody hears it. */
static void
hear_space (GtkWidget *toggle)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0), g_object_ref (gtk_activate_action_get ())));
  gtk_widget_add_controller (toggle, controller);
}

/**
 * relais_parts_toggle_row:
 * @title: what is switched, perhaps with a mnemonic
 * @toggle: a switch or a check button, which the caller adds to the row
 *
 * The row is no stop for Tab: @toggle is, named by it.
 *
 * Returns: (transfer floating): a row for @toggle
 */
GtkWidget *
relais_parts_toggle_row (const char *title, GtkWidget *toggle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  hear_space (toggle);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  return row;
}

/**
 * relais_parts_scale:
 * @widget: a widget on the screen where it is to be
 * @pixels: a width that is right for text of the usual size
 *
 * Returns: that width for the size of text which the desktop asks for
 */
int
relais_parts_scale (GtkWidget *widget, int pixels)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > USUAL_DPI ? (int) ((gint64) pixels * dpi / USUAL_DPI) : pixels;
}

/**
 * relais_parts_fit:
 * @window: a window that is not shown yet
 * @above: (nullable): the window above which it stands
 *
 * Makes @window no larger than @above.
 */
void
relais_parts_fit (GtkWindow *window, GtkWindow *above)
{
  int room_x = above != NULL ? gtk_widget_get_width (GTK_WIDGET (above)) : 0;
  int room_y = above != NULL ? gtk_widget_get_height (GTK_WIDGET (above)) : 0;
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (room_x > 0 && room_y > 0)
    gtk_window_set_default_size (window, MIN (width, room_x), MIN (height, room_y));
}
