#pragma once

#include "relais-change.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisNoteMark:
 * @note: id of the entry
 * @staff: id of the member who read
 * @at: when
 *
 * That somebody has read an entry.
 */
typedef struct {
  char *note;
  char *staff;
  char *at;
} RelaisNoteMark;

void       relais_note_mark_free        (RelaisNoteMark *mark);
gboolean   relais_note_marks_put        (RelaisChange   *change,
                                         const char     *note,
                                         const char     *staff,
                                         const char     *at,
                                         GError        **error);
gboolean   relais_note_marks_read       (RelaisChange   *change,
                                         const char     *note,
                                         GError        **error);
gboolean   relais_note_marks_unread     (RelaisChange   *change,
                                         const char     *note,
                                         GError        **error);
GPtrArray *relais_note_marks_list       (RelaisDb       *db,
                                         GPtrArray      *notes,
                                         GError        **error);
gboolean   relais_note_marks_visit      (RelaisChange   *change,
                                         const char     *patient,
                                         GError        **error);
gboolean   relais_note_marks_get_visit  (RelaisDb       *db,
                                         const char     *staff,
                                         const char     *patient,
                                         char          **at,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNoteMark, relais_note_mark_free)

G_END_DECLS
