/* The page before anything is shown. Whoever chose a PIN today stands there as a tile and comes in with it; somebody
 * else gives name and passphrase. Either takes most of a second on a thread; the page stays alive and keeps the name.
 * It knows nothing of the register until it is open, and clears what is secret when it has been used.
 */

#include "relais-unlock-page.h"

#include "relais-entry-row.h"
#include "relais-error.h"
#include "relais-locked-note.h"
#include "relais-member-tiles.h"
#include "relais-parts.h"
#include "relais-sign-in-attempt.h"

#include <glib/gi18n-lib.h>

struct _RelaisUnlockPage {
  AdwBin parent_instance;

  RelaisDesk *desk;
  gboolean busy;
  gboolean given_up; /* the attempt under way: nobody is let in by it any more */
  guint tick;        /* while somebody has to wait */
  guint watch;       /* while there are tiles, which closing time takes away */
  RelaisSession *arrived; /* who came in, while what they left in the box is sealed */
  char *language;

  GtkStack *ways;
  RelaisMemberTiles *tiles;
  RelaisEntryRow *pin;
  RelaisEntryRow *name;
  RelaisEntryRow *passphrase;
  RelaisEntryRow *new_pin;
  GtkLabel *sentence;
  GtkWidget *open;
  GtkLabel *open_label;
  GtkSpinner *spinner;
  GtkWidget *other;
  GtkWidget *forgotten;
  AdwBin *note;
};

G_DEFINE_FINAL_TYPE (RelaisUnlockPage, relais_unlock_page, ADW_TYPE_BIN)

static gboolean
is_by_pin (RelaisUnlockPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->ways), "tiles") == 0;
}

static void
say (RelaisUnlockPage *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
say_error (RelaisUnlockPage *self, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);

  say (self, sentence);
}

/* --- The button --- */

