/* The page on which a person is written: a new caregiver at the desk, a new patient, or somebody who is there already.
 * What is typed is checked while typing and kept after each pause; Ctrl+S saves all of it in one operation, Esc parks
 * it without a question. It stands on the screen until it is on the disk: a save that fails leaves every word where it
 * was.
 */

#include "relais-person-editor.h"

#include "relais-clash-group.h"
#include "relais-duplicates-group.h"
#include "relais-error.h"
#include "relais-form-keeper.h"
#include "relais-person-form.h"
#include "relais-person-saving.h"
#include "relais-person-words.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* After this pause the findings are looked at, and after that one what was typed is kept. */
#define CHECK_MS 250
#define KEEP_MS  1500

struct _RelaisPersonEditor {
  RelaisFormPane parent_instance;

  RelaisDesk *desk;
  char *kind; /* "patient", "caregiver" */
  char *id;   /* whom it is about, NULL for somebody new */
  RelaisFormKeeper *keeper;
  RelaisPersonForm *form;

  GtkWidget *clash;
  GtkWidget *duplicates;

  guint check_source;
  guint keep_source;
  gboolean is_complete; /* what is missing is said too */
  gboolean is_leaving;
  gboolean has_ended; /* saved: nothing is left to keep */
};

G_DEFINE_FINAL_TYPE (RelaisPersonEditor, relais_person_editor, RELAIS_TYPE_FORM_PANE)

static void
set_id (RelaisPersonEditor *self, const char *id)
{
  self->id = g_strdup (id);
  relais_form_pane_set_subject (RELAIS_FORM_PANE (self), id);
}

static gboolean
is_changed (RelaisPersonEditor *self)
{
  return self->form != NULL && !self->has_ended && relais_person_form_is_changed (self->form);
}

/* --- Kept while typing --- */

static void
keep (RelaisPersonEditor *self, gboolean parked)
{
  g_autofree char *title = NULL;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->form == NULL || self->has_ended || relais_form_pane_is_saving (RELAIS_FORM_PANE (self)))
    return;
  if (!is_changed (self))
    {
      relais_form_keeper_discard (self->keeper);
      return;
    }
  title = relais_person_form_get_title (self->form);
  relais_form_keeper_keep (self->keeper, title,
                           relais_record_get_revision (
                               relais_record_form_get_base (relais_person_form_get_person (self->form))),
                           parked, relais_person_form_store (self->form));
}

static gboolean
on_pause_to_keep (gpointer data)
{
  RelaisPersonEditor *self = data;

  self->keep_source = 0;
  keep (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_focus_left (RelaisPersonEditor *self)
{
  if (self->keep_source != 0)
    keep (self, FALSE);
}

/* The register is about to be closed: what was typed goes first. */
static void
on_desk_closing (RelaisPersonEditor *self)
{
  if (is_changed (self))
    keep (self, FALSE);
}

static void
on_kept (RelaisPersonEditor *self)
{
  if (!self->is_leaving)
    return;
  self->is_leaving = FALSE;
  g_object_unref (self);
}

/* What could not be put aside comes back on the screen: it is nowhere else. */
static void
on_keeping_failed (RelaisPersonEditor *self, const GError *error)
{
  relais_form_pane_tell_error (RELAIS_FORM_PANE (self), error);
  if (!self->is_leaving)
    return;
  self->is_leaving = FALSE;
  if (relais_desk_is_open (self->desk))
    relais_form_pane_emit_come_back (RELAIS_FORM_PANE (self));
  g_object_unref (self);
}

/* --- Looked at while typing --- */

static void
check (RelaisPersonEditor *self)
{
  g_autoptr (RelaisPersonTyped) typed = NULL;

  g_clear_handle_id (&self->check_source, g_source_remove);
  typed = relais_person_form_read (self->form);
  relais_person_form_show (self->form, typed, self->is_complete);
  if (self->id == NULL)
    relais_duplicates_group_look (RELAIS_DUPLICATES_GROUP (self->duplicates), typed->person);
}

static gboolean
on_pause_to_check (gpointer data)
{
  RelaisPersonEditor *self = data;

  self->check_source = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (RelaisPersonEditor *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_MS, on_pause_to_check, self);
  self->keep_source = g_timeout_add (KEEP_MS, on_pause_to_keep, self);
}

/* --- Saving --- */

/* Both versions stand side by side; the next save is one over theirs. */
static void
show_clash (RelaisPersonEditor *self, const RelaisRecord *theirs)
{
  RelaisRecordForm *person = relais_person_form_get_person (self->form);

  if (relais_clash_group_show (RELAIS_CLASH_GROUP (self->clash), person, theirs) > 0)
    {
      relais_form_pane_tell (RELAIS_FORM_PANE (self),
                             _("Somebody else changed this meanwhile: choose for each field, then save again."));
      relais_person_form_unfold (self->form);
      relais_record_form_set_base (person, theirs);
      gtk_widget_child_focus (self->clash, GTK_DIR_TAB_FORWARD);
    }
  else
    relais_record_form_set_base (person, theirs);
  on_changed (self);
}

static void
on_theirs_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonEditor *self = owner;
  g_autoptr (RelaisPersonBegun) begun = answer;

  relais_form_pane_set_saving (RELAIS_FORM_PANE (self), FALSE);
  if (begun != NULL)
    show_clash (self, begun->person);
  else
    relais_form_pane_tell_error (RELAIS_FORM_PANE (self), error);
}

static void
on_not_saved (RelaisPersonEditor *self, const GError *error)
{
  if (self->id != NULL && g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT))
    {
      relais_person_saving_load (self->desk, self, self->id, NULL, on_theirs_read);
      return;
    }
  relais_form_pane_set_saving (RELAIS_FORM_PANE (self), FALSE);
  relais_form_pane_tell_error (RELAIS_FORM_PANE (self), error);
  keep (self, FALSE);
}

