#pragma once

#include "relais-measurer.h"
#include "relais-page.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

/**
 * RelaisReportLevel:
 * @RELAIS_REPORT_TITLE: the title of the whole
 * @RELAIS_REPORT_TEXT: a paragraph
 * @RELAIS_REPORT_HEADING: the heading of a part; what follows it stays with it
 * @RELAIS_REPORT_SUBHEADING: a heading inside a part; what follows it stays with it
 * @RELAIS_REPORT_ITEM: a line below it, set in
 *
 * What a paragraph of a report is.
 */
typedef enum {
  RELAIS_REPORT_TITLE,
  RELAIS_REPORT_TEXT,
  RELAIS_REPORT_HEADING,
  RELAIS_REPORT_SUBHEADING,
  RELAIS_REPORT_ITEM,
} RelaisReportLevel;

/**
 * RelaisReport:
 *
 * A text of paragraphs for A4 pages. Belongs to whoever makes it; one thread.
 */
typedef struct _RelaisReport RelaisReport;

RelaisReport *relais_report_new    (void);
void          relais_report_free   (RelaisReport       *report);

void          relais_report_add    (RelaisReport       *report,
                                    RelaisReportLevel   level,
                                    const char         *text);
GPtrArray    *relais_report_layout (const RelaisReport *report,
                                    RelaisMeasurer     *measurer,
                                    RelaisPhrasebook   *book,
                                    const char         *foot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisReport, relais_report_free)

G_END_DECLS
