#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisDate:
 * @year: 1850 to 2199, or 0 for "no date"
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to 31, or 0 when only the month is known
 *
 * A civil date, perhaps partial, without a time zone: a date is a date. A plain value, copied by assignment.
 */
typedef struct {
  int year;
  int month;
  int day;
} RelaisDate;

#define RELAIS_DATE_NONE ((RelaisDate) { 0, 0, 0 })

RelaisDate relais_date            (int year, int month, int day);
gboolean   relais_date_is_set     (RelaisDate date);
gboolean   relais_date_is_full    (RelaisDate date);
gboolean   relais_date_parse      (const char *text, RelaisDate *date);
char      *relais_date_to_text    (RelaisDate date);
int        relais_date_compare    (RelaisDate a, RelaisDate b);
gboolean   relais_date_agrees     (RelaisDate a, RelaisDate b);
gboolean   relais_date_is_over    (RelaisDate end, RelaisDate today);
RelaisDate relais_date_add_days   (RelaisDate date, int days);
RelaisDate relais_date_add_months (RelaisDate date, int months);
int        relais_date_days_until (RelaisDate from, RelaisDate until);
int        relais_date_weekday    (RelaisDate date);
int        relais_date_age        (RelaisDate birth, RelaisDate today);

G_END_DECLS
