#pragma once

#include "relais-record-expander.h"

G_BEGIN_DECLS

extern const RelaisRecordKind relais_practice_kind_profile;
extern const RelaisRecordKind relais_practice_kind_number;
extern const RelaisRecordKind relais_practice_kind_closing;
extern const RelaisRecordKind relais_practice_kind_label;

G_END_DECLS