static void
on_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonEditor *self = owner;
  g_autoptr (RelaisRecord) person = answer;
  const char *ids[] = { person != NULL ? relais_record_get_id (person) : NULL };

  if (person == NULL)
    {
      on_not_saved (self, error);
      return;
    }
  self->has_ended = TRUE;
  relais_window_tell_action (GTK_WIDGET (self), _("Saved"), _("_Print card"), "win.print-cards",
                             g_variant_new_strv (ids, 1));
  relais_form_pane_emit_saved (RELAIS_FORM_PANE (self), relais_record_get_id (person));
}

/* Nothing of the form is on its way to the disk any more: the record may go. */
static void
on_keeper_idle (gpointer owner, gpointer data)
{
  RelaisPersonEditor *self = owner;
  RelaisPersonTyped *typed = relais_person_form_read (self->form);

  relais_person_saving_run (
      self->desk, self, typed,
      relais_form_keeper_has_kept (self->keeper) ? relais_form_keeper_get_id (self->keeper) : NULL, on_saved);
}

static void
relais_person_editor_save (RelaisFormPane *page)
{
  RelaisPersonEditor *self = RELAIS_PERSON_EDITOR (page);
  g_autoptr (RelaisPersonTyped) typed = NULL;

  if (self->form == NULL || relais_form_pane_is_saving (RELAIS_FORM_PANE (self)) || self->has_ended)
    return;
  self->is_complete = TRUE;
  check (self);
  typed = relais_person_form_read (self->form);
  if (relais_person_form_focus_error (self->form, typed))
    return;
  relais_form_pane_tell (RELAIS_FORM_PANE (self), NULL);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  relais_form_pane_set_saving (RELAIS_FORM_PANE (self), TRUE);
  relais_form_keeper_wait (self->keeper, self, on_keeper_idle, NULL);
}

/* --- Leaving --- */

static gboolean
relais_person_editor_leave (RelaisPane *pane)
{
  RelaisPersonEditor *self = RELAIS_PERSON_EDITOR (pane);

  if (relais_form_pane_is_saving (RELAIS_FORM_PANE (self)))
    return FALSE;
  if (!is_changed (self))
    {
      g_clear_handle_id (&self->keep_source, g_source_remove);
      if (!self->has_ended && self->keeper != NULL)
        relais_form_keeper_discard (self->keeper);
      return TRUE;
    }
  if (!self->is_leaving)
    {
      self->is_leaving = TRUE;
      g_object_ref (self);
      keep (self, TRUE);
      relais_window_tell (GTK_WIDGET (self), _("Form parked: it waits in the sidebar"));
    }
  return TRUE;
}

/* --- Building --- */

static void
name_page (RelaisPersonEditor *self, const RelaisRecord *person)
{
  g_autofree char *name = self->id != NULL ? relais_person_words_name (self->desk, person) : NULL;
  g_autofree char *identity = self->id != NULL ? relais_person_words_identity (self->desk, person) : NULL;

  if (name != NULL)
    relais_pane_set_title (RELAIS_PANE (self), name, identity);
  else
    relais_pane_set_title (RELAIS_PANE (self),
                           g_str_equal (self->kind, "caregiver") ? _("New caregiver") : _("New patient"), NULL);
}

static void
build_form (RelaisPersonEditor *self, const RelaisRecord *person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *form =
      relais_person_form_new (self->desk, person, self->id == NULL && g_str_equal (self->kind, "caregiver"));

  self->form = RELAIS_PERSON_FORM (form);
  self->clash = relais_clash_group_new (self->desk);
  self->duplicates = relais_duplicates_group_new (self->desk);
  g_signal_connect_object (self->duplicates, "open", G_CALLBACK (relais_form_pane_emit_open), self, G_CONNECT_SWAPPED);
  relais_person_form_set_aside (self->form, self->duplicates);
  gtk_box_append (GTK_BOX (box), self->clash);
  gtk_box_append (GTK_BOX (box), form);
  relais_form_pane_set_form (RELAIS_FORM_PANE (self), box);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  if (self->id != NULL)
    relais_person_form_unfold (self->form);
  name_page (self, person);
}

