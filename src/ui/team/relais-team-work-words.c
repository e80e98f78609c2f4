/* What somebody who leaves the team leaves behind, and what of it a colleague did not get and why, a line for each
 * kind: numbers only, since who administers does not read it. Pure.
 */

#include "relais-team-work-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  guint n;
  const char *sentence; /* with its place for the number */
} Line;

static char *
write_lines (const Line *lines, gsize n_lines)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_lines; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", lines[i].n);
      g_auto (GStrv) parts = g_strsplit (lines[i].sentence, "%u", 2);
      g_autofree char *sentence = g_strjoinv (number, parts);

      if (lines[i].n > 0)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

/**
 * relais_team_work_words_left:
 * @work: what somebody leaves behind
 *
 * Returns: (transfer full): a line for each kind
 */
char *
relais_team_work_words_left (const RelaisTeamWork *work)
{
  const Line lines[] = {
    { work->n_patients, ngettext ("referent of %u patient", "referent of %u patients", work->n_patients) },
    { work->n_stays, ngettext ("referent of %u stay in hospital", "referent of %u stays in hospital", work->n_stays) },
    { work->n_tasks, ngettext ("%u action to be done", "%u actions to be done", work->n_tasks) },
    { work->n_urgent, ngettext ("%u urgent entry not read yet", "%u urgent entries not read yet", work->n_urgent) },
    { work->n_forms, ngettext ("%u begun form", "%u begun forms", work->n_forms) },
    { work->n_stops, ngettext ("%u visit of the round", "%u visits of the round", work->n_stops) },
    { work->n_lifts, ngettext ("%u proposal to lift the protected mode", "%u proposals to lift the protected mode",
                               work->n_lifts) },
    { work->n_closed,
      ngettext ("%u entry for named readers that nobody else may read: it stays closed to the others",
                "%u entries for named readers that nobody else may read: they stay closed to the others",
                work->n_closed) },
  };
  char *text = write_lines (lines, G_N_ELEMENTS (lines));

  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (_("Nothing to hand over."));
}

/**
 * relais_team_work_words_kept_back:
 * @work: what was handed over
 *
 * Returns: (transfer full) (nullable): a line for each kind of what the colleague did not get; %NULL when they got all
 */
char *
relais_team_work_words_kept_back (const RelaisTeamWork *work)
{
  const Line lines[] = {
    { work->n_patients_kept_back,
      ngettext ("%u patient has no referent now: the colleague is kept out of the record",
                "%u patients have no referent now: the colleague is kept out of their records",
                work->n_patients_kept_back) },
    { work->n_stays_kept_back,
      ngettext ("%u stay in hospital has no referent now: the colleague is kept out of the record",
                "%u stays in hospital have no referent now: the colleague is kept out of the records",
                work->n_stays_kept_back) },
    { work->n_tasks_kept_back,
      ngettext ("%u action is for whoever comes first now: the colleague does not see it",
                "%u actions are for whoever comes first now: the colleague does not see them",
                work->n_tasks_kept_back) },
    { work->n_urgent_kept_back,
      ngettext ("%u urgent entry waits for those only who may read it: the colleague may not",
                "%u urgent entries wait for those only who may read them: the colleague may not",
                work->n_urgent_kept_back) },
    { work->n_forms_kept_back,
      ngettext ("%u begun form stays closed: the colleague may not read what is in it",
                "%u begun forms stay closed: the colleague may not read what is in them", work->n_forms_kept_back) },
    { work->n_stops_kept_back,
      ngettext ("%u visit of the round is nobody’s now: the colleague is kept out of the record",
                "%u visits of the round are nobody’s now: the colleague is kept out of the records",
                work->n_stops_kept_back) },
    { work->n_closed,
      ngettext ("%u entry for named readers stays closed: nobody else may read it",
                "%u entries for named readers stay closed: nobody else may read them", work->n_closed) },
  };
  char *text = write_lines (lines, G_N_ELEMENTS (lines));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}
