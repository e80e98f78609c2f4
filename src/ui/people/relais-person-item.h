#pragma once

#include <glib-object.h>

#include "relais-register.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_ITEM (relais_person_item_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonItem, relais_person_item, RELAIS, PERSON_ITEM, GObject)

RelaisPersonItem  *relais_person_item_new        (void);
const RelaisFound *relais_person_item_get_found  (RelaisPersonItem *item);
const char        *relais_person_item_get_id     (RelaisPersonItem *item);
void               relais_person_item_take_found (RelaisPersonItem *item,
                                                  RelaisFound      *found);

G_END_DECLS
