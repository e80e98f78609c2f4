#pragma once

#include "relais-team.h"

G_BEGIN_DECLS

char *relais_team_work_words_left      (const RelaisTeamWork *work);
char *relais_team_work_words_kept_back (const RelaisTeamWork *work);

G_END_DECLS
