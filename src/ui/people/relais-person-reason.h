#pragma once

#include "relais-parts.h"
#include "relais-person-view.h"

G_BEGIN_DECLS

/**
 * RelaisPersonReason:
 * @title: of the dialog
 * @accept: what is done with the reason, with a mnemonic
 * @least_chars: how short a reason may be
 * @icon: of @explanation
 * @explanation: what follows from it
 * @mood: of @explanation
 *
 * An act on a protected person that asks why.
 */
typedef struct {
  const char *title;
  const char *accept;
  glong least_chars;
  const char *icon;
  const char *explanation;
  RelaisMood mood;
} RelaisPersonReason;

GtkWidget  *relais_person_reason_ask      (RelaisPersonView         *view,
                                           const RelaisPersonReason *reason,
                                           GCallback                 accepted);
const char *relais_person_reason_get_text (GtkWidget                *dialog);

G_END_DECLS
