#pragma once

#include "relais-desk.h"
#include "relais-drafts.h"
#include "relais-person-form.h"

G_BEGIN_DECLS

/**
 * RelaisPersonBegun:
 * @form: (nullable): the form as it was kept
 * @person: (nullable): the person as stored now; %NULL for a new one
 * @labels: the practice's names for codes
 *
 * What an editor begins with.
 */
typedef struct {
  RelaisForm *form;
  RelaisRecord *person;
  RelaisLabels *labels;
} RelaisPersonBegun;

RelaisRecord *relais_person_saving_begin (const char        *kind);
void relais_person_saving_load  (RelaisDesk        *desk,
                                 gpointer           owner,
                                 const char        *person,
                                 const char        *draft,
                                 RelaisDeskDone     done);
void relais_person_saving_run   (RelaisDesk        *desk,
                                 gpointer           owner,
                                 RelaisPersonTyped *typed,
                                 const char        *draft,
                                 RelaisDeskDone     done);
void relais_person_begun_free   (RelaisPersonBegun *begun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPersonBegun, relais_person_begun_free)

G_END_DECLS
