/* Whom the acts of the window as a whole are for: to the others they are not there, neither in its menu nor by their
 * key. The services check again. Part of the window.
 */

#include "relais-window-private.h"

/* For everybody who has signed in: what each may, whatever their roles. */
#define FOR_ALL RELAIS_ACT_CHANGE_OWN_PASSPHRASE

static const struct {
  const char *name;
  RelaisAct act;
} actions_table[] = {
  { "win.back", FOR_ALL },
  { "win.change-passphrase", FOR_ALL },
  { "win.changes", RELAIS_ACT_READ_PEOPLE },
  { "win.choose-cards", RELAIS_ACT_PRINT },
  { "win.choose-pin", FOR_ALL },
  { "win.create", RELAIS_ACT_EDIT_PEOPLE },
  { "win.discreet", FOR_ALL },
  { "win.edit-person", RELAIS_ACT_EDIT_PEOPLE },
  { "win.find", FOR_ALL },
  { "win.go-room", FOR_ALL },
  { "win.import", RELAIS_ACT_IMPORT },
  { "win.lock", FOR_ALL },
  { "win.locked-notes", RELAIS_ACT_WRITE_NOTES },
  { "win.new-caregiver", RELAIS_ACT_EDIT_PEOPLE },
  { "win.new-person", RELAIS_ACT_EDIT_PEOPLE },
  { "win.next-pane", FOR_ALL },
  { "win.open-entry", RELAIS_ACT_READ_DIRECTORY },
  { "win.open-notebook", RELAIS_ACT_READ_NOTES },
  { "win.open-person", RELAIS_ACT_READ_PEOPLE },
  { "win.preferences", FOR_ALL },
  { "win.print-cards", RELAIS_ACT_PRINT },
  { "win.print-shown", RELAIS_ACT_PRINT },
  { "win.renew-recovery", RELAIS_ACT_MANAGE_KEYS },
  { "win.resume-form", RELAIS_ACT_EDIT_PEOPLE },
  { "win.search", RELAIS_ACT_READ_PEOPLE },
  { "win.show-sidebar", FOR_ALL },
  { "win.team", RELAIS_ACT_MANAGE_TEAM },
  { "win.undo", FOR_ALL },
  { "win.undo-last", FOR_ALL },
};

/*
 * relais_window_update_actions:
 * @window: the window
 * @desk: its desk
 *
 * Nobody may anything where nobody has signed in.
 */
void
relais_window_update_actions (RelaisWindow *window, RelaisDesk *desk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions_table); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions_table[i].name,
                                   relais_desk_may (desk, actions_table[i].act));
}
