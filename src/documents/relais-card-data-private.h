#pragma once

#include "relais-card-data.h"
#include "relais-relation.h"

G_BEGIN_DECLS

/* For the layout of cards only. Names carry their isolates (relais-card-data.c). */

typedef struct {
  char *name;
  char *relation;
  RelaisRelationForm form;
  char *phone;
  char *hours;
} RelaisCardEntry;

struct _RelaisCardData {
  RelaisCardKind kind;
  RelaisCardPractice *practice;

  char *owner;
  char *other_script;
  gboolean no_label;

  char *aided;
  char *language;
  gboolean interpreter;

  RelaisCardEntry people[RELAIS_CARD_MAX_PEOPLE];
  guint n_people;
  RelaisCardEntry trusted;

  char *reference;
  RelaisDate printed;
};

G_END_DECLS