/* Says why the button can't be used now, or that it can. */
static void
update_button (RelaisUnlockPage *self)
{
  int wait = relais_door_get_wait (relais_desk_get_door (self->desk));
  g_autofree char *seconds = g_strdup_printf (_("Wait %d s"), wait);

  gtk_widget_set_sensitive (self->open, !self->busy && wait == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_label_set_text (self->open_label, self->busy ? _("Opening…") : wait > 0 ? seconds : _("Open"));
}

static gboolean
on_tick (gpointer data)
{
  RelaisUnlockPage *self = data;

  update_button (self);
  if (relais_door_get_wait (relais_desk_get_door (self->desk)) > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
set_busy (RelaisUnlockPage *self, gboolean busy)
{
  self->busy = busy;
  update_button (self);
  if (self->tick == 0 && relais_door_get_wait (relais_desk_get_door (self->desk)) > 0)
    self->tick = g_timeout_add_seconds (1, on_tick, self);
}

/* --- The two ways --- */

static void
on_tile_selected (RelaisUnlockPage *self)
{
  const RelaisPinMember *member = relais_member_tiles_get_selected (self->tiles);
  /* Translators: %s is the name of a member of the team */
  g_autofree char *title = g_strdup_printf (_("PIN of %s"), member->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pin), title);
  relais_entry_row_set_text (self->pin, "");
}

static void
on_tile_activated (RelaisUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

/* Arrows go from tile to tile without leaving the field. */
static gboolean
on_pin_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
            RelaisUnlockPage *self)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
    return FALSE;
  relais_member_tiles_move (self->tiles, keyval == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

static void
clear_secrets (RelaisUnlockPage *self)
{
  relais_entry_row_set_text (self->pin, "");
  relais_entry_row_set_text (self->passphrase, "");
  relais_entry_row_set_text (self->new_pin, "");
}

static void
go (RelaisUnlockPage *self, const char *way)
{
  gboolean by_pin = g_str_equal (way, "tiles");

  clear_secrets (self);
  say (self, NULL);
  gtk_stack_set_visible_child_name (self->ways, way);
  gtk_button_set_label (GTK_BUTTON (self->other), by_pin ? _("_Somebody else") : _("_Who was here today"));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_other (RelaisUnlockPage *self)
{
  go (self, is_by_pin (self) ? "name" : "tiles");
}

/* Who may come in with a PIN now. Whoever is typing a passphrase is not disturbed. */
static void
update_tiles (RelaisUnlockPage *self)
{
  g_autoptr (GPtrArray) members = relais_door_list_members (relais_desk_get_door (self->desk));
  g_autoptr (GVariant) last = relais_settings_get (relais_desk_get_settings (self->desk), RELAIS_SETTING_LAST_MEMBER);

  gtk_widget_set_visible (self->other, members->len > 0);
  if (relais_member_tiles_shows (self->tiles, members))
    return;
  relais_member_tiles_set_members (self->tiles, members);
  relais_member_tiles_select (self->tiles, g_variant_get_string (last, NULL));
  if (members->len == 0 && is_by_pin (self))
    go (self, "name");
}

static gboolean
on_minute (gpointer data)
{
  RelaisUnlockPage *self = data;

  update_tiles (self);
  return G_SOURCE_CONTINUE;
}

/* Every PIN was wiped: nobody comes in by one that was typed before. */
static void
on_pins_wiped (RelaisUnlockPage *self)
{
  self->given_up = self->busy;
  clear_secrets (self);
  update_tiles (self);
}

/* --- Coming in --- */

/* The PIN of this member opens no more: their passphrase is all that is left to type. */
static void
ask_passphrase_instead (RelaisUnlockPage *self)
{
  const RelaisPinMember *member = relais_member_tiles_get_selected (self->tiles);
  g_autofree char *name = member != NULL ? g_strdup (member->name) : NULL;

  update_tiles (self);
  go (self, "name");
  if (name != NULL)
    relais_entry_row_set_text (self->name, name);
}

static void
on_refused (RelaisUnlockPage *self, const GError *error)
{
  if (is_by_pin (self) && g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_PIN_GONE))
    ask_passphrase_instead (self);
  say_error (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What stood unsealed in the box would be gone with the page. */
static void
on_note_finished (gpointer owner, gboolean is_clear)
{
  RelaisUnlockPage *self = owner;
  g_autoptr (RelaisSession) session = g_steal_pointer (&self->arrived);
  g_autofree char *language = g_steal_pointer (&self->language);

  set_busy (self, FALSE);
  if (!is_clear)
    say (self, _("Keep the quick note first, or clear it."));
  else if (!self->given_up)
    relais_desk_take_session (self->desk, g_steal_pointer (&session), language);
  self->given_up = FALSE;
}

static void
let_in (RelaisUnlockPage *self, RelaisSession *session, const RelaisSignInAttempt *attempt)
{
  const char *name =
      attempt->name != NULL ? attempt->name : relais_actor_get_name (relais_session_get_actor (session));

  relais_settings_set (relais_desk_get_settings (self->desk), RELAIS_SETTING_LAST_MEMBER, g_variant_new_string (name));
  self->arrived = session;
  self->language = g_strdup (attempt->language);
  relais_locked_note_finish (RELAIS_LOCKED_NOTE (adw_bin_get_child (self->note)), self, on_note_finished);
}

static void
on_opened (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisUnlockPage *self = owner;
  RelaisSession *session = answer;

  clear_secrets (self);
  if (session != NULL && !self->given_up)
    {
      let_in (self, session, data);
      return;
    }
  set_busy (self, FALSE);
  if (!self->given_up)
    on_refused (self, error);
  self->given_up = FALSE;
  g_clear_pointer (&session, relais_session_unref);
}

static void
open_by_pin (RelaisUnlockPage *self)
{
  const RelaisPinMember *member = relais_member_tiles_get_selected (self->tiles);

  if (member == NULL || *relais_entry_row_get_text (self->pin) == '\0')
    return;
  set_busy (self, TRUE);
  relais_sign_in_by_pin (self->desk, self, member->staff_id, relais_entry_row_get_text (self->pin), on_opened);
}

static void
open_by_passphrase (RelaisUnlockPage *self)
{
  const char *typed = relais_entry_row_get_text (self->new_pin);

  if (*typed != '\0' && !relais_door_is_pin (typed))
    {
      g_autoptr (GError) error = relais_error_new (RELAIS_ERROR_INVALID_PIN, NULL, NULL);
      g_autofree char *sentence = relais_error_get_sentence (error);

      relais_entry_row_set_finding (self->new_pin, sentence, RELAIS_ISSUE_ERROR);
      gtk_widget_grab_focus (GTK_WIDGET (self->new_pin));
      return;
    }
  set_busy (self, TRUE);
  relais_sign_in_by_passphrase (self->desk, self, relais_entry_row_get_text (self->name),
                                relais_entry_row_get_text (self->passphrase), *typed != '\0' ? typed : NULL,
                                on_opened);
}

static void
on_open (RelaisUnlockPage *self)
{
  if (self->busy)
    return;
  update_button (self);
  if (!gtk_widget_get_sensitive (self->open))
    return;
  say (self, NULL);
  if (is_by_pin (self))
    open_by_pin (self);
  else
    open_by_passphrase (self);
}

static void
on_name_apply (RelaisUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_new_pin_changed (RelaisUnlockPage *self)
{
  relais_entry_row_set_finding (self->new_pin, NULL, RELAIS_ISSUE_HINT);
}

static gboolean
relais_unlock_page_grab_focus (GtkWidget *widget)
{
  RelaisUnlockPage *self = RELAIS_UNLOCK_PAGE (widget);
  gboolean named = *relais_entry_row_get_text (self->name) != '\0';

  if (is_by_pin (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->pin));
  return gtk_widget_grab_focus (GTK_WIDGET (named ? self->passphrase : self->name));
}

static void
relais_unlock_page_dispose (GObject *object)
{
  RelaisUnlockPage *self = RELAIS_UNLOCK_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_pointer (&self->arrived, relais_session_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_unlock_page_parent_class)->dispose (object);
}

static void
relais_unlock_page_class_init (RelaisUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_unlock_page_dispose;
  widget_class->grab_focus = relais_unlock_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/sign-in/relais-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, ways);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, pin);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, other);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, forgotten);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, note);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, new_pin);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, open);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, RelaisUnlockPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_name_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_new_pin_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_other);
}

