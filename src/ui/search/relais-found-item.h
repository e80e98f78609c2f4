#pragma once

#include "relais-directory.h"
#include "relais-labels.h"
#include "relais-register.h"
#include "relais-slot.h"

G_BEGIN_DECLS

/**
 * RelaisFoundHit:
 * @person: (nullable): somebody of the register
 * @entry: (nullable): an entry of the directory
 * @labels: (nullable): the practice's names, with which an entry is told
 * @query: what was searched for
 *
 * What a search of everything found in one place: either a person or an entry.
 */
typedef struct {
  RelaisFound *person;
  RelaisDirectoryFound *entry;
  RelaisLabels *labels;
  char *query;
} RelaisFoundHit;

RelaisFoundHit       *relais_found_hit_new_person (RelaisFound          *person,
                                                   const char           *query);
RelaisFoundHit       *relais_found_hit_new_entry  (RelaisDirectoryFound *entry,
                                                   RelaisLabels         *labels,
                                                   const char           *query);
void                  relais_found_hit_free       (RelaisFoundHit       *hit);

#define RELAIS_TYPE_FOUND_ITEM (relais_found_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFoundItem, relais_found_item, RELAIS, FOUND_ITEM, RelaisSlot)

const RelaisFoundHit *relais_found_item_get_hit   (RelaisFoundItem      *item);

G_END_DECLS
