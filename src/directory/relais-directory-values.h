#pragma once

#include "relais-date.h"
#include "relais-directory-entry.h"
#include "relais-directory-reading.h"

G_BEGIN_DECLS

/* So many problems of one file are listed; of the others it is only said how many there are. */
#define RELAIS_DIRECTORY_MAX_PROBLEMS 20000

/**
 * RelaisDirectoryValues:
 *
 * What the readers of vCard and CSV share while they read one file: a typed value becomes a value of an entry or a
 * problem, and the values of a card become an entry. Lives on the stack of a reader.
 */
typedef struct {
  RelaisDirectoryReading *reading;
  RelaisDate today;
  guint n_unlisted;

  /* The card that is being read. */
  RelaisRecordBuilder *builder;
  guint line;
  guint first_problem;
} RelaisDirectoryValues;

void        relais_directory_values_init   (RelaisDirectoryValues     *values,
                                            RelaisDirectoryReading    *reading,
                                            RelaisDate                 today);
void        relais_directory_values_begin  (RelaisDirectoryValues     *values,
                                            guint                      line);
gboolean    relais_directory_values_read   (RelaisDirectoryValues     *values,
                                            RelaisEntryField           field,
                                            const char                *typed,
                                            guint                      line);
void        relais_directory_values_keep_others (RelaisDirectoryValues *values,
                                                 GString               *others);
const char *relais_directory_values_get    (RelaisDirectoryValues     *values,
                                            RelaisEntryField           field);
void        relais_directory_values_report (RelaisDirectoryValues     *values,
                                            guint                      line,
                                            RelaisDirectoryProblemCode code,
                                            const char                *argument);
void        relais_directory_values_take   (RelaisDirectoryValues     *values);
void        relais_directory_values_refuse (RelaisDirectoryValues     *values,
                                            RelaisDirectoryProblemCode code,
                                            const char                *argument);
void        relais_directory_values_clear  (RelaisDirectoryValues     *values);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisDirectoryValues, relais_directory_values_clear)

G_END_DECLS
