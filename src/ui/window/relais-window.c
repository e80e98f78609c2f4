/* The one window. It shows the page to sign in, and once somebody has, the rooms; signing out throws the rooms away, so
 * that nothing of the register stays on screen. It holds the actions and shortcuts that are the same in every room;
 * what it tells is in relais-window-telling.c. Owned by the application.
 */

#include "relais-window-private.h"

#include "relais-acts.h"
#include "relais-about.h"
#include "relais-card-action.h"
#include "relais-clean-screen.h"
#include "relais-import-window.h"
#include "relais-pin-dialog.h"
#include "relais-preferences.h"
#include "relais-team-dialog.h"
#include "relais-team-passphrase.h"
#include "relais-recovery-dialog.h"
#include "relais-reset-page.h"
#include "relais-rooms.h"
#include "relais-round-acts.h"
#include "relais-shortcuts.h"
#include "relais-set-up-page.h"
#include "relais-search-dialog.h"
#include "relais-unlock-page.h"
#include "relais-waiting-notes.h"
#include "relais-window-state.h"

#include <glib/gi18n-lib.h>

struct _RelaisWindow {
  AdwApplicationWindow parent_instance;

  RelaisDesk *desk;

  AdwBin *content;
  AdwToastOverlay *toasts; /* in it, anew with what it shows: a toast of one member is none of the next one's */
  GtkLabel *status;
};

enum {
  PROP_0,
  PROP_DISCREET,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RelaisWindow, relais_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * relais_window_get_desk:
 * @window: the window
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_window_get_desk (RelaisWindow *window)
{
  return window->desk;
}

/*
 * relais_window_get_toasts:
 * @window: the window
 *
 * Returns: (transfer none): what shows toasts over what it shows now
 */
AdwToastOverlay *
relais_window_get_toasts (RelaisWindow *window)
{
  return window->toasts;
}

/*
 * relais_window_get_status:
 * @window: the window
 *
 * Returns: (transfer none): what a screen reader hears
 */
GtkLabel *
relais_window_get_status (RelaisWindow *window)
{
  return window->status;
}

/* --- What it shows --- */

static RelaisRooms *
get_rooms (RelaisWindow *self)
{
  GtkWidget *child = adw_toast_overlay_get_child (self->toasts);

  return RELAIS_IS_ROOMS (child) ? RELAIS_ROOMS (child) : NULL;
}

static void
set_content (RelaisWindow *self, GtkWidget *content)
{
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, content);
  adw_bin_set_child (self->content, GTK_WIDGET (self->toasts));
  gtk_label_set_text (self->status, "");
}

static void
show_unlock (RelaisWindow *self)
{
  GtkWidget *page = relais_unlock_page_new (self->desk);

  set_content (self, page);
  gtk_window_set_title (GTK_WINDOW (self), "Relais");
  relais_window_update_actions (self, self->desk);
  gtk_widget_grab_focus (page);
}

static void
show_rooms (RelaisWindow *self)
{
  set_content (self, relais_rooms_new (self->desk));
  relais_window_update_actions (self, self->desk);
  relais_rooms_find (get_rooms (self));
}

/* --- Actions --- */

