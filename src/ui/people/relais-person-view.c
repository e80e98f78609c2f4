/* The page of one person: who it is, what may be told, how to reach them, who helps and whom they help. Reading it is
 * noted in the access log by the services. It follows the register: what somebody else changed shows by itself.
 */

#include "relais-person-view.h"

#include "relais-labels.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-relation.h"
#include "relais-window.h"

#include "relais-care-link.h"

#include <glib/gi18n-lib.h>

struct _RelaisPersonView {
  RelaisPane parent_instance;

  RelaisDesk *desk;
  char *id;
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (RelaisPersonView, relais_person_view, RELAIS_TYPE_PANE)

static GtkWidget *
add_group (RelaisPersonView *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_fields (RelaisPersonView *self, const RelaisPersonPage *page)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
  GtkWidget *group = add_group (self, _("Contact"));

  for (guint i = RELAIS_PERSON_LANGUAGE; i <= RELAIS_PERSON_EMAIL; i++)
    {
      const RelaisField *field = &relais_person_type.fields[i];
      const char *value = relais_record_get (page->person, i);
      g_autofree char *shown = relais_labels_format (page->labels, field, value, language);

      if (value != NULL)
        add_row (group, _(field->label), shown);
    }
}

static void
add_bonds (RelaisPersonView *self, const char *title, GPtrArray *bonds)
{
  GtkWidget *group;

  if (bonds->len == 0)
    return;
  group = add_group (self, title);
  for (guint i = 0; i < bonds->len; i++)
    {
      RelaisBond *bond = g_ptr_array_index (bonds, i);
      g_autofree char *name = relais_person_words_name (self->desk, bond->other);
      g_autofree char *identity = relais_person_words_identity (self->desk, bond->other);

      add_row (group, name, identity);
    }
}

static void
show_page (RelaisPersonView *self, const RelaisPersonPage *page)
{
  g_autofree char *name = relais_person_words_name (self->desk, page->person);
  g_autofree char *identity = relais_person_words_identity (self->desk, page->person);

  self->page = adw_preferences_page_new ();
  relais_pane_set_title (RELAIS_PANE (self), name, identity);
  if (page->telling != NULL)
    add_row (add_group (self, _("What may be told")), page->telling, "");
  add_fields (self, page);
  add_bonds (self, _("Helped by"), page->helped_by);
  add_bonds (self, _("Helps"), page->helps);
  relais_pane_set_content (RELAIS_PANE (self), self->page);
}

static gpointer
read_person (RelaisSession *session, gpointer data, GError **error)
{
  return relais_register_open_person (session, relais_session_get_actor (session), data, NULL, error);
}

static void
on_person_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonView *self = owner;
  g_autoptr (RelaisPersonPage) page = answer;

  if (g_strcmp0 (self->id, data) != 0)
    return;
  if (page == NULL)
    relais_window_tell_error (GTK_WIDGET (self), error);
  else
    show_page (self, page);
}

/**
 * relais_person_view_show:
 * @view: a page
 * @id: id of a person
 *
 * Reads and shows the person.
 */
void
relais_person_view_show (RelaisPersonView *view, const char *id)
{
  char *copy = g_strdup (id);

  g_free (view->id);
  view->id = copy;
  relais_desk_run (view->desk, view, read_person, g_strdup (id), g_free, (GDestroyNotify) relais_person_page_free,
                   on_person_read);
}

/**
 * relais_person_view_get_id:
 * @view: a page
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
const char *
relais_person_view_get_id (RelaisPersonView *view)
{
  return view->id;
}

static void
relais_person_view_dispose (GObject *object)
{
  g_clear_object (&RELAIS_PERSON_VIEW (object)->desk);
  G_OBJECT_CLASS (relais_person_view_parent_class)->dispose (object);
}

static void
relais_person_view_finalize (GObject *object)
{
  g_free (RELAIS_PERSON_VIEW (object)->id);
  G_OBJECT_CLASS (relais_person_view_parent_class)->finalize (object);
}

static void
relais_person_view_class_init (RelaisPersonViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_person_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_person_view_finalize;
}

static void
relais_person_view_init (RelaisPersonView *self)
{
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisPersonView *self)
{
  if (self->id != NULL)
    relais_person_view_show (self, self->id);
}

/**
 * relais_person_view_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a page that shows nobody yet
 */
GtkWidget *
relais_person_view_new (RelaisDesk *desk)
{
  RelaisPersonView *self = g_object_new (RELAIS_TYPE_PERSON_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  return GTK_WIDGET (self);
}
