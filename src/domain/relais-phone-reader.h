#pragma once

#include "relais-phone.h"

G_BEGIN_DECLS

/* Inside of relais-phone.c: text to numbers. */
char        *relais_phone_reader_simplify       (const char  *typed);
char        *relais_phone_reader_list_digits    (const char  *plain);
char        *relais_phone_reader_take_extension (const char  *plain,
                                                 char       **extension);
GPtrArray   *relais_phone_reader_find_all       (const char  *plain);
RelaisPhone  relais_phone_reader_explain        (const char  *plain);

G_END_DECLS
