#pragma once

#include "relais-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelaisNotebookOpening:
 * @patient: (nullable): id of a patient
 * @form: (nullable): id of a begun entry, which says whom it is about
 * @note: (nullable): id of the entry on which one wants to stand
 * @serial: what the room counts its openings with
 * @title: (nullable): what the begun entry is called, where its record is no longer open
 * @words: (nullable): what was written in it
 *
 * The notebook of one patient, as it is asked for.
 */
typedef struct {
  char *patient;
  char *form;
  char *note;
  guint serial;
  char *title;
  char *words;
} RelaisNotebookOpening;

void relais_notebook_opening_run  (RelaisDesk                  *desk,
                                   gpointer                     owner,
                                   const char                  *patient,
                                   const char                  *form,
                                   const char                  *note,
                                   guint                        serial,
                                   RelaisDeskDone               done);
void relais_notebook_opening_tell (const RelaisNotebookOpening *opening,
                                   GtkWidget                   *from,
                                   const GError                *error);

G_END_DECLS
