/* What one does on the page of an entry: call, copy a number, note whether somebody answered, make it a favourite, take
 * a correction back, hand one in. What one writes about an entry is asked by relais-directory-dialogs.c.
 */

#include "relais-directory-acts.h"

#include "relais-acts.h"
#include "relais-directory-dialogs.h"
#include "relais-directory-give.h"
#include "relais-directory-suggest.h"
#include "relais-directory-view.h"
#include "relais-directory-words.h"
#include "relais-own-entry.h"
#include "relais-phone.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *key;
  char *text;
  guint field;
  gboolean yes;
} Order;

static Order *
order_new (RelaisDirectoryView *view)
{
  Order *order = g_new0 (Order, 1);

  order->key = g_strdup (relais_directory_view_get_key (view));
  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->key);
  g_free (order->text);
  g_free (order);
}

static gpointer
answer (gboolean done)
{
  return done ? RELAIS_DONE : NULL;
}

/* --- Numbers --- */

static void
on_called (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RelaisDirectoryView) view = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    relais_window_tell (GTK_WIDGET (view), _("No program on this PC makes calls. Dial the number on the phone."));
}

static void
act_call (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autofree char *uri = NULL;

  if (!relais_phone_parse (g_variant_get_string (target, NULL), &phone))
    return;
  uri = relais_phone_get_uri (&phone);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, on_called, g_object_ref (widget));
}

static void
act_copy (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_view_copy_number (widget, g_variant_get_string (target, NULL));
}

static void
act_copy_first (GtkWidget *widget, const char *name, GVariant *target)
{
  const RelaisDirectoryPage *page = relais_directory_view_get_page (RELAIS_DIRECTORY_VIEW (widget));
  const char *line = page != NULL ? relais_directory_words_line (page->entry) : NULL;

  if (line != NULL)
    relais_directory_view_copy_number (widget, line);
}

static gpointer
note_line (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_note_line (session, relais_session_get_actor (session), order->key, order->text,
                                             order->yes, error));
}

static char *
tell_line (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  const Order *order = data;
  g_autofree char *shown = relais_directory_words_phone (order->text);

  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  /* Translators: %s is a phone number */
  return g_strdup_printf (order->yes ? _("Noted: %s was answered") : _("Noted: %s was not answered"), shown);
}

static void
act_line (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  Order *order = order_new (view);

  order->text = g_variant_dup_string (target, NULL);
  order->yes = g_str_equal (name, "directory.line-worked");
  relais_acts_run (widget, relais_directory_view_get_desk (view), note_line, order, order_free, NULL, tell_line);
}

/* --- Favourite --- */

static gpointer
set_favourite (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_set_favourite (session, relais_session_get_actor (session), order->key, order->yes,
                                                 error));
}

static char *
tell_favourite (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  const Order *order = data;

  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  return g_strdup (order->yes ? _("Now a favourite: it comes first in a search") : _("No longer a favourite"));
}

static void
act_favourite (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  const RelaisDirectoryPage *page = relais_directory_view_get_page (view);
  Order *order;

  if (page == NULL)
    return;
  order = order_new (view);
  order->yes = page->own == NULL || !relais_record_is (page->own, RELAIS_OWN_ENTRY_FAVOURITE, "yes");
  relais_acts_run (widget, relais_directory_view_get_desk (view), set_favourite, order, order_free, NULL,
                   tell_favourite);
}

/* --- Corrections --- */

static gpointer
drop_correction (RelaisSession *session, gpointer data, GError **error)
{
  const Order *order = data;

  return answer (relais_directory_drop_correction (session, relais_session_get_actor (session), order->key,
                                                   order->field, error));
}

static char *
tell_dropped (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  if (result == NULL)
    return NULL;
  relais_directory_view_refresh (owner);
  return g_strdup (_("Correction taken back"));
}

static void
act_drop_correction (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDirectoryView *view = RELAIS_DIRECTORY_VIEW (widget);
  int field = relais_record_type_find (&relais_directory_entry_type, g_variant_get_string (target, NULL));
  Order *order;

  if (field < 0)
    return;
  order = order_new (view);
  order->field = (guint) field;
  relais_acts_run (widget, relais_directory_view_get_desk (view), drop_correction, order, order_free, NULL,
                   tell_dropped);
}

static void
act_note (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_dialogs_ask_note (RELAIS_DIRECTORY_VIEW (widget));
}

static void
act_hours (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_dialogs_ask_hours (RELAIS_DIRECTORY_VIEW (widget));
}

static void
act_correct (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_dialogs_ask_correction (RELAIS_DIRECTORY_VIEW (widget));
}

static void
act_suggest (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_suggest_show (RELAIS_DIRECTORY_VIEW (widget));
}

static void
act_give (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_give_show (RELAIS_DIRECTORY_VIEW (widget));
}

static void
act_remove_own (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_directory_give_remove (RELAIS_DIRECTORY_VIEW (widget));
}

/**
 * relais_directory_acts_install:
 * @view_class: the class of the page
 *
 * Gives the page its actions and their keys.
 */
void
relais_directory_acts_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "directory.call", "s", act_call);
  gtk_widget_class_install_action (view_class, "directory.copy", "s", act_copy);
  gtk_widget_class_install_action (view_class, "directory.copy-first", NULL, act_copy_first);
  gtk_widget_class_install_action (view_class, "directory.line-worked", "s", act_line);
  gtk_widget_class_install_action (view_class, "directory.line-failed", "s", act_line);
  gtk_widget_class_install_action (view_class, "directory.favourite", NULL, act_favourite);
  gtk_widget_class_install_action (view_class, "directory.note", NULL, act_note);
  gtk_widget_class_install_action (view_class, "directory.hours", NULL, act_hours);
  gtk_widget_class_install_action (view_class, "directory.correct", NULL, act_correct);
  gtk_widget_class_install_action (view_class, "directory.suggest", NULL, act_suggest);
  gtk_widget_class_install_action (view_class, "directory.give", NULL, act_give);
  gtk_widget_class_install_action (view_class, "directory.remove-own", NULL, act_remove_own);
  gtk_widget_class_install_action (view_class, "directory.drop-correction", "s", act_drop_correction);
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_c, GDK_CONTROL_MASK, "directory.copy-first", NULL);
}
