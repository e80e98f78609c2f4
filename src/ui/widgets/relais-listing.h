#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_LISTING (relais_listing_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisListing, relais_listing, RELAIS, LISTING, GObject)

/**
 * RelaisListingClass:
 * @place_type: the class of the places of the list, derived from RelaisSlot
 * @ask: what is asked now, as a value that a thread may read
 * @free_question: frees it
 * @read: on a thread: the rows from @offset on, at most @limit of them where they come in pages. When @count is not
 *   %NULL also how many there are in all; an answer that is whole may have more rows than @limit.
 *
 * What a long list of one kind must say.
 */
struct _RelaisListingClass {
  GObjectClass parent_class;

  GType place_type;
  gpointer (*ask) (RelaisListing *listing);
  GDestroyNotify free_question;
  GPtrArray *(*read) (RelaisSession *session, gpointer question, guint offset, guint limit, int *count, GError **error);
};

void        relais_listing_set_desk   (RelaisListing *listing,
                                       RelaisDesk    *desk);
RelaisDesk *relais_listing_get_desk   (RelaisListing *listing);
void        relais_listing_refresh    (RelaisListing *listing);
gboolean    relais_listing_is_ready   (RelaisListing *listing);
gboolean    relais_listing_is_current (RelaisListing *listing);
gpointer    relais_listing_get_loaded (RelaisListing *listing,
                                       guint          position);

G_END_DECLS