static void
act_create (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_create (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_find (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_find (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_set_up (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisWindow *self = RELAIS_WINDOW (widget);
  GtkWidget *page = relais_set_up_page_new (self->desk);

  set_content (self, page);
  gtk_widget_grab_focus (page);
}

/* Before anybody has signed in; the other way round somebody else's page would be gone. */
static void
act_forgotten_passphrase (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisWindow *self = RELAIS_WINDOW (widget);
  GtkWidget *page;

  if (relais_desk_is_open (self->desk))
    return;
  page = relais_reset_page_new (self->desk);
  set_content (self, page);
  gtk_widget_grab_focus (page);
}

static void
act_sign_in (GtkWidget *widget, const char *name, GVariant *target)
{
  if (!relais_desk_is_open (RELAIS_WINDOW (widget)->desk))
    show_unlock (RELAIS_WINDOW (widget));
}

static void
act_import (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (relais_import_window_new (RELAIS_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
act_about (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_about_show (GTK_WINDOW (widget));
}

static void
act_shortcuts (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_shortcuts_show (GTK_WINDOW (widget), RELAIS_WINDOW (widget)->desk);
}

static void
act_preferences (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (relais_preferences_new (RELAIS_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
act_team (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_team_dialog_new (widget, RELAIS_WINDOW (widget)->desk);
}

static void
act_change_passphrase (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_team_passphrase_change (widget, RELAIS_WINDOW (widget)->desk);
}

static void
act_renew_recovery (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_recovery_dialog_show (widget, RELAIS_WINDOW (widget)->desk);
}

static void
act_back (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_go_back (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_next_pane (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_next_pane (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_lock (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_desk_close (RELAIS_WINDOW (widget)->desk);
}

static void
act_choose_pin (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_pin_dialog_show (widget, RELAIS_WINDOW (widget)->desk);
}

static void
act_show_sidebar (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_show_sidebar (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_go_room (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), g_variant_get_string (target, NULL));
  relais_rooms_find (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_new_person (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), g_variant_get_string (target, NULL));
  relais_rooms_create (get_rooms (RELAIS_WINDOW (widget)));
}

static void
act_open_person (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *room;
  const char *id;

  g_variant_get (target, "(&s&s)", &room, &id);
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), room);
  relais_rooms_open_record (get_rooms (RELAIS_WINDOW (widget)), id);
}

static void
act_open_entry (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), "directory");
  relais_rooms_open_record (get_rooms (RELAIS_WINDOW (widget)), g_variant_get_string (target, NULL));
}

static void
act_open_notebook (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), "notebook");
  relais_rooms_open_record (get_rooms (RELAIS_WINDOW (widget)), g_variant_get_string (target, NULL));
}

static void
act_search (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (relais_search_dialog_new (RELAIS_WINDOW (widget)));
}

/* In the room that is shown, where people can be written there. */
static RelaisRoom *
enter_people (RelaisWindow *self, const char *otherwise)
{
  if (RELAIS_ROOM_GET_CLASS (relais_rooms_get_room (get_rooms (self)))->edit == NULL)
    relais_rooms_go (get_rooms (self), otherwise);
  return relais_rooms_get_room (get_rooms (self));
}

static void
act_edit_person (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_room_edit (enter_people (RELAIS_WINDOW (widget), "patients"), g_variant_get_string (target, NULL));
}

static void
act_new_caregiver (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_room_create_for (enter_people (RELAIS_WINDOW (widget), "patients"), g_variant_get_string (target, NULL));
}

static void
act_resume_form (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *room;
  const char *id;

  g_variant_get (target, "(&s&s)", &room, &id);
  relais_rooms_go (get_rooms (RELAIS_WINDOW (widget)), room);
  relais_room_resume (relais_rooms_get_room (get_rooms (RELAIS_WINDOW (widget))), id);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.create", NULL, act_create);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, act_find);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, act_back);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, act_next_pane);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, act_lock);
  gtk_widget_class_install_action (widget_class, "win.choose-pin", NULL, act_choose_pin);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, act_about);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, act_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, act_preferences);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, act_import);
  gtk_widget_class_install_action (widget_class, "win.team", NULL, act_team);
  gtk_widget_class_install_action (widget_class, "win.change-passphrase", NULL, act_change_passphrase);
  gtk_widget_class_install_action (widget_class, "win.renew-recovery", NULL, act_renew_recovery);
  gtk_widget_class_install_action (widget_class, "win.set-up", NULL, act_set_up);
  gtk_widget_class_install_action (widget_class, "win.forgotten-passphrase", NULL, act_forgotten_passphrase);
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, act_sign_in);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, act_show_sidebar);
  gtk_widget_class_install_action (widget_class, "win.go-room", "s", act_go_room);
  gtk_widget_class_install_action (widget_class, "win.new-person", "s", act_new_person);
  gtk_widget_class_install_action (widget_class, "win.open-person", "(ss)", act_open_person);
  gtk_widget_class_install_action (widget_class, "win.open-entry", "s", act_open_entry);
  gtk_widget_class_install_action (widget_class, "win.open-notebook", "s", act_open_notebook);
  relais_acts_install (widget_class);
  relais_waiting_notes_install (widget_class);
  relais_round_acts_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.edit-person", "s", act_edit_person);
  gtk_widget_class_install_action (widget_class, "win.new-caregiver", "s", act_new_caregiver);
  gtk_widget_class_install_action (widget_class, "win.resume-form", "(ss)", act_resume_form);
  relais_card_action_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, act_search);
  gtk_widget_class_install_property_action (widget_class, "win.discreet", "discreet");
}

/* Bindings of the class come after those of what has the focus: Ctrl+Z in a field stays the field's. */
static void
install_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.create", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "win.next-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.lock", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.discreet", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "win.go-room", "s", "today");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "win.go-room", "s", "patients");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_ALT_MASK, "win.go-room", "s", "caregivers");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_4, GDK_ALT_MASK, "win.go-room", "s", "notebook");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_5, GDK_ALT_MASK, "win.go-room", "s", "directory");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_6, GDK_ALT_MASK, "win.go-room", "s", "audit");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.new-person",
                                       "s", "patients");
}

