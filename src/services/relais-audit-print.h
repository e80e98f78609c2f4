#pragma once

#include "relais-pdf.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* Who has seen a person, on paper. Blocking, as relais-register. */

GPtrArray *relais_audit_print_pages (RelaisSession   *session,
                                     RelaisActor     *actor,
                                     const char      *person,
                                     RelaisDate       from,
                                     RelaisDate       until,
                                     const char      *language,
                                     char           **title,
                                     GError         **error);
gboolean   relais_audit_print_pdf   (RelaisSession   *session,
                                     RelaisActor     *actor,
                                     const char      *person,
                                     RelaisDate       from,
                                     RelaisDate       until,
                                     const char      *language,
                                     RelaisPdfFlags   flags,
                                     const char      *path,
                                     guint           *n_pages,
                                     GError         **error);

G_END_DECLS
