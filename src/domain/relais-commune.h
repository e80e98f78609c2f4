#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisCommune:
 * @postcode: "1030"
 * @name_fr: its name in French
 * @in_city: whether it is one of the four of the City of Brussels
 *
 * One of the 22 postcodes under which people live in the Brussels Region.
 */
typedef struct {
  const char *postcode;
  const char *name_fr;
  gboolean in_city;
} RelaisCommune;

const RelaisCommune *relais_commune_get_all      (gsize      *n_communes);
const RelaisCommune *relais_commune_find         (const char *postcode);
GPtrArray           *relais_commune_find_by_name (const char *name);
const char          *relais_commune_get_postcode (const char *stored);

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
