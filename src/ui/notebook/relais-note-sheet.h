#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-note-attachments.h"
#include "relais-note-body.h"
#include "relais-notebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_SHEET (relais_note_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteSheet, relais_note_sheet, RELAIS, NOTE_SHEET, AdwBin)

GtkWidget    *relais_note_sheet_new           (RelaisDesk                *desk);
void          relais_note_sheet_set_brief     (RelaisNoteSheet           *sheet);
void          relais_note_sheet_set_names     (RelaisNoteSheet           *sheet,
                                               RelaisLabels              *labels,
                                               GPtrArray                 *staff);
RelaisNoteBody *relais_note_sheet_get_body    (RelaisNoteSheet           *sheet);
RelaisNoteAttachments *relais_note_sheet_get_attachments (RelaisNoteSheet *sheet);
gboolean      relais_note_sheet_is_empty      (RelaisNoteSheet           *sheet);
GVariant     *relais_note_sheet_store         (RelaisNoteSheet           *sheet);
void          relais_note_sheet_restore       (RelaisNoteSheet           *sheet,
                                               GVariant                  *values);
void          relais_note_sheet_reset         (RelaisNoteSheet           *sheet);
RelaisRecord *relais_note_sheet_read          (RelaisNoteSheet           *sheet,
                                               const char                *patient,
                                               GPtrArray                 *issues);
void          relais_note_sheet_show_findings (RelaisNoteSheet           *sheet,
                                               GPtrArray                 *issues);
void          relais_note_sheet_answer        (RelaisNoteSheet           *sheet,
                                               const RelaisNotebookEntry *entry);
void          relais_note_sheet_correct       (RelaisNoteSheet           *sheet,
                                               const RelaisNotebookEntry *entry);
void          relais_note_sheet_set_name      (RelaisNoteSheet           *sheet,
                                               const char                *name);
gboolean      relais_note_sheet_asks          (RelaisNoteSheet           *sheet);
void          relais_note_sheet_set_editable  (RelaisNoteSheet           *sheet,
                                               gboolean                   editable);
void          relais_note_sheet_focus         (RelaisNoteSheet           *sheet);

G_END_DECLS