static void
make_keeper (RelaisPersonEditor *self, const char *draft)
{
  self->keeper = relais_form_keeper_new (self->desk, self->kind, draft, self->id);
  g_signal_connect_object (self->keeper, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_keeping_failed), self, G_CONNECT_SWAPPED);
}

static void
on_begun (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisPersonEditor *self = owner;
  g_autoptr (RelaisPersonBegun) begun = answer;
  g_autoptr (RelaisRecord) person = NULL;

  if (begun == NULL)
    {
      relais_form_pane_tell_error (RELAIS_FORM_PANE (self), error);
      return;
    }
  if (begun->form != NULL)
    set_id (self, begun->form->subject);
  make_keeper (self, begun->form != NULL ? begun->form->id : NULL);
  person = begun->person != NULL ? relais_record_ref (begun->person) : relais_person_saving_begin (self->kind);
  build_form (self, person);
  relais_record_form_set_labels (relais_person_form_get_person (self->form), begun->labels);
  if (begun->form != NULL)
    {
      relais_person_form_restore (self->form, begun->form->values);
      if (begun->person != NULL && begun->form->revision != relais_record_get_revision (begun->person))
        show_clash (self, begun->person);
    }
  check (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/**
 * relais_person_editor_get_id:
 * @editor: an editor
 *
 * Returns: (nullable): whom it is about, %NULL for somebody new
 */
const char *
relais_person_editor_get_id (RelaisPersonEditor *editor)
{
  return editor->id;
}

/**
 * relais_person_editor_get_draft:
 * @editor: an editor
 *
 * Returns: (nullable): the id under which its form is kept, %NULL while it is being read
 */
const char *
relais_person_editor_get_draft (RelaisPersonEditor *editor)
{
  return editor->keeper != NULL ? relais_form_keeper_get_id (editor->keeper) : NULL;
}

static gboolean
relais_person_editor_grab_focus (GtkWidget *widget)
{
  RelaisPersonEditor *self = RELAIS_PERSON_EDITOR (widget);

  return self->form != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
relais_person_editor_dispose (GObject *object)
{
  RelaisPersonEditor *self = RELAIS_PERSON_EDITOR (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->form = NULL;
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_person_editor_parent_class)->dispose (object);
}

static void
relais_person_editor_finalize (GObject *object)
{
  RelaisPersonEditor *self = RELAIS_PERSON_EDITOR (object);

  g_free (self->kind);
  g_free (self->id);
  G_OBJECT_CLASS (relais_person_editor_parent_class)->finalize (object);
}

static void
relais_person_editor_class_init (RelaisPersonEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_person_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_person_editor_finalize;
  widget_class->grab_focus = relais_person_editor_grab_focus;
  RELAIS_PANE_CLASS (klass)->leave = relais_person_editor_leave;
  RELAIS_FORM_PANE_CLASS (klass)->save = relais_person_editor_save;
}

static void
relais_person_editor_init (RelaisPersonEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static RelaisPersonEditor *
make (RelaisDesk *desk, const char *kind)
{
  RelaisPersonEditor *self = g_object_new (RELAIS_TYPE_PERSON_EDITOR, NULL);

  self->desk = g_object_ref (desk);
  self->kind = g_strdup (kind);
  g_signal_connect_object (desk, "closing", G_CALLBACK (on_desk_closing), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * relais_person_editor_new:
 * @desk: the desk
 * @kind: "caregiver" or "patient"
 * @patient: (nullable): id of the patient whom a new caregiver helps
 *
 * Returns: (transfer floating): the form of somebody new
 */
GtkWidget *
relais_person_editor_new (RelaisDesk *desk, const char *kind, const char *patient)
{
  RelaisPersonEditor *self = make (desk, kind);
  g_autoptr (RelaisRecord) person = relais_person_saving_begin (kind);

  make_keeper (self, NULL);
  build_form (self, person);
  if (patient != NULL)
    relais_person_form_set_patient (self->form, patient);
  return GTK_WIDGET (self);
}

/**
 * relais_person_editor_new_for:
 * @desk: the desk
 * @kind: "caregiver" or "patient"
 * @id: id of a person
 *
 * Returns: (transfer floating): the form of somebody who is there already
 */
GtkWidget *
relais_person_editor_new_for (RelaisDesk *desk, const char *kind, const char *id)
{
  RelaisPersonEditor *self = make (desk, kind);

  set_id (self, id);
  relais_person_saving_load (desk, self, id, NULL, on_begun);
  return GTK_WIDGET (self);
}

/**
 * relais_person_editor_new_resumed:
 * @desk: the desk
 * @kind: "caregiver" or "patient"
 * @draft: id of a form that was kept
 *
 * Returns: (transfer floating): the form as it was left
 */
GtkWidget *
relais_person_editor_new_resumed (RelaisDesk *desk, const char *kind, const char *draft)
{
  RelaisPersonEditor *self = make (desk, kind);

  relais_person_saving_load (desk, self, NULL, draft, on_begun);
  return GTK_WIDGET (self);
}
