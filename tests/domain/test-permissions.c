#include "relais-actor.h"
#include "relais-error.h"
#include "relais-permissions.h"

#include <string.h>

/* The whole matrix as the product describes the roles, a letter a role that may: Reception, Nurse, physiCian, Physio,
 * Social worker, psYchologist, coOrdinator, Administrator, Dpo. Once for a record like any other, once for a record in
 * protected mode. The levels of notes are Home, Care and Logistics; an act about something else has one row for all.
 */
#define ROLES "RNCPSYOAD"

static const struct {
  RelaisAct act;
  const char *levels;
  const char *open;
  const char *hidden;
} matrix[] = {
  /* People, links, consents, cards: the desk and the carers; administrators and DPO do not read records. */
  { RELAIS_ACT_READ_PEOPLE, "HCL", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_EDIT_PEOPLE, "HCL", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_ARCHIVE, "HCL", "......O..", "......O.." },
  { RELAIS_ACT_MERGE, "HCL", "......O..", "......O.." },
  { RELAIS_ACT_IMPORT, "HCL", "......OA.", "......OA." },
  { RELAIS_ACT_EXPORT, "HCL", "......OA.", "......OA." },
  /* No card for a protected person, whoever asks. */
  { RELAIS_ACT_PRINT, "HCL", "RNCPSYO..", "........." },

  /* Protected mode. */
  { RELAIS_ACT_SET_PROTECTED, "HCL", ".NCPSYO..", "........." },
  { RELAIS_ACT_SHOW_PROTECTED, "HCL", ".........", ".NC.SYO.." },
  { RELAIS_ACT_EMERGENCY_ACCESS, "HCL", ".........", "RNCPSYO.." },
  { RELAIS_ACT_PROPOSE_LIFT, "HCL", ".........", ".NCPSYO.." },
  { RELAIS_ACT_LIFT_PROTECTED, "HCL", ".........", "......O.." },

  /* Colleagues kept out of one record. */
  { RELAIS_ACT_EXCLUDE_MEMBER, "HCL", ".NCPSYO..", ".NCPSYO.." },
  { RELAIS_ACT_ADMIT_MEMBER, "HCL", "......O..", "......O.." },

  /* Notes: everyone in the house reads home and logistics, the carers care; only home is ever printed. */
  { RELAIS_ACT_SEE_NOTES, "H", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_SEE_NOTES, "C", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_SEE_NOTES, "L", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_READ_NOTES, "H", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_READ_NOTES, "C", ".NCPSYO..", ".NCPSYO.." },
  { RELAIS_ACT_READ_NOTES, "L", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_WRITE_NOTES, "H", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_WRITE_NOTES, "C", ".NCPSYO..", ".NCPSYO.." },
  { RELAIS_ACT_WRITE_NOTES, "L", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_PRINT_NOTES, "H", "RNCPSYO..", "........." },
  { RELAIS_ACT_PRINT_NOTES, "C", ".........", "........." },
  { RELAIS_ACT_PRINT_NOTES, "L", ".........", "........." },

  /* Stays: whoever is told of an admission or a return notes it, of a protected patient too. */
  { RELAIS_ACT_READ_STAYS, "HCL", "RNCPSYO..", "RNCPSYO.." },
  { RELAIS_ACT_EDIT_STAYS, "HCL", "RNCPSYO..", "RNCPSYO.." },

  /* The directory of professionals: everybody looks, who works with it notes, who keeps the house keeps the folder. */
  { RELAIS_ACT_READ_DIRECTORY, "HCL", "RNCPSYOAD", "RNCPSYOAD" },
  { RELAIS_ACT_EDIT_OWN_DIRECTORY, "HCL", "RNCPSYOA.", "RNCPSYOA." },
  { RELAIS_ACT_MANAGE_FOLDER, "HCL", "......OA.", "......OA." },

  /* The house itself. */
  { RELAIS_ACT_EDIT_PRACTICE, "HCL", ".......A.", ".......A." },
  { RELAIS_ACT_LIST_TEAM, "HCL", "RNCPSYOAD", "RNCPSYOAD" },
  { RELAIS_ACT_CHANGE_OWN_PASSPHRASE, "HCL", "RNCPSYOAD", "RNCPSYOAD" },
  { RELAIS_ACT_MANAGE_TEAM, "HCL", ".......A.", ".......A." },
  { RELAIS_ACT_HAND_OVER, "HCL", ".......A.", ".......A." },
  { RELAIS_ACT_MANAGE_KEYS, "HCL", ".......A.", ".......A." },
  { RELAIS_ACT_READ_AUDIT, "HCL", ".......AD", ".......AD" },
  { RELAIS_ACT_VERIFY, "HCL", "RNCPSYOAD", "RNCPSYOAD" },
};

