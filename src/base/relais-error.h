#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_ERROR (relais_error_quark ())

/**
 * RelaisErrorCode:
 *
 * Everything that can go wrong on its way to a person. Each code has one word for programs, one sentence for people
 * and one family (see relais_error_code_get_family()); they stand together in relais-error.c.
 */
typedef enum {
  /* The data says no. */
  RELAIS_ERROR_INVALID,              /* a value breaks a rule; the detail says which */
  RELAIS_ERROR_NOT_FOUND,            /* no record with this id */
  RELAIS_ERROR_NO_OPERATION,         /* nothing was done under this id */
  RELAIS_ERROR_AMBIGUOUS,            /* several records fit */
  RELAIS_ERROR_CONFLICT,             /* somebody else saved this record since it was read */
  RELAIS_ERROR_DUPLICATE,            /* this exists already */
  RELAIS_ERROR_NOT_ALLOWED,          /* the actor's roles do not include this act */
  RELAIS_ERROR_NO_CONSENT,           /* the person did not agree to this use */
  RELAIS_ERROR_NO_AGREEMENT,         /* the patient refused the liaison */
  RELAIS_ERROR_PROTECTED,            /* the record is in protected mode */
  RELAIS_ERROR_TWO_PEOPLE,           /* nobody lifts protected mode alone */
  RELAIS_ERROR_ARCHIVED,             /* the record is archived */
  RELAIS_ERROR_DECEASED,             /* the person has died */
  RELAIS_ERROR_STOPPED,              /* the person said "stop" */
  RELAIS_ERROR_NOTHING_TO_PRINT,     /* nobody to call, no link */
  RELAIS_ERROR_OVERFLOW,             /* a line does not fit on the paper; the subject is the line */
  RELAIS_ERROR_PAPER_OUTDATED,       /* what stands on a paper changed after it was laid out */
  RELAIS_ERROR_PAPER_SCALED,         /* the print dialog was asked for another size */
  RELAIS_ERROR_UNDO_CHANGED,         /* the record changed after the act that is to be undone */
  RELAIS_ERROR_UNDO_EXPIRED,         /* undone already, or older than 30 days */
  RELAIS_ERROR_NOT_A_TABLE,          /* a spreadsheet that cannot be read as rows and columns */
  RELAIS_ERROR_WRONG_FILE_TYPE,      /* an .xlsx, a PDF, a picture where a CSV was expected */
  RELAIS_ERROR_TOO_LARGE,            /* a file or a text above its limit */
  RELAIS_ERROR_ATTACHMENT_KIND,      /* neither a photo nor a PDF */
  RELAIS_ERROR_ATTACHMENT_TOO_LARGE, /* the detail is the limit in MB */
  RELAIS_ERROR_ATTACHMENT_TOO_MANY,  /* the detail is how many an entry holds */
  RELAIS_ERROR_ATTACHMENT_PICTURE,   /* a picture that is damaged, or too large to be read */
  RELAIS_ERROR_NO_PRIVATE_FOLDER,    /* nowhere to put a copy that only this account reads and that goes with it */
  RELAIS_ERROR_AUDIT_BROKEN,         /* the audit's chain does not verify; the subject is the row, the detail why */
  RELAIS_ERROR_WRONG_MEMBER,         /* the passphrase is another member's than --as names */
  RELAIS_ERROR_WEAK_PASSPHRASE,      /* a new passphrase that could be guessed */
  RELAIS_ERROR_INVALID_PIN,          /* not 4 to 8 digits */
  RELAIS_ERROR_PASSPHRASES_DIFFER,   /* a new passphrase was typed twice, not the same */
  RELAIS_ERROR_LAST_ADMINISTRATOR,   /* nobody would be left to administer; the subject is the member */
  RELAIS_ERROR_MEMBER_LEFT,          /* a member whose last day is over */
  RELAIS_ERROR_ACCOUNT,              /* what was done to an account is not undone; the subject is the act */
  RELAIS_ERROR_SIGNED,               /* a signed entry of the notebook is not taken back */
  RELAIS_ERROR_LABEL_USED,           /* a topic or a measurement that entries have; the subject is its code */
  RELAIS_ERROR_CORRECTED,            /* the entry was corrected already */
  RELAIS_ERROR_NOT_YOUR_ENTRY,       /* only its author or a coordinator corrects an entry */
  RELAIS_ERROR_RECORD_GONE,          /* while something was written for it; the subject is a name */
  RELAIS_ERROR_NO_PATIENT,           /* the person is no patient; the subject is their name */
  RELAIS_ERROR_NO_SUCCESSOR,         /* work to hand over, and nobody named who may take it */
  RELAIS_ERROR_GUARDED,              /* a sync of the directory that somebody must look at first; the detail says why */

  /* Wrong usage. */
  RELAIS_ERROR_USAGE,                /* an unknown command or option; the detail says what is known */
  RELAIS_ERROR_UNKNOWN_FIELD,        /* a field name nobody knows; the detail lists the known ones */

  /* The surroundings. */
  RELAIS_ERROR_DISK_FULL,
  RELAIS_ERROR_READ_ONLY,
  RELAIS_ERROR_NO_PERMISSION,
  RELAIS_ERROR_NO_SUCH_FILE,
  RELAIS_ERROR_FILE_EXISTS,
  RELAIS_ERROR_INPUT_OUTPUT,         /* the disk or the system failed; the detail is the system's words */
  RELAIS_ERROR_NETWORK_FOLDER,       /* the data folder is on a network file system */
  RELAIS_ERROR_FOLDER_SHARED,        /* other accounts may enter the data folder */
  RELAIS_ERROR_SYNCED_FOLDER,        /* the data folder is kept in step by Syncthing or Nextcloud */
  RELAIS_ERROR_NO_REGISTER,          /* there is no register in this folder */
  RELAIS_ERROR_REGISTER_EXISTS,      /* there is one already */
  RELAIS_ERROR_REGISTER_PLAIN,       /* the register file is not encrypted */
  RELAIS_ERROR_REGISTER_FOREIGN,     /* not a register of Relais */
  RELAIS_ERROR_REGISTER_NEWER,       /* written by a newer Relais */
  RELAIS_ERROR_REGISTER_TRUNCATED,   /* shorter than it must be */
  RELAIS_ERROR_REGISTER_DAMAGED,     /* a page does not verify: tampered with, or a failing disk */
  RELAIS_ERROR_KEYS_MISSING,
  RELAIS_ERROR_KEYS_FOREIGN,         /* the key file is not one, or belongs to another register */
  RELAIS_ERROR_KEYS_NEWER,
  RELAIS_ERROR_KEYS_DAMAGED,
  RELAIS_ERROR_WRONG_PASSPHRASE,
  RELAIS_ERROR_WRONG_SIGN_IN,        /* name and passphrase do not go together; never which of the two */
  RELAIS_ERROR_WRONG_PIN,
  RELAIS_ERROR_PIN_GONE,             /* no PIN opens for this member here any more */
  RELAIS_ERROR_TOO_SOON,             /* after several wrong attempts; the subject is the wait in seconds */
  RELAIS_ERROR_WRONG_RECOVERY_KEY,
  RELAIS_ERROR_NO_PASSPHRASE,        /* none was given and there is no terminal to ask on */
  RELAIS_ERROR_NO_MEMORY,            /* Argon2id or SQLite needs more than the system gives */
  RELAIS_ERROR_LOCKED,               /* another process has the register for itself, or stands in the way of that */
  RELAIS_ERROR_BUSY,                 /* another process is writing for too long */
  RELAIS_ERROR_NO_FOLDER,            /* no shared folder is chosen for the directory */
  RELAIS_ERROR_DIRECTORY_BUSY,       /* another sync of the directory takes too long */
  RELAIS_ERROR_CLOCK_BEHIND,         /* the last entry was signed later than now; the detail says when */
  RELAIS_ERROR_CANCELLED,
  RELAIS_ERROR_INTERNAL,             /* a fault of Relais; the detail helps its authors */

  RELAIS_N_ERRORS
} RelaisErrorCode;

