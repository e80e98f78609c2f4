#pragma once

#include "relais-data-key.h"

#include <glib.h>

/* For the files of db/ and their tests only: what stands where in register.keys. */

G_BEGIN_DECLS

#define RELAIS_KEY_FILE_VERSION 1
#define RELAIS_KEY_FILE_MIN_SLOTS 32
#define RELAIS_KEY_FILE_MAX_SLOTS 1024
#define RELAIS_KEY_FILE_FLOOR_KIB (64 * 1024)

#define RELAIS_KEY_FILE_MAGIC_SIZE 8
#define RELAIS_KEY_FILE_VERSION_AT 8
#define RELAIS_KEY_FILE_PREAMBLE_CHECK_AT 12
#define RELAIS_KEY_FILE_N_SLOTS_AT 16
#define RELAIS_KEY_FILE_MEMORY_AT 20
#define RELAIS_KEY_FILE_PASSES_AT 24
#define RELAIS_KEY_FILE_RESERVED_AT 28
#define RELAIS_KEY_FILE_REGISTER_ID_AT 32
#define RELAIS_KEY_FILE_REGISTER_ID_SIZE 16
#define RELAIS_KEY_FILE_KEY_ID_AT 48
#define RELAIS_KEY_FILE_SALT_AT 56
#define RELAIS_KEY_FILE_SALT_SIZE 16
#define RELAIS_KEY_FILE_HEADER_SIZE 72

#define RELAIS_KEY_FILE_NONCE_SIZE 24
#define RELAIS_KEY_FILE_TAG_SIZE 16
#define RELAIS_KEY_FILE_SLOT_CONTENT_SIZE 80
#define RELAIS_KEY_FILE_SLOT_SIZE \
  (RELAIS_KEY_FILE_NONCE_SIZE + RELAIS_KEY_FILE_SLOT_CONTENT_SIZE + RELAIS_KEY_FILE_TAG_SIZE)
#define RELAIS_KEY_FILE_ENTRY_SIZE 56
#define RELAIS_KEY_FILE_SLOT_CHECK_SIZE 16
#define RELAIS_KEY_FILE_CHECK_SIZE 32

typedef struct _RelaisKeyFileImage RelaisKeyFileImage;

RelaisKeyFileImage *relais_key_file_image_new             (RelaisDataKey       *key,
                                                           guint                n_slots,
                                                           guint32              memory_kib,
                                                           guint32              passes);
RelaisKeyFileImage *relais_key_file_image_parse           (const guint8        *bytes,
                                                           gsize                size,
                                                           guint32              floor_kib,
                                                           const char          *subject,
                                                           GError             **error);
RelaisKeyFileImage *relais_key_file_image_load            (const char          *path,
                                                           guint32              floor_kib,
                                                           GError             **error);
gboolean            relais_key_file_image_save            (RelaisKeyFileImage  *image,
                                                           const char          *path,
                                                           GError             **error);
void                relais_key_file_image_free            (RelaisKeyFileImage  *image);

guint32             relais_key_file_image_get_word        (RelaisKeyFileImage  *image,
                                                           gsize                at);
const guint8       *relais_key_file_image_get_header      (RelaisKeyFileImage  *image);
guint               relais_key_file_image_get_n_slots     (RelaisKeyFileImage  *image);
guint8             *relais_key_file_image_get_slot        (RelaisKeyFileImage  *image,
                                                           guint                i);
gboolean            relais_key_file_image_slot_is_intact  (RelaisKeyFileImage  *image,
                                                           guint                i);
guint8             *relais_key_file_image_get_directory   (RelaisKeyFileImage  *image);
RelaisKeyFileImage *relais_key_file_image_grow            (RelaisKeyFileImage  *image);
void                relais_key_file_image_update_slot_check (RelaisKeyFileImage *image,
                                                           guint                i);
void                relais_key_file_image_update_check    (RelaisKeyFileImage  *image);
const guint8       *relais_key_file_image_get_bytes       (RelaisKeyFileImage  *image,
                                                           gsize               *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisKeyFileImage, relais_key_file_image_free)

G_END_DECLS
