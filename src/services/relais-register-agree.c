/* The one question of the desk: may we keep, print, and let the hospital call? A yes by word of mouth answers what was
 * not answered yet and touches no other answer. Blocking, from any thread.
 */

#include "relais-register-agree.h"

#include "relais-care-link.h"
#include "relais-register-care.h"

/**
 * relais_register_agree:
 * @session: a session
 * @actor: who asked the caregiver
 * @link_id: id of a link
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_CONFLICT
 *
 * Notes that the caregiver agrees today, by word of mouth, to being kept, printed and called by the hospital, where
 * each of these was not asked yet. A no stays a no: who takes it back is asked for that alone.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_agree (RelaisSession *session, RelaisActor *actor, const char *link_id, GError **error)
{
  static const RelaisPurpose purposes[] = { RELAIS_PURPOSE_KEEP, RELAIS_PURPOSE_PRINT, RELAIS_PURPOSE_HOSPITAL };
  g_autoptr (RelaisRecord) link = relais_register_load_link (session, actor, link_id, error);
  RelaisDate today = relais_session_get_today (session);

  if (link == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      RelaisRecord *answered;

      if (!g_str_equal (relais_care_link_get_consent (link, purposes[i]), "not_asked"))
        continue;
      answered = relais_care_link_with_consent (link, purposes[i], "yes", "oral", today, relais_actor_get_name (actor));
      relais_record_unref (link);
      link = answered;
    }
  return relais_register_save_link (session, actor, link, NULL, error);
}
