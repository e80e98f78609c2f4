#include "relais-error.h"
#include "relais-staff.h"

/* The whole matrix, cell by cell: a letter for each role that may, in the order of the product's description. */
static const struct {
  RelaisAct act;
  const char *may;
} matrix[] = {
  { RELAIS_ACT_READ_PEOPLE, "reception;nurse;physician;physio;social;psychologist;coordinator" },
  { RELAIS_ACT_SHOW_PROTECTED, "nurse;physician;social;psychologist;coordinator" },
  { RELAIS_ACT_EDIT_PEOPLE, "reception;nurse;physician;physio;social;psychologist;coordinator" },
  { RELAIS_ACT_SET_PROTECTED, "nurse;physician;physio;social;psychologist;coordinator" },
  { RELAIS_ACT_LIFT_PROTECTED, "coordinator" },
  { RELAIS_ACT_ARCHIVE, "coordinator" },
  { RELAIS_ACT_MERGE, "coordinator" },
  { RELAIS_ACT_IMPORT, "coordinator;administrator" },
  { RELAIS_ACT_EXPORT, "coordinator;administrator" },
  { RELAIS_ACT_PRINT, "reception;nurse;physician;physio;social;psychologist;coordinator" },
  { RELAIS_ACT_EDIT_PRACTICE, "administrator" },
  { RELAIS_ACT_READ_AUDIT, "administrator;dpo" },
  { RELAIS_ACT_VERIFY, "reception;nurse;physician;physio;social;psychologist;coordinator;administrator;dpo" },
};

static void
test_matrix (void)
{
  const char *const *roles = relais_staff_type.fields[RELAIS_STAFF_ROLE].words;

  g_assert_cmpuint (G_N_ELEMENTS (matrix), ==, RELAIS_N_ACTS);

  for (gsize i = 0; i < G_N_ELEMENTS (matrix); i++)
    {
      g_auto (GStrv) may = g_strsplit (matrix[i].may, ";", -1);

      g_assert_nonnull (relais_act_get_label (matrix[i].act));
      for (guint r = 0; roles[r] != NULL; r++)
        {
          g_test_message ("%s: %s", roles[r], relais_act_get_label (matrix[i].act));
          g_assert_cmpint (relais_permission_is_granted (roles[r], matrix[i].act), ==,
                           g_strv_contains ((const char *const *) may, roles[r]));
        }
    }
}

static void
test_roles_add_up (void)
{
  g_assert_true (relais_permission_is_granted ("reception;coordinator", RELAIS_ACT_MERGE));
  g_assert_false (relais_permission_is_granted ("", RELAIS_ACT_READ_PEOPLE));
  g_assert_false (relais_permission_is_granted (NULL, RELAIS_ACT_READ_PEOPLE));
  g_assert_false (relais_permission_is_granted ("nurses", RELAIS_ACT_READ_PEOPLE));
}

static void
test_actor_is_refused (void)
{
  g_autoptr (RelaisActor) actor = relais_actor_new ("id", "Els", "reception", "desk 1");
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_actor_check (actor, RELAIS_ACT_PRINT, &error));
  g_assert_no_error (error);
  g_assert_false (relais_actor_check (actor, RELAIS_ACT_EXPORT, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "export people");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff/matrix", test_matrix);
  g_test_add_func ("/staff/roles-add-up", test_roles_add_up);
  g_test_add_func ("/staff/actor-is-refused", test_actor_is_refused);
  return g_test_run ();
}
