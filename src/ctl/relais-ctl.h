#pragma once

#include "relais-ctl-arguments.h"
#include "relais-labels.h"
#include "relais-session.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RelaisCtlFormat:
 * @RELAIS_CTL_TEXT: for people, translated
 * @RELAIS_CTL_JSON: one document
 * @RELAIS_CTL_TSV: a header and a row per record
 *
 * The form of the answer.
 */
typedef enum {
  RELAIS_CTL_TEXT,
  RELAIS_CTL_JSON,
  RELAIS_CTL_TSV,
} RelaisCtlFormat;

/**
 * RelaisCtl:
 *
 * One run of the program: its global options, the session once it is open, and the answer that is being put together.
 */
typedef struct {
  char *data_dir;
  char *as;
  char *passphrase_file;
  char *new_passphrase_file;
  int passphrase_fd;
  int new_passphrase_fd;
  RelaisCtlFormat format;

  RelaisClock *clock;
  RelaisSession *session;
  RelaisLabels *labels; /* for text, once they are asked for */

  JsonNode *result; /* for programs */
  GString *text;    /* for people */
} RelaisCtl;

/**
 * RelaisCtlCommand:
 * @words: one to three words, such as "patient add"
 * @usage: (nullable): what follows them
 * @summary: English msgid of what it does
 * @options: (nullable) (array zero-terminated=1): its own options; "=" behind a name says that a value follows
 * @fields: (nullable): the type of record whose fields are options too
 * @facet: which facets of that type
 * @n_positional: how many words may follow, -1 for any number
 * @run: does it
 *
 * One command.
 */
typedef struct {
  const char *words;
  const char *usage;
  const char *summary;
  const char *const *options;
  const RelaisRecordType *fields;
  guint facet;
  int n_positional;
  gboolean (*run) (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error);
} RelaisCtlCommand;

const RelaisCtlCommand *const *relais_ctl_list_commands (gsize            *n_commands);
RelaisCtlArguments     *relais_ctl_read          (const char *const       *words,
                                                  const RelaisCtlCommand **command,
                                                  GError                 **error);
gboolean                relais_ctl_run           (RelaisCtl               *ctl,
                                                  const char *const       *words,
                                                  GError                 **error);
gboolean                relais_ctl_open_session  (RelaisCtl               *ctl,
                                                  GError                 **error);
RelaisActor            *relais_ctl_get_actor     (RelaisCtl               *ctl);
const RelaisLabels     *relais_ctl_get_labels    (RelaisCtl               *ctl);
void                    relais_ctl_take_result   (RelaisCtl               *ctl,
                                                  JsonNode                *result);
void                    relais_ctl_say           (RelaisCtl               *ctl,
                                                  const char              *line);

/* The commands, a file each. */
extern const RelaisCtlCommand relais_ctl_setup_commands[];
extern const RelaisCtlCommand relais_ctl_people_commands[];
extern const RelaisCtlCommand relais_ctl_act_commands[];
extern const RelaisCtlCommand relais_ctl_care_commands[];
extern const RelaisCtlCommand relais_ctl_practice_commands[];
extern const RelaisCtlCommand relais_ctl_key_commands[];
extern const RelaisCtlCommand relais_ctl_label_commands[];
extern const RelaisCtlCommand relais_ctl_note_commands[];
extern const RelaisCtlCommand relais_ctl_round_commands[];
extern const RelaisCtlCommand relais_ctl_transfer_commands[];
extern const RelaisCtlCommand relais_ctl_print_commands[];
extern const RelaisCtlCommand relais_ctl_check_commands[];
extern const RelaisCtlCommand relais_ctl_audit_commands[];
extern const RelaisCtlCommand relais_ctl_protection_commands[];
extern const RelaisCtlCommand relais_ctl_staff_commands[];
extern const RelaisCtlCommand relais_ctl_stay_commands[];
extern const RelaisCtlCommand relais_ctl_checklist_commands[];
extern const RelaisCtlCommand relais_ctl_directory_commands[];
extern const RelaisCtlCommand relais_ctl_directory_sync_commands[];
extern const RelaisCtlCommand relais_ctl_batch_commands[];
extern const RelaisCtlCommand relais_ctl_directory_check_commands[];

G_END_DECLS
