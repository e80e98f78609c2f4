/* The menu of a person's page: what who signed in may do with this record as it is now, in three sections: what
 * protects it, what is grave, the record as a whole. What the items do is in relais-person-acts.c. Made anew whenever
 * the page shows something else; main thread.
 */

#include "relais-person-menu.h"

#include "relais-person.h"
#include "relais-round-acts.h"

#include <glib/gi18n-lib.h>

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_record_acts (GMenu *menu, RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  RelaisDesk *desk = relais_person_view_get_desk (view);
  gboolean archived = relais_person_is_archived (person);
  g_autoptr (GMenu) section = g_menu_new ();

  if (!archived && relais_person_is_patient (person) && !relais_person_is_deceased (person) &&
      relais_desk_may (desk, RELAIS_ACT_SEE_NOTES))
    {
      g_autoptr (GMenuModel) days = relais_round_acts_make_menu (desk, relais_record_get_id (person));

      g_menu_append_submenu (section, _("Add to my _round"), days);
    }
  if (!archived && relais_desk_may (desk, RELAIS_ACT_MERGE))
    g_menu_append (section, _("_Merge with a duplicate…"), "person.merge");
  if (!archived && relais_desk_may (desk, RELAIS_ACT_ARCHIVE))
    g_menu_append (section, _("_Archive the record"), "person.archive");
  if (relais_record_get (person, RELAIS_PERSON_ARCHIVED_ON) != NULL &&
      relais_record_get (person, RELAIS_PERSON_MERGED_INTO) == NULL && relais_desk_may (desk, RELAIS_ACT_ARCHIVE))
    g_menu_append (section, _("_Bring back from the archive"), "person.bring-back");
  add_section (menu, section);
}

static void
add_grave_acts (GMenu *menu, RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  g_autoptr (GMenu) section = g_menu_new ();

  if (!relais_person_view_may_edit (view))
    return;
  if (relais_record_get (person, RELAIS_PERSON_STOPPED_ON) == NULL)
    g_menu_append (section, _("Asked us to _stop…"), "person.stop");
  if (!relais_person_is_deceased (person))
    g_menu_append (section, _("Note a _death…"), "person.death");
  add_section (menu, section);
}

static void
add_protection_acts (GMenu *menu, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  RelaisDesk *desk = relais_person_view_get_desk (view);
  g_autoptr (GMenu) section = g_menu_new ();

  if (!relais_person_is_protected (file->page->person) && relais_desk_may (desk, RELAIS_ACT_SET_PROTECTED))
    g_menu_append (section, _("_Protected mode"), "person.protect");
  if (relais_person_is_protected (file->page->person) && !file->shown &&
      relais_desk_may (desk, RELAIS_ACT_SHOW_PROTECTED))
    g_menu_append (section, _("Show what is _protected…"), "person.show-protected");
  else if (relais_person_is_protected (file->page->person) && !file->shown &&
           relais_desk_may (desk, RELAIS_ACT_EMERGENCY_ACCESS))
    g_menu_append (section, _("Open in an _emergency…"), "person.emergency");
  if (relais_desk_may (desk, RELAIS_ACT_READ_AUDIT))
    g_menu_append (section, _("_Who has seen this record…"), "person.story");
  if (relais_person_is_protected (file->page->person) && file->lift == NULL &&
      relais_desk_may (desk, RELAIS_ACT_SET_PROTECTED))
    g_menu_append (section, _("Propose to _lift protected mode…"), "person.propose-lift");
  if (relais_person_is_patient (file->page->person) && relais_desk_may (desk, RELAIS_ACT_EXCLUDE_MEMBER))
    g_menu_append (section, _("_Keep somebody out of this record…"), "person.exclude");
  add_section (menu, section);
}

/**
 * relais_person_menu_new:
 * @view: a page that shows somebody
 *
 * Returns: (transfer full): what who signed in may do with this record as it is
 */
GMenuModel *
relais_person_menu_new (RelaisPersonView *view)
{
  GMenu *menu = g_menu_new ();

  add_protection_acts (menu, view);
  add_grave_acts (menu, view);
  add_record_acts (menu, view);
  return G_MENU_MODEL (menu);
}
