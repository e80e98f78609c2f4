#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  power_vfs_install    (void);
void  power_vfs_start      (void);
void  power_vfs_mark       (int         mark);
guint power_vfs_stop       (void);
int   power_vfs_make_image (guint       cut,
                            GRand      *rand,
                            const char *folder);

G_END_DECLS
