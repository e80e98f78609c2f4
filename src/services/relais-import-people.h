#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisImportEntry:
 * @before: (nullable): the record as it is stored, %NULL for one that the import makes
 * @after: the record as it would be
 * @line: the first row that spoke of it, 0 for none
 *
 * A person or a link that an import knows. Owned by its #RelaisImportPeople.
 */
typedef struct {
  RelaisRecord *before;
  RelaisRecord *after;
  guint line;
} RelaisImportEntry;

/**
 * RelaisImportPeople:
 *
 * Everybody whom an import knows, from the register and from the rows so far, and their links.
 */
typedef struct _RelaisImportPeople RelaisImportPeople;

RelaisImportPeople *relais_import_people_new           (void);
void                relais_import_people_free          (RelaisImportPeople *people);
RelaisImportEntry  *relais_import_people_add           (RelaisImportPeople *people,
                                                        RelaisRecord       *stored,
                                                        RelaisRecord       *record,
                                                        guint               line);
void                relais_import_people_set           (RelaisImportPeople *people,
                                                        RelaisImportEntry  *entry,
                                                        RelaisRecord       *record);
RelaisImportEntry  *relais_import_people_get           (RelaisImportPeople *people,
                                                        const char         *id);
GPtrArray          *relais_import_people_list_similar  (RelaisImportPeople *people,
                                                        const RelaisRecord *person);
RelaisImportEntry  *relais_import_people_find_chart    (RelaisImportPeople *people,
                                                        const char         *chart_number);
RelaisImportEntry  *relais_import_people_find_link     (RelaisImportPeople *people,
                                                        const char         *caregiver,
                                                        const char         *patient,
                                                        RelaisImportEntry **ended,
                                                        RelaisDate          today);
gboolean            relais_import_people_are_linked    (RelaisImportPeople *people,
                                                        const char         *caregiver,
                                                        const char         *patient);
gboolean            relais_import_people_has_reference (RelaisImportPeople *people,
                                                        const char         *reference);
GPtrArray          *relais_import_people_list_links_of (RelaisImportPeople *people,
                                                        const char         *patient);
GPtrArray          *relais_import_people_list_changes  (RelaisImportPeople *people);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportPeople, relais_import_people_free)

G_END_DECLS
