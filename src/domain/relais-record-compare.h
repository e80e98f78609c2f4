#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisDifferenceKind:
 * @RELAIS_DIFFERENCE_MINE: only I changed it
 * @RELAIS_DIFFERENCE_THEIRS: only they changed it
 * @RELAIS_DIFFERENCE_BOTH: both changed it, or something that belongs to it, each in another way
 *
 * Who changed a field of one record that two people had open.
 */
typedef enum {
  RELAIS_DIFFERENCE_MINE,
  RELAIS_DIFFERENCE_THEIRS,
  RELAIS_DIFFERENCE_BOTH,
} RelaisDifferenceKind;

/**
 * RelaisDifference:
 * @field: the number of the field in its type
 * @group: the number of the first field that belongs together with it: an address, a phone, an answer and its date
 * @kind: who changed it
 * @base: (nullable): what both started from
 * @mine: (nullable): what I want to save
 * @theirs: (nullable): what is stored now
 * @keeps_mine: whether @mine is to be saved; see relais_differences_choose()
 *
 * One field in which the two versions differ.
 */
typedef struct {
  guint field;
  guint group;
  RelaisDifferenceKind kind;
  char *base;
  char *mine;
  char *theirs;
  gboolean keeps_mine;
} RelaisDifference;

GPtrArray    *relais_record_compare     (const RelaisRecord *base,
                                         const RelaisRecord *mine,
                                         const RelaisRecord *theirs);
void          relais_differences_choose (GPtrArray          *differences,
                                         guint               group,
                                         gboolean            keeps_mine);
gboolean      relais_differences_clash  (GPtrArray          *differences);
RelaisRecord *relais_record_combine     (const RelaisRecord *theirs,
                                         GPtrArray          *differences);
void          relais_difference_free    (RelaisDifference   *difference);

G_END_DECLS
