#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisCtlArguments:
 *
 * What stood behind the words of a command: positional words, its own options, and values for fields of a record.
 */
typedef struct _RelaisCtlArguments RelaisCtlArguments;

RelaisCtlArguments *relais_ctl_arguments_parse        (const char *const       *words,
                                                       const char *const       *options,
                                                       const RelaisRecordType  *fields,
                                                       guint                    facet,
                                                       int                      n_positional,
                                                       GError                 **error);
void                relais_ctl_arguments_free         (RelaisCtlArguments      *arguments);

guint               relais_ctl_arguments_get_n        (RelaisCtlArguments      *arguments);
const char         *relais_ctl_arguments_get          (RelaisCtlArguments      *arguments,
                                                       guint                    index);
gboolean            relais_ctl_arguments_require      (RelaisCtlArguments      *arguments,
                                                       guint                    index,
                                                       const char              *what,
                                                       const char             **value,
                                                       GError                 **error);
gboolean            relais_ctl_arguments_has          (RelaisCtlArguments      *arguments,
                                                       const char              *option);
const char         *relais_ctl_arguments_get_option   (RelaisCtlArguments      *arguments,
                                                       const char              *option);
GPtrArray          *relais_ctl_arguments_get_options  (RelaisCtlArguments      *arguments,
                                                       const char              *option);
gboolean            relais_ctl_arguments_get_number   (RelaisCtlArguments      *arguments,
                                                       const char              *option,
                                                       guint                    fallback,
                                                       guint                   *number,
                                                       GError                 **error);
gboolean            relais_ctl_arguments_get_date     (RelaisCtlArguments      *arguments,
                                                       const char              *option,
                                                       RelaisDate               today,
                                                       RelaisDate              *date,
                                                       GError                 **error);
gboolean            relais_ctl_arguments_fill         (RelaisCtlArguments      *arguments,
                                                       RelaisRecordBuilder     *builder,
                                                       RelaisDate               today,
                                                       GPtrArray               *issues,
                                                       GError                 **error);
gboolean            relais_ctl_arguments_has_fields   (RelaisCtlArguments      *arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCtlArguments, relais_ctl_arguments_free)

G_END_DECLS
