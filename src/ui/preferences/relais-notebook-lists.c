/* The page of the preferences about the notebook: whether its entries go out to others, and the practice's lists for
 * it, one group a list, each of whose rows unfolds into a form. They are read when somebody looks at the page, and
 * again after each change, so that they stand in their order. Part of the preferences; main thread.
 */

#include "relais-notebook-lists.h"

#include "relais-label-choice.h"
#include "relais-notebook-kinds.h"
#include "relais-practice-labels.h"
#include "relais-practice-switch.h"
#include "relais-practice.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisNotebookLists {
  AdwPreferencesPage parent_instance;

  RelaisDesk *desk;
  RelaisPracticeSwitch *exchange;
  AdwPreferencesGroup *groups[RELAIS_N_NOTEBOOK_LISTS];
  GPtrArray *rows[RELAIS_N_NOTEBOOK_LISTS];
};

enum {
  SIGNAL_PROFILE_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNotebookLists, relais_notebook_lists, ADW_TYPE_PREFERENCES_PAGE)

static void read_again (RelaisNotebookLists *self);

static void
add_row (RelaisNotebookLists *self, guint list, const RelaisRecord *record)
{
  GtkWidget *row = relais_record_expander_new (self->desk, &relais_notebook_list_kinds[list].form, record);

  g_signal_connect_object (row, "saved", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->groups[list], row);
  g_ptr_array_add (self->rows[list], row);
}

static void
clear_rows (RelaisNotebookLists *self)
{
  for (guint list = 0; list < RELAIS_N_NOTEBOOK_LISTS; list++)
    {
      for (guint i = 0; i < self->rows[list]->len; i++)
        adw_preferences_group_remove (self->groups[list], self->rows[list]->pdata[i]);
      g_ptr_array_set_size (self->rows[list], 0);
    }
}

/* What is offered in the order in which it is, then the rest. */
static GPtrArray *
sort (const RelaisLabels *labels, const char *kind, const char *language)
{
  GPtrArray *sorted = relais_label_choice_list (labels, kind, language);
  g_autoptr (GPtrArray) all = relais_labels_list (labels, kind);

  for (guint i = 0; i < all->len; i++)
    {
      if (relais_label_choice_is_retired (all->pdata[i]))
        g_ptr_array_add (sorted, relais_record_ref (all->pdata[i]));
    }
  return sorted;
}

static void
on_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNotebookLists *self = owner;
  g_autoptr (RelaisLabels) labels = answer;
  RelaisPhrasebook *book = self->desk != NULL ? relais_desk_get_phrasebook (self->desk) : NULL;

  if (labels == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  clear_rows (self);
  for (guint list = 0; self->desk != NULL && list < RELAIS_N_NOTEBOOK_LISTS; list++)
    {
      const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
      g_autoptr (GPtrArray) sorted = sort (labels, relais_notebook_list_kinds[list].kind, language);

      for (guint i = 0; i < sorted->len; i++)
        add_row (self, list, sorted->pdata[i]);
      add_row (self, list, NULL);
    }
}

static gpointer
read_labels (RelaisSession *session, gpointer data, GError **error)
{
  return relais_practice_labels_load (session, error);
}

static void
read_again (RelaisNotebookLists *self)
{
  if (self->desk != NULL)
    relais_desk_run (self->desk, self, read_labels, NULL, NULL, (GDestroyNotify) relais_labels_unref, on_read);
}

static void
on_mapped (RelaisNotebookLists *self)
{
  if (self->rows[0]->len == 0)
    read_again (self);
}

/**
 * relais_notebook_lists_open:
 * @page: the page
 * @desk: the desk
 *
 * From now on it shows the lists to who looks at it.
 */
void
relais_notebook_lists_open (RelaisNotebookLists *page, RelaisDesk *desk)
{
  page->desk = g_object_ref (desk);
  relais_practice_switch_open (page->exchange, desk);
  g_signal_connect (page, "map", G_CALLBACK (on_mapped), NULL);
}

/**
 * relais_notebook_lists_close:
 * @page: the page
 *
 * Its window goes: whatever keeps the page alive, its rows go with the window.
 */
void
relais_notebook_lists_close (RelaisNotebookLists *page)
{
  clear_rows (page);
  relais_practice_switch_open (page->exchange, NULL);
  g_clear_object (&page->desk);
}

static void
relais_notebook_lists_dispose (GObject *object)
{
  g_clear_object (&RELAIS_NOTEBOOK_LISTS (object)->desk);
  G_OBJECT_CLASS (relais_notebook_lists_parent_class)->dispose (object);
}

static void
relais_notebook_lists_finalize (GObject *object)
{
  for (guint list = 0; list < RELAIS_N_NOTEBOOK_LISTS; list++)
    g_ptr_array_unref (RELAIS_NOTEBOOK_LISTS (object)->rows[list]);
  G_OBJECT_CLASS (relais_notebook_lists_parent_class)->finalize (object);
}

static void
relais_notebook_lists_class_init (RelaisNotebookListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_notebook_lists_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_notebook_lists_finalize;

  /**
   * RelaisNotebookLists::profile-saved:
   *
   * The practice's profile was changed here.
   */
  signals[SIGNAL_PROFILE_SAVED] = g_signal_new ("profile-saved", RELAIS_TYPE_NOTEBOOK_LISTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_exchange_saved (RelaisNotebookLists *self)
{
  g_signal_emit (self, signals[SIGNAL_PROFILE_SAVED], 0);
}

static void
add_exchange (RelaisNotebookLists *self)
{
  GtkWidget *group = relais_practice_switch_new (
      RELAIS_PRACTICE_EXCHANGE, _("Exchange"),
      _("Others take notes of 320 characters, the official limit. Longer ones are still kept whole; Relais then counts "
        "while one types and offers to sign them as linked parts."),
      _("We exchange notes with others"));

  self->exchange = RELAIS_PRACTICE_SWITCH (group);
  g_signal_connect_object (group, "saved", G_CALLBACK (on_exchange_saved), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
relais_notebook_lists_init (RelaisNotebookLists *self)
{
  add_exchange (self);
  for (guint list = 0; list < RELAIS_N_NOTEBOOK_LISTS; list++)
    {
      self->rows[list] = g_ptr_array_new ();
      self->groups[list] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->groups[list], _(relais_notebook_list_kinds[list].title));
      adw_preferences_group_set_description (self->groups[list], _(relais_notebook_list_kinds[list].description));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->groups[list]);
    }
}
