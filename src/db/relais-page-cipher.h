#pragma once

#include "relais-data-key.h"

#include <glib.h>

/* For the files of db/ and their tests only. */

G_BEGIN_DECLS

#define RELAIS_PAGE_SIZE 4096
#define RELAIS_PAGE_NONCE_SIZE 24
#define RELAIS_PAGE_TAG_SIZE 16
#define RELAIS_PAGE_RESERVED_SIZE (RELAIS_PAGE_NONCE_SIZE + RELAIS_PAGE_TAG_SIZE)
#define RELAIS_PAGE_SALT_SIZE 8
#define RELAIS_PAGE_CONTENT_SIZE (RELAIS_PAGE_SIZE - RELAIS_PAGE_RESERVED_SIZE)

#define RELAIS_PAGE_MAGIC "RLS"
#define RELAIS_PAGE_MAGIC_SIZE 3
#define RELAIS_PAGE_FORMAT 1
#define RELAIS_PAGE_MARK_SIZE (RELAIS_PAGE_MAGIC_SIZE + 1 + RELAIS_DATA_KEY_ID_SIZE)

/**
 * RelaisPageKind:
 * @RELAIS_PAGE_CURRENT: a page of the file
 * @RELAIS_PAGE_BEFORE: a before-image in a rollback journal
 */
typedef enum {
  RELAIS_PAGE_CURRENT = 1,
  RELAIS_PAGE_BEFORE = 2,
} RelaisPageKind;

/**
 * RelaisPageMark:
 * @RELAIS_PAGE_MARK_OURS: a register of this key
 * @RELAIS_PAGE_MARK_OTHER_KEY: a register of another key
 * @RELAIS_PAGE_MARK_NEWER: of a later version of the format
 * @RELAIS_PAGE_MARK_BROKEN: what is left of one
 * @RELAIS_PAGE_MARK_FOREIGN: anything else
 *
 * What the mark on a sealed page 1 says, which anybody can read and write.
 */
typedef enum {
  RELAIS_PAGE_MARK_OURS,
  RELAIS_PAGE_MARK_OTHER_KEY,
  RELAIS_PAGE_MARK_NEWER,
  RELAIS_PAGE_MARK_BROKEN,
  RELAIS_PAGE_MARK_FOREIGN,
} RelaisPageMark;

typedef struct _RelaisPageCipher RelaisPageCipher;

RelaisPageCipher *relais_page_cipher_new       (RelaisDataKey    *key);
RelaisPageCipher *relais_page_cipher_ref       (RelaisPageCipher *cipher);
void              relais_page_cipher_unref     (RelaisPageCipher *cipher);

gboolean          relais_page_cipher_seal      (RelaisPageCipher *cipher,
                                                RelaisPageKind    kind,
                                                guint32           number,
                                                const guint8     *page,
                                                guint8           *sealed);
gboolean          relais_page_cipher_open      (RelaisPageCipher *cipher,
                                                RelaisPageKind    kind,
                                                guint32           number,
                                                const guint8     *sealed,
                                                guint8           *page);
gboolean          relais_page_cipher_seal_logged (RelaisPageCipher *cipher,
                                                  guint32           number,
                                                  gint64            place,
                                                  const guint8     *salt,
                                                  const guint8     *page,
                                                  guint8           *sealed);
gboolean          relais_page_cipher_open_logged (RelaisPageCipher *cipher,
                                                  guint32           number,
                                                  gint64            place,
                                                  const guint8     *salt,
                                                  const guint8     *sealed,
                                                  guint8           *page);
RelaisPageMark    relais_page_cipher_recognize (RelaisPageCipher *cipher,
                                                const guint8     *first_page);
void              relais_page_cipher_mask      (RelaisPageCipher *cipher,
                                                guint8           *checksum,
                                                gsize             size,
                                                gint64            place,
                                                const guint8     *salt);
void              relais_page_cipher_unmask    (RelaisPageCipher *cipher,
                                                guint8           *checksum,
                                                gsize             size,
                                                gint64            place,
                                                const guint8     *salt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPageCipher, relais_page_cipher_unref)

G_END_DECLS
