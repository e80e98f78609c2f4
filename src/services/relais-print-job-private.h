#pragma once

#include "relais-print-job.h"

#include "relais-card-practice.h"

G_BEGIN_DECLS

/* In services only relais-printing.c fills one; from then on it is only read. */
struct _RelaisPrintJob {
  gatomicrefcount ref_count;

  RelaisPrintOptions options; /* its sheet is the one that is really printed on */
  gboolean everybody;
  RelaisCardPractice *practice; /* NULL on a page that is about nobody */
  char *author;
  char *title;

  GPtrArray *drafts;  /* element-type RelaisCardDraft */
  GPtrArray *refused; /* element-type RelaisPrintRefusal */
  GPtrArray *pages;   /* element-type RelaisPage */
};

RelaisPrintJob *relais_print_job_new (const RelaisPrintOptions *options);

G_END_DECLS
