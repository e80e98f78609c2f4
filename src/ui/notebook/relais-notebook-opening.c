/* Whose notebook is opened: a patient by their id, or whoever a begun entry is about; who was merged into another
 * record is that record. Where the record is no longer open to the author, the words of the begun entry can still be
 * copied. Main thread; the reading is the desk's.
 */

#include "relais-notebook-opening.h"

#include "relais-dialog.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-note-form.h"
#include "relais-register.h"
#include "relais-room.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

static void
opening_free (gpointer data)
{
  RelaisNotebookOpening *opening = data;

  g_free (opening->patient);
  g_free (opening->form);
  g_free (opening->note);
  g_free (opening->title);
  g_free (opening->words);
  g_free (opening);
}

static gpointer
read_patient (RelaisSession *session, gpointer data, GError **error)
{
  RelaisNotebookOpening *opening = data;
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisForm) form =
      opening->form != NULL ? relais_form_load (session, actor, opening->form, error) : NULL;
  g_autoptr (GError) gone = NULL;
  RelaisRecord *person;

  if (opening->form != NULL && (form == NULL || form->subject == NULL))
    return NULL;
  person = relais_register_load_kept (session, actor, form != NULL ? form->subject : opening->patient, &gone);
  if (person == NULL && form != NULL && g_error_matches (gone, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    {
      opening->title = g_strdup (form->title != NULL ? form->title : "");
      g_variant_lookup (form->values, relais_note_form_type.fields[RELAIS_NOTE_TEXT].name, "s", &opening->words);
    }
  if (gone != NULL)
    g_propagate_error (error, g_steal_pointer (&gone));
  return person;
}

/**
 * relais_notebook_opening_run:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @patient: (nullable): id of a patient
 * @form: (nullable): id of a begun entry
 * @note: (nullable): id of an entry on which one wants to stand
 * @serial: given back
 * @done: told the patient, with a RelaisNotebookOpening
 */
void
relais_notebook_opening_run (RelaisDesk *desk, gpointer owner, const char *patient, const char *form, const char *note,
                             guint serial, RelaisDeskDone done)
{
  RelaisNotebookOpening *opening = g_new0 (RelaisNotebookOpening, 1);

  opening->patient = g_strdup (patient);
  opening->form = g_strdup (form);
  opening->note = g_strdup (note);
  opening->serial = serial;
  relais_desk_run (desk, owner, read_patient, opening, opening_free, (GDestroyNotify) relais_record_unref, done);
}

/* --- Words without a record --- */

static void
on_copy (RelaisDialog *dialog, GtkLabel *words)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), gtk_label_get_text (words));
  relais_window_tell (GTK_WIDGET (dialog), _("Text copied"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
offer_words (const RelaisNotebookOpening *opening, GtkWidget *from)
{
  GtkWidget *dialog = relais_dialog_new (from, relais_room_get_desk (RELAIS_ROOM (from)), _("What you began to write"),
                                         _("_Copy"));
  g_autofree char *sentence =
      g_strdup_printf (_("The record of %s is no longer open to you. Copy your text, and speak with a coordinator."),
                       opening->title);
  GtkWidget *words = make_label (opening->words);

  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  relais_dialog_add (RELAIS_DIALOG (dialog), make_label (sentence));
  relais_dialog_add (RELAIS_DIALOG (dialog), words);
  g_signal_connect_object (dialog, "accept", G_CALLBACK (on_copy), words, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * relais_notebook_opening_tell:
 * @opening: a notebook that could not be opened
 * @from: the room
 * @error: why
 *
 * Says so; of a begun entry its words can be copied.
 */
void
relais_notebook_opening_tell (const RelaisNotebookOpening *opening, GtkWidget *from, const GError *error)
{
  if (opening->words != NULL)
    offer_words (opening, from);
  else
    relais_window_tell_error (from, error);
}