/* --- Life --- */

static gboolean
relais_window_close_request (GtkWindow *window)
{
  RelaisWindow *self = RELAIS_WINDOW (window);

  relais_window_state_save (window, relais_desk_get_settings (self->desk));
  relais_desk_close (self->desk);
  return GTK_WINDOW_CLASS (relais_window_parent_class)->close_request (window);
}

static void
set_discreet (RelaisWindow *self, gboolean discreet)
{
  if (discreet == relais_desk_is_discreet (self->desk))
    return;
  relais_desk_set_discreet (self->desk, discreet);
  relais_window_tell (GTK_WIDGET (self), discreet ? _("Initials stand for names on this screen (F9)")
                                                  : _("Names are shown again"));
}

static void
relais_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DISCREET)
    g_value_set_boolean (value, relais_desk_is_discreet (RELAIS_WINDOW (object)->desk));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relais_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DISCREET)
    set_discreet (RELAIS_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relais_window_dispose (GObject *object)
{
  g_clear_object (&RELAIS_WINDOW (object)->desk);
  G_OBJECT_CLASS (relais_window_parent_class)->dispose (object);
}

static void
relais_window_class_init (RelaisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_window_dispose;
  G_OBJECT_CLASS (klass)->get_property = relais_window_get_property;
  G_OBJECT_CLASS (klass)->set_property = relais_window_set_property;
  /**
   * RelaisWindow:discreet:
   *
   * Whether initials stand for names on this screen.
   */
  props[PROP_DISCREET] =
      g_param_spec_boolean ("discreet", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  GTK_WINDOW_CLASS (klass)->close_request = relais_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/window/relais-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisWindow, content);
  gtk_widget_class_bind_template_child (widget_class, RelaisWindow, status);
  install_actions (widget_class);
  install_shortcuts (widget_class);
}

static void
relais_window_init (RelaisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relais_window_new:
 * @application: (nullable): the application
 * @desk: the desk
 *
 * Returns: (transfer none): the window, which shows the page to sign in
 */
GtkWindow *
relais_window_new (GtkApplication *application, RelaisDesk *desk)
{
  RelaisWindow *self = g_object_new (RELAIS_TYPE_WINDOW, "application", application, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "opened", G_CALLBACK (show_rooms), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "closed", G_CALLBACK (show_unlock), self, G_CONNECT_SWAPPED);
  /* Dialogs of our own have gone by then; whatever is left goes as well. */
  g_signal_connect_object (desk, "closed", G_CALLBACK (relais_clean_screen), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  relais_window_state_restore (GTK_WINDOW (self), relais_desk_get_settings (desk));
  if (relais_desk_is_open (desk))
    show_rooms (self);
  else
    show_unlock (self);
  return GTK_WINDOW (self);
}
