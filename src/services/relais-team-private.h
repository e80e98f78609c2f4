#pragma once

#include "relais-team.h"

G_BEGIN_DECLS

gboolean relais_team_put   (RelaisStore         *store,
                            RelaisChange        *change,
                            const RelaisRecord  *member,
                            RelaisRecord       **saved,
                            GError             **error);
gboolean relais_team_close (RelaisStore         *store,
                            RelaisChange        *change,
                            const RelaisRecord  *member,
                            RelaisDate           last_day,
                            RelaisRecord       **saved,
                            GError             **error);
gboolean relais_team_sweep (RelaisSession       *session,
                            GError             **error);

gboolean relais_team_count_stays (RelaisDb           *db,
                                  const RelaisRecord *member,
                                  RelaisTeamWork     *work,
                                  GError            **error);
gboolean relais_team_hand_over_stays (RelaisChange       *change,
                                      const RelaisRecord *member,
                                      const RelaisRecord *to,
                                      RelaisTeamWork     *work,
                                      GError            **error);
gboolean relais_team_count_notebook (RelaisDb           *db,
                                     const RelaisRecord *member,
                                     RelaisDate          today,
                                     RelaisTeamWork     *work,
                                     GError            **error);
gboolean relais_team_hand_over_notebook (RelaisChange       *change,
                                         const RelaisRecord *member,
                                         const RelaisRecord *to,
                                         RelaisTeamWork     *work,
                                         GError            **error);
gboolean relais_team_count_round (RelaisDb           *db,
                                  const RelaisRecord *member,
                                  RelaisTeamWork     *work,
                                  GError            **error);
gboolean relais_team_hand_over_round (RelaisChange       *change,
                                      const RelaisRecord *member,
                                      const RelaisRecord *to,
                                      RelaisTeamWork     *work,
                                      GError            **error);
gboolean relais_team_hand_over_forms (RelaisChange       *change,
                                      const RelaisRecord *member,
                                      const RelaisRecord *to,
                                      RelaisTeamWork     *work,
                                      GError            **error);

G_END_DECLS