static const char *const words[] = { "reception",    "nurse",       "physician",     "physio", "social",
                                     "psychologist", "coordinator", "administrator", "dpo" };

static void
check_cell (RelaisAct act, RelaisVisibility level, gboolean hidden, guint role, char cell)
{
  g_test_message ("%s may %s, level %d, %s: %c", words[role], relais_act_get_label (act), level,
                  hidden ? "protected" : "open", cell);
  g_assert_true (cell == '.' || cell == ROLES[role]);
  g_assert_cmpint (relais_permission_covers (words[role], act, level, hidden), ==, cell != '.');
}

/* Each act, each level, each record, each role: no cell twice, none left out. */
static void
test_matrix (void)
{
  guint seen[RELAIS_N_ACTS][RELAIS_N_VISIBILITIES] = { { 0 } };

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, RELAIS_N_ROLES);
  for (gsize i = 0; i < G_N_ELEMENTS (matrix); i++)
    {
      for (const char *letter = matrix[i].levels; *letter != '\0'; letter++)
        {
          RelaisVisibility level = (RelaisVisibility) (strchr ("HCL", *letter) - "HCL");

          seen[matrix[i].act][level]++;
          for (guint role = 0; role < RELAIS_N_ROLES; role++)
            {
              check_cell (matrix[i].act, level, FALSE, role, matrix[i].open[role]);
              check_cell (matrix[i].act, level, TRUE, role, matrix[i].hidden[role]);
            }
        }
    }
  for (guint act = 0; act < RELAIS_N_ACTS; act++)
    {
      g_test_message ("%s", relais_act_get_label (act));
      for (guint level = 0; level < RELAIS_N_VISIBILITIES; level++)
        g_assert_cmpuint (seen[act][level], ==, 1);
    }
}

/* Asked without a note and a record, an act is granted to whoever has one cell of it. */
static void
test_at_all (void)
{
  for (guint act = 0; act < RELAIS_N_ACTS; act++)
    {
      for (guint role = 0; role < RELAIS_N_ROLES; role++)
        {
          gboolean any = FALSE;

          for (gsize i = 0; i < G_N_ELEMENTS (matrix); i++)
            any = any || (matrix[i].act == act && (matrix[i].open[role] != '.' || matrix[i].hidden[role] != '.'));
          g_test_message ("%s may %s", words[role], relais_act_get_label (act));
          g_assert_cmpint (relais_permission_is_granted (words[role], act), ==, any);
        }
    }
}

static void
test_roles_add_up (void)
{
  g_assert_true (relais_permission_is_granted ("reception;coordinator", RELAIS_ACT_MERGE));
  g_assert_true (relais_permission_covers ("reception;nurse", RELAIS_ACT_READ_NOTES, RELAIS_VISIBILITY_CARE, FALSE));
  g_assert_false (relais_permission_is_granted ("", RELAIS_ACT_READ_PEOPLE));
  g_assert_false (relais_permission_is_granted (NULL, RELAIS_ACT_READ_PEOPLE));
  g_assert_false (relais_permission_is_granted ("nurses", RELAIS_ACT_READ_PEOPLE));
  g_assert_false (relais_permission_covers ("", RELAIS_ACT_VERIFY, RELAIS_VISIBILITY_HOME, FALSE));
}

static void
test_actor_is_refused (void)
{
  g_autoptr (RelaisActor) actor = relais_actor_new ("id", "Els", "reception", "desk 1");
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_actor_check (actor, RELAIS_ACT_PRINT, &error));
  g_assert_no_error (error);
  g_assert_true (relais_actor_may_with (actor, RELAIS_ACT_PRINT, RELAIS_VISIBILITY_HOME, FALSE));
  g_assert_false (relais_actor_may_with (actor, RELAIS_ACT_PRINT, RELAIS_VISIBILITY_HOME, TRUE));
  g_assert_false (relais_actor_check (actor, RELAIS_ACT_EXPORT, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "export people");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/permissions/matrix", test_matrix);
  g_test_add_func ("/permissions/at-all", test_at_all);
  g_test_add_func ("/permissions/roles-add-up", test_roles_add_up);
  g_test_add_func ("/permissions/actor-is-refused", test_actor_is_refused);
  return g_test_run ();
}
