#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-notebook.h"

G_BEGIN_DECLS

char       *relais_notebook_words_head      (const RelaisRecord        *note);
char       *relais_notebook_words_head_with_day (RelaisDesk            *desk,
                                             const RelaisRecord        *note);
char       *relais_notebook_words_refer     (const RelaisRecord        *note,
                                             const char                *form);
char       *relais_notebook_words_about     (RelaisDesk                *desk,
                                             const RelaisLabels        *labels,
                                             const RelaisRecord        *note);
char       *relais_notebook_words_seen      (RelaisDesk                *desk,
                                             const RelaisNotebookEntry *entry);
char       *relais_notebook_words_answered  (RelaisDesk                *desk,
                                             const RelaisNotebookEntry *entry);
char       *relais_notebook_words_part      (const RelaisRecord        *note);
char       *relais_notebook_words_answers   (const RelaisNotebookEntry *entry);
char       *relais_notebook_words_paper     (RelaisDesk                *desk,
                                             const RelaisRecord        *note);
char       *relais_notebook_words_task      (RelaisDesk                *desk,
                                             GPtrArray                 *staff,
                                             const RelaisRecord        *task,
                                             gboolean                   is_struck);
char       *relais_notebook_words_readers   (GPtrArray                 *staff,
                                             const RelaisRecord        *note);
char       *relais_notebook_words_measures  (RelaisDesk                *desk,
                                             const RelaisLabels        *labels,
                                             const RelaisRecord        *note);
char       *relais_notebook_words_whole     (RelaisDesk                *desk,
                                             const RelaisLabels        *labels,
                                             const RelaisNotebookEntry *entry,
                                             gboolean                   names_patient);
char       *relais_notebook_words_for_emr   (RelaisDesk                *desk,
                                             const RelaisLabels        *labels,
                                             const RelaisRecord        *note);
const char *relais_notebook_words_level     (RelaisVisibility           visibility);
const char *relais_notebook_words_urgency   (const char                *urgency);

G_END_DECLS