/**
 * RelaisErrorFamily:
 * @RELAIS_ERROR_FAMILY_DATA: the data says no (exit status 1)
 * @RELAIS_ERROR_FAMILY_USAGE: wrong usage (exit status 2)
 * @RELAIS_ERROR_FAMILY_ENVIRONMENT: disk, permissions, locked, wrong passphrase (exit status 3)
 */
typedef enum {
  RELAIS_ERROR_FAMILY_DATA = 1,
  RELAIS_ERROR_FAMILY_USAGE = 2,
  RELAIS_ERROR_FAMILY_ENVIRONMENT = 3,
} RelaisErrorFamily;

GQuark             relais_error_quark           (void);

void               relais_error_set             (GError          **error,
                                                 RelaisErrorCode   code,
                                                 const char       *subject,
                                                 const char       *detail_format,
                                                 ...) G_GNUC_PRINTF (4, 5);
GError            *relais_error_new             (RelaisErrorCode   code,
                                                 const char       *subject,
                                                 const char       *detail);
void               relais_error_set_from_system (GError          **error,
                                                 int               system_error,
                                                 const char       *subject);
void               relais_error_take_foreign    (GError          **error,
                                                 GError           *foreign,
                                                 const char       *subject);

const char        *relais_error_get_subject     (const GError     *error);
const char        *relais_error_get_detail      (const GError     *error);
char              *relais_error_get_sentence    (const GError     *error);

const char        *relais_error_code_get_word   (RelaisErrorCode   code);
const char        *relais_error_code_get_msgid  (RelaisErrorCode   code);
RelaisErrorFamily  relais_error_code_get_family (RelaisErrorCode   code);

G_END_DECLS
