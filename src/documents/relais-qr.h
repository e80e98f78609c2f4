#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RELAIS_QR_QUIET_ZONE:
 *
 * The modules that stay white on each side of a code (ISO/IEC 18004).
 */
#define RELAIS_QR_QUIET_ZONE 4

/**
 * RELAIS_QR_MIN_MODULE:
 *
 * The smallest width of a module in millimetres that the camera of an old phone still reads.
 */
#define RELAIS_QR_MIN_MODULE 0.5

/**
 * RELAIS_QR_MAX_VERSION:
 *
 * The largest code that fits on a card: 41 modules a side, 106 bytes at level M.
 */
#define RELAIS_QR_MAX_VERSION 6

typedef struct _RelaisQr RelaisQr;

RelaisQr   *relais_qr_new          (const char      *text,
                                    GError         **error);
RelaisQr   *relais_qr_new_for_call (const char      *number,
                                    GError         **error);
RelaisQr   *relais_qr_ref          (RelaisQr        *code);
void        relais_qr_unref        (RelaisQr        *code);

const char *relais_qr_get_text     (const RelaisQr  *code);
int         relais_qr_get_size     (const RelaisQr  *code);
gboolean    relais_qr_is_dark      (const RelaisQr  *code,
                                    int              column,
                                    int              row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisQr, relais_qr_unref)

G_END_DECLS
