#pragma once

#include "relais-change.h"

G_BEGIN_DECLS

/**
 * RelaisPrintEntry:
 * @paper: "card-caregiver", "card-patient"…
 * @subject: id of the link or person the paper is about
 * @language: "fr", "nl" or "fr+nl"
 * @sheet: name of the paper's sheet
 * @numbers: the numbers that stand on it, joined by ";", so that a changed one shows which papers are out of date
 * @at: (nullable): the instant; set when read back
 *
 * One paper that was printed.
 */
typedef struct {
  const char *paper;
  const char *subject;
  const char *language;
  const char *sheet;
  const char *numbers;
  const char *at;
} RelaisPrintEntry;

gboolean   relais_print_log_append  (RelaisChange           *change,
                                     const RelaisPrintEntry *entry,
                                     GError                **error);
GPtrArray *relais_print_log_list    (RelaisDb               *db,
                                     const char             *subject,
                                     GError                **error);
void       relais_print_entry_free  (RelaisPrintEntry       *entry);

G_END_DECLS
