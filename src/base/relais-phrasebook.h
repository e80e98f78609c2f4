#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisPhrasebook:
 *
 * The texts of Relais in one language, whatever the language of the screen: paper is printed in its reader's.
 */
typedef struct _RelaisPhrasebook RelaisPhrasebook;

RelaisPhrasebook *relais_phrasebook_new            (const char *language, GError **error);
RelaisPhrasebook *relais_phrasebook_new_from_bytes (const char *language, GBytes *bytes, GError **error);
RelaisPhrasebook *relais_phrasebook_ref            (RelaisPhrasebook *book);
void              relais_phrasebook_unref          (RelaisPhrasebook *book);

const char       *relais_phrasebook_get_language   (RelaisPhrasebook *book);
const char       *relais_phrasebook_get            (RelaisPhrasebook *book,
                                                    const char       *msgid) G_GNUC_FORMAT (2);
const char       *relais_phrasebook_get_context    (RelaisPhrasebook *book,
                                                    const char       *context,
                                                    const char       *msgid) G_GNUC_FORMAT (3);
const char       *relais_phrasebook_get_plural     (RelaisPhrasebook *book,
                                                    const char       *singular,
                                                    const char       *plural,
                                                    gulong            n) G_GNUC_FORMAT (3);

const char       *relais_phrasebook_weekday        (RelaisPhrasebook *book, int weekday);
const char       *relais_phrasebook_weekday_short  (RelaisPhrasebook *book, int weekday);
const char       *relais_phrasebook_month          (RelaisPhrasebook *book, int month);
char             *relais_phrasebook_date           (RelaisPhrasebook *book, RelaisDate date);
char             *relais_phrasebook_date_short     (RelaisPhrasebook *book, RelaisDate date);
char             *relais_phrasebook_day            (RelaisPhrasebook *book, RelaisDate date, RelaisDate today);
char             *relais_phrasebook_distance       (RelaisPhrasebook *book, int days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPhrasebook, relais_phrasebook_unref)

G_END_DECLS
