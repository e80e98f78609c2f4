#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RELAIS_LOG_ACT_CONTEXT:
 *
 * The context in which relais_log_act_get_label() is translated.
 */
#define RELAIS_LOG_ACT_CONTEXT "act in the log"

/**
 * RELAIS_LOG_KIND_CONTEXT:
 *
 * The context in which relais_log_kind_get_label() is translated.
 */
#define RELAIS_LOG_KIND_CONTEXT "kind of record"

/**
 * RELAIS_LOG_STORY_CONTEXT:
 *
 * The context in which relais_log_act_get_told() is translated.
 */
#define RELAIS_LOG_STORY_CONTEXT "story of a record"

const char *relais_log_act_get_label   (const char *act);
const char *relais_log_act_get_done    (const char *act);
const char *relais_log_act_get_told    (const char *act,
                                        const char *kind);
const char *relais_log_kind_get_label  (const char *kind);
const char *relais_log_field_get_label (const char *kind,
                                        const char *field);

G_END_DECLS