static void
relais_unlock_page_init (RelaisUnlockPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (self->other);
  relais_parts_name_once (self->forgotten);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_pin_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->pin), keys);
}

static gpointer
check_folder (RelaisSession *closed, gpointer data, GError **error)
{
  return relais_session_check_folder (data, error) ? RELAIS_DONE : NULL;
}

/* No register yet: the window shows how to make one. Whatever else stands in the way is told at once. */
static void
on_folder_checked (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NO_REGISTER))
    gtk_widget_activate_action (owner, "win.set-up", NULL);
  else if (sentence != NULL)
    say (owner, sentence);
}

/* Where the public sees the screen, no name stands there before somebody typed it. */
static void
propose_name (RelaisUnlockPage *self)
{
  RelaisSettings *settings = relais_desk_get_settings (self->desk);
  g_autoptr (GVariant) last = relais_settings_get (settings, RELAIS_SETTING_LAST_MEMBER);

  if (relais_settings_get_place (settings) == RELAIS_PLACE_CONSULTING_ROOM)
    relais_entry_row_set_text (self->name, g_variant_get_string (last, NULL));
}

/**
 * relais_unlock_page_new:
 * @desk: the desk, where nobody has signed in
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relais_unlock_page_new (RelaisDesk *desk)
{
  RelaisUnlockPage *self = g_object_new (RELAIS_TYPE_UNLOCK_PAGE, NULL);

  self->desk = g_object_ref (desk);
  adw_bin_set_child (self->note, relais_locked_note_new (desk));
  propose_name (self);
  update_tiles (self);
  go (self, gtk_widget_get_visible (self->other) ? "tiles" : "name");
  update_button (self);
  self->watch = g_timeout_add_seconds (60, on_minute, self);
  g_signal_connect_object (desk, "pins-wiped", G_CALLBACK (on_pins_wiped), self, G_CONNECT_SWAPPED);
  relais_desk_run_closed (desk, self, check_folder, g_strdup (relais_desk_get_folder (desk)), g_free, NULL,
                          on_folder_checked);
  return GTK_WIDGET (self);
}
