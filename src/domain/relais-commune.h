#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisCommune:
 * @postcode: "1030"
 * @name_fr: its name in French
 * @name_nl: its name in Dutch
 * @nis: number of its municipality; four postcodes share that of the City of Brussels
 * @basin: its basin: "CO", "N", "NE", "SE" or "S"
 *
 * One of the 22 postcodes under which people live in the Brussels Region.
 */
typedef struct {
  const char *postcode;
  const char *name_fr;
  const char *name_nl;
  const char *nis;
  const char *basin;
} RelaisCommune;

const RelaisCommune *relais_commune_get_all      (gsize      *n_communes);
const RelaisCommune *relais_commune_find         (const char *postcode);
GPtrArray           *relais_commune_find_by_name (const char *name);
const char          *relais_commune_get_name     (const char *stored,
                                                  const char *language);

char                *relais_postcode_parse       (const char *typed,
                                                  const char *field,
                                                  GPtrArray  *issues);
char                *relais_commune_parse        (const char *typed,
                                                  const char *field,
                                                  GPtrArray  *issues);
void                 relais_commune_report       (const char *postcode,
                                                  const char *commune,
                                                  const char *field,
                                                  GPtrArray  *issues);

G_END_DECLS
