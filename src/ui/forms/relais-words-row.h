#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_WORDS_ROW (relais_words_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisWordsRow, relais_words_row, RELAIS, WORDS_ROW, AdwExpanderRow)

GtkWidget *relais_words_row_new        (RelaisDesk        *desk,
                                        const RelaisField *field,
                                        const char        *title);
char      *relais_words_row_get_text   (RelaisWordsRow    *row);
void       relais_words_row_set_text   (RelaisWordsRow    *row,
                                        const char        *text);
void       relais_words_row_set_labels (RelaisWordsRow    *row,
                                        RelaisLabels      *labels);

G_END_DECLS
