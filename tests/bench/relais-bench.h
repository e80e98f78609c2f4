#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A benchmark is a program tests/bench/bench-NAME.c that build-aux/bench NAME runs. It makes its data (seeded, the same
 * at every run), measures, and prints one line a figure with one of the two functions at the end. Bars are those of
 * the project's quality figures; where a bar is a ratio, both sides are measured in the same run.
 *
 *   typedef struct { … } Stores;
 *   static void commit_encrypted (gpointer data) { … }
 *   static void commit_plain (gpointer data) { … }
 *
 *   relais_bench_pair (commit_encrypted, commit_plain, &stores, 21, &encrypted, &plain);
 *   relais_bench_print_ratio ("P7 a commit", encrypted * 1e3, "ms", "the same in plain", plain * 1e3, 2.0);
 */

/**
 * RelaisBenchFunc:
 * @user_data: what was given to the function that measures
 *
 * What is measured, once.
 */
typedef void (*RelaisBenchFunc) (gpointer user_data);

double relais_bench_now               (void);
double relais_bench_time              (RelaisBenchFunc  func,
                                       gpointer         user_data,
                                       guint            rounds);
void   relais_bench_pair              (RelaisBenchFunc  figure,
                                       RelaisBenchFunc  yardstick,
                                       gpointer         user_data,
                                       guint            rounds,
                                       double          *figure_seconds,
                                       double          *yardstick_seconds);
double relais_bench_percentile        (const double    *samples,
                                       gsize            n_samples,
                                       double           percent);
double relais_bench_growth            (const double    *sizes,
                                       const double    *values,
                                       gsize            n_values);

void   relais_bench_reset_peak_memory (void);
double relais_bench_get_peak_memory   (void);

void   relais_bench_print_ratio       (const char      *what,
                                       double           figure,
                                       const char      *unit,
                                       const char      *yardstick_name,
                                       double           yardstick,
                                       double           bar);
void   relais_bench_print_limit       (const char      *what,
                                       double           figure,
                                       const char      *unit,
                                       double           bar);

G_END_DECLS
