#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-record-form.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_FORM (relais_person_form_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonForm, relais_person_form, RELAIS, PERSON_FORM, AdwBin)

/**
 * RelaisPersonTyped:
 * @person: the person as they were typed
 * @link: (nullable): the link to the person they help; %NULL where none is meant
 * @consents: what they said yes to, see relais-register-desk.h
 * @issues: (element-type RelaisIssue): what was found
 *
 * What a form says.
 */
typedef struct {
  RelaisRecord *person;
  RelaisRecord *link;
  guint consents;
  GPtrArray *issues;
} RelaisPersonTyped;

GtkWidget         *relais_person_form_new         (RelaisDesk         *desk,
                                                   const RelaisRecord *person,
                                                   gboolean            with_link);
RelaisRecordForm  *relais_person_form_get_person  (RelaisPersonForm   *form);
void               relais_person_form_set_patient (RelaisPersonForm   *form,
                                                   const char         *id);
void               relais_person_form_set_aside   (RelaisPersonForm   *form,
                                                   GtkWidget          *aside);
void               relais_person_form_unfold      (RelaisPersonForm   *form);
gboolean           relais_person_form_is_changed  (RelaisPersonForm   *form);
char              *relais_person_form_get_title   (RelaisPersonForm   *form);
RelaisPersonTyped *relais_person_form_read        (RelaisPersonForm   *form);
void               relais_person_form_show        (RelaisPersonForm   *form,
                                                   RelaisPersonTyped  *typed,
                                                   gboolean            complete);
gboolean           relais_person_form_focus_error (RelaisPersonForm   *form,
                                                   RelaisPersonTyped  *typed);
GVariant          *relais_person_form_store       (RelaisPersonForm   *form);
void               relais_person_form_restore     (RelaisPersonForm   *form,
                                                   GVariant           *values);
void               relais_person_typed_free       (RelaisPersonTyped  *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPersonTyped, relais_person_typed_free)

G_END_DECLS
