#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

/**
 * RelaisSignInAttempt:
 * @name: the member's name, as it was typed or as it stands in the register
 * @language: (nullable): the language of who came in
 *
 * What the answer to an attempt says beside the session.
 */
typedef struct {
  char *name;
  char *language;

  /*< private >*/
  RelaisDoor *door;
  char *staff_id;
  char *secret;
  char *pin;
} RelaisSignInAttempt;

void relais_sign_in_by_passphrase (RelaisDesk     *desk,
                                   gpointer        owner,
                                   const char     *name,
                                   const char     *passphrase,
                                   const char     *pin,
                                   RelaisDeskDone  done);
void relais_sign_in_by_pin        (RelaisDesk     *desk,
                                   gpointer        owner,
                                   const char     *staff_id,
                                   const char     *pin,
                                   RelaisDeskDone  done);

G_END_DECLS
