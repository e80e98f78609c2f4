/* The one error domain of Relais: a code, what it happened to (the subject) and what the system or a rule said about
 * it (the detail). The sentence for people is made here and nowhere else, in the language of the screen, so that a
 * code without a sentence cannot exist. Values are plain GErrors and belong to whoever caught them; any thread.
 */

#include "relais-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct {
  char *subject;
  char *detail;
} RelaisErrorPrivate;

static void
relais_error_private_init (RelaisErrorPrivate *priv)
{
  priv->subject = NULL;
  priv->detail = NULL;
}

static void
relais_error_private_copy (const RelaisErrorPrivate *src, RelaisErrorPrivate *dest)
{
  dest->subject = g_strdup (src->subject);
  dest->detail = g_strdup (src->detail);
}

static void
relais_error_private_clear (RelaisErrorPrivate *priv)
{
  g_free (priv->subject);
  g_free (priv->detail);
}

/* GLib's macro casts from bytes, which it has aligned; clang cannot know. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (RelaisError, relais_error)
#pragma GCC diagnostic pop

#define DATA        RELAIS_ERROR_FAMILY_DATA
#define USAGE       RELAIS_ERROR_FAMILY_USAGE
#define ENVIRONMENT RELAIS_ERROR_FAMILY_ENVIRONMENT

/* In every sentence {subject} stands for what it happened to and {detail} for what was said about it. */
static const struct {
  RelaisErrorFamily family;
  const char *word;
  const char *sentence;
} codes[RELAIS_N_ERRORS] = {
  [RELAIS_ERROR_INVALID] = { DATA, "invalid",
    N_("“{subject}” was not accepted: {detail}") },
  [RELAIS_ERROR_NOT_FOUND] = { DATA, "not-found",
    N_("There is no record “{subject}”. It may have been archived or merged; search for it by name.") },
  [RELAIS_ERROR_NO_OPERATION] = { DATA, "no-operation",
    N_("Nothing was done under “{subject}”, so there is nothing to undo. Look for it in the list of what was done.") },
  [RELAIS_ERROR_AMBIGUOUS] = { DATA, "ambiguous",
    N_("“{subject}” fits several records. Choose one of them: {detail}") },
  [RELAIS_ERROR_CONFLICT] = { DATA, "conflict",
    N_("“{subject}” was changed by someone else in the meantime. Nothing was overwritten: open it again, compare, and save once more.") },
  [RELAIS_ERROR_DUPLICATE] = { DATA, "duplicate",
    N_("“{subject}” exists already. {detail}") },
  [RELAIS_ERROR_NOT_ALLOWED] = { DATA, "not-allowed",
    N_("Your role does not include this: {subject}. Ask a colleague who may, or an administrator.") },
  [RELAIS_ERROR_NO_CONSENT] = { DATA, "no-consent",
    N_("{subject} has not agreed to this use: {detail}. Ask first, note the answer, then try again.") },
  [RELAIS_ERROR_NO_AGREEMENT] = { DATA, "no-agreement",
    N_("{subject} does not want the liaison: no card, no sheet and no sharing.") },
  [RELAIS_ERROR_PROTECTED] = { DATA, "protected",
    N_("{subject}: nothing can be printed or handed out for this record. Speak with the referent.") },
  [RELAIS_ERROR_TWO_PEOPLE] = { DATA, "two-people",
    N_("{subject}: two people lift the protected mode. One proposes it with a reason, another confirms it within 7 days, and one of them is a coordinator.") },
  [RELAIS_ERROR_ARCHIVED] = { DATA, "archived",
    N_("{subject} is archived. Take the record out of the archive first.") },
  [RELAIS_ERROR_DECEASED] = { DATA, "deceased",
    N_("{subject} has died: no card, no call and no sharing from now on.") },
  [RELAIS_ERROR_STOPPED] = { DATA, "stopped",
    N_("{subject} asked us to stop: no card, no call and no sharing.") },
  [RELAIS_ERROR_NOTHING_TO_PRINT] = { DATA, "nothing-to-print",
    N_("There is nothing to print for {subject}: {detail}") },
  [RELAIS_ERROR_OVERFLOW] = { DATA, "overflow",
    N_("This line does not fit on the paper: “{subject}”. Shorten it, or choose a larger paper.") },
  [RELAIS_ERROR_PAPER_OUTDATED] = { DATA, "paper-outdated",
    N_("The card of {subject} no longer says what the register says. Nothing was printed: look at it again, then print.") },
  [RELAIS_ERROR_PAPER_SCALED] = { DATA, "paper-scaled",
    N_("Nothing was printed: it would not come out in its own size. Print again, and leave the scale and the pages per "
       "side of the print dialog as they stand.") },
  [RELAIS_ERROR_UNDO_CHANGED] = { DATA, "undo-changed",
    N_("“{subject}” was changed after this act, so it was left as it is: {detail}") },
  [RELAIS_ERROR_UNDO_EXPIRED] = { DATA, "undo-expired",
    N_("“{subject}” can no longer be undone: it was undone already, or it is older than 30 days.") },
  [RELAIS_ERROR_NOT_A_TABLE] = { DATA, "not-a-table",
    N_("“{subject}” cannot be read as a table: {detail}. Save it from the spreadsheet as “CSV UTF-8” and try again.") },
  [RELAIS_ERROR_WRONG_FILE_TYPE] = { DATA, "wrong-file-type",
    N_("“{subject}” is not a CSV file ({detail}). Open it in the spreadsheet program, choose “Save as… CSV UTF-8”, and import that file.") },
  [RELAIS_ERROR_TOO_LARGE] = { DATA, "too-large",
    N_("“{subject}” is too large: {detail}") },
  [RELAIS_ERROR_ATTACHMENT_KIND] = { DATA, "attachment-kind",
    N_("“{subject}” was not attached: it is neither a photo nor a PDF. Take a photo of it, or save it as PDF, and try again.") },
  [RELAIS_ERROR_ATTACHMENT_TOO_LARGE] = { DATA, "attachment-too-large",
    N_("“{subject}” was not attached: it is larger than {detail} MB. Save it smaller, or with fewer pages, and try again.") },
  [RELAIS_ERROR_ATTACHMENT_TOO_MANY] = { DATA, "attachment-too-many",
    N_("“{subject}” was not attached: an entry holds {detail} files. Sign this one and attach the rest to a second entry.") },
  [RELAIS_ERROR_ATTACHMENT_PICTURE] = { DATA, "attachment-picture",
    N_("“{subject}” was not attached: the picture is damaged or far too large. Take it again, or save it smaller, and try again.") },
  [RELAIS_ERROR_NO_PRIVATE_FOLDER] = { ENVIRONMENT, "no-private-folder",
    N_("“{subject}” cannot be shown: this PC gives no private place for a short-lived copy. Sign out of the PC and in again; if it stays so, tell whoever looks after it.") },
  [RELAIS_ERROR_AUDIT_BROKEN] = { DATA, "audit-broken",
    N_("The access log was altered outside Relais. Row {subject} is the first that does not verify: {detail}. Keep this PC as it is and tell your data protection officer.") },
  [RELAIS_ERROR_WRONG_MEMBER] = { DATA, "wrong-member",
    N_("This passphrase is not the one of {subject}. Leave out the name, or give that person's own passphrase.") },
  [RELAIS_ERROR_WEAK_PASSPHRASE] = { DATA, "weak-passphrase",
    N_("This passphrase could be guessed: {detail}. Take four or more words that do not belong together.") },
  [RELAIS_ERROR_INVALID_PIN] = { DATA, "invalid-pin",
    N_("A PIN has 4 to 8 digits.") },
  [RELAIS_ERROR_PASSPHRASES_DIFFER] = { DATA, "passphrases-differ",
    N_("The passphrase was not the same both times. Type it again, twice.") },

  [RELAIS_ERROR_LAST_ADMINISTRATOR] = { DATA, "last-administrator",
    N_("{subject} is the last one who administers. Give this role to somebody else first, without an end date, then try again.") },
  [RELAIS_ERROR_MEMBER_LEFT] = { DATA, "member-left",
    N_("{subject} has left the team. Take away the end date first, then try again.") },
  [RELAIS_ERROR_ACCOUNT] = { DATA, "account",
    N_("“{subject}” cannot be undone: an account is changed on the page of the team.") },
  [RELAIS_ERROR_SIGNED] = { DATA, "signed",
    N_("A signed entry of the notebook is not taken back. Write a correction: it strikes the entry, and both stay readable.") },
  [RELAIS_ERROR_LABEL_USED] = { DATA, "label-used",
    N_("Entries of the notebook have {subject}: it stays. Choose “no longer offered” instead.") },
  [RELAIS_ERROR_CORRECTED] = { DATA, "corrected",
    N_("This entry was corrected already. Look at the newer one, and correct that if need be.") },
  [RELAIS_ERROR_NOT_YOUR_ENTRY] = { DATA, "not-your-entry",
    N_("Only its author or a coordinator corrects an entry. Write an answer instead.") },
  [RELAIS_ERROR_NO_PATIENT] = { DATA, "no-patient",
    N_("{subject} is no patient of the practice, so there is no notebook.") },
  [RELAIS_ERROR_RECORD_GONE] = { DATA, "record-gone",
    N_("The record of {subject} is no longer open to you. Nothing was signed and your text is still here: copy it, and speak with a coordinator.") },
  [RELAIS_ERROR_CLOCK_BEHIND] = { ENVIRONMENT, "clock-behind",
    N_("The clock of this PC shows an earlier hour than that of the last entry ({detail}). Your text is kept. Set the clock, then sign.") },
  [RELAIS_ERROR_GUARDED] = { DATA, "guarded",
    N_("The directory stays as it is. {detail}") },
  [RELAIS_ERROR_NO_SUCCESSOR] = { DATA, "no-successor",
    N_("{subject} leaves work behind. Name a colleague who takes care of people and goes on with it.") },
  [RELAIS_ERROR_USAGE] = { USAGE, "usage",
    N_("“{subject}” was not understood: {detail}") },
  [RELAIS_ERROR_UNKNOWN_FIELD] = { USAGE, "unknown-field",
    N_("There is no field “{subject}”. Known fields: {detail}") },

  [RELAIS_ERROR_DISK_FULL] = { ENVIRONMENT, "disk-full",
    N_("There is no room left on the disk of “{subject}”. Nothing was changed; free some space, then try again.") },
  [RELAIS_ERROR_READ_ONLY] = { ENVIRONMENT, "read-only",
    N_("“{subject}” can only be read. Nothing was changed; make the folder writable, then try again.") },
  [RELAIS_ERROR_NO_PERMISSION] = { ENVIRONMENT, "no-permission",
    N_("This account may not open “{subject}”. Use the account of the practice, or correct the permissions of the folder.") },
  [RELAIS_ERROR_NO_SUCH_FILE] = { ENVIRONMENT, "no-such-file",
    N_("“{subject}” does not exist. Check the name and the folder.") },
  [RELAIS_ERROR_FILE_EXISTS] = { ENVIRONMENT, "file-exists",
    N_("“{subject}” exists already and was left as it is. Choose another name.") },
  [RELAIS_ERROR_INPUT_OUTPUT] = { ENVIRONMENT, "input-output",
    N_("“{subject}” could not be read or written: {detail}. Nothing was changed; check the disk, then try again.") },
  [RELAIS_ERROR_NETWORK_FOLDER] = { ENVIRONMENT, "network-folder",
    N_("“{subject}” is on a network drive ({detail}), where a register can be damaged. Choose a folder on a disk of this PC.") },
  [RELAIS_ERROR_FOLDER_SHARED] = { ENVIRONMENT, "folder-shared",
    N_("Other accounts of this PC may enter “{subject}”. Choose a new folder for the register; Relais makes it for this account only.") },
  [RELAIS_ERROR_SYNCED_FOLDER] = { ENVIRONMENT, "synced-folder",
    N_("“{subject}” is in a folder that {detail} copies elsewhere, which would damage the register and spread it. Choose a folder on a disk of this PC.") },
  [RELAIS_ERROR_NO_REGISTER] = { ENVIRONMENT, "no-register",
    N_("There is no register in “{subject}”. Make one with “relaisctl init”, or try “relaisctl demo”.") },
  [RELAIS_ERROR_REGISTER_EXISTS] = { ENVIRONMENT, "register-exists",
    N_("There is a register in “{subject}” already. It was left as it is; choose another folder.") },
  [RELAIS_ERROR_REGISTER_PLAIN] = { ENVIRONMENT, "register-plain",
    N_("“{subject}” is not encrypted, so Relais does not open it. Put the register of your last backup in its place.") },
  [RELAIS_ERROR_REGISTER_FOREIGN] = { ENVIRONMENT, "register-foreign",
    N_("“{subject}” is not a register of Relais. It was left as it is; put the register of your last backup in its place.") },
  [RELAIS_ERROR_REGISTER_NEWER] = { ENVIRONMENT, "register-newer",
    N_("“{subject}” was written by a newer Relais. It was left as it is; install the newer version on this PC.") },
  [RELAIS_ERROR_REGISTER_TRUNCATED] = { ENVIRONMENT, "register-truncated",
    N_("A part of “{subject}” is missing: the copy or the disk stopped half-way. It was left as it is; restore your last backup into a new folder.") },
  [RELAIS_ERROR_REGISTER_DAMAGED] = { ENVIRONMENT, "register-damaged",
    N_("“{subject}” is damaged, or was altered outside Relais ({detail}). It was left as it is; restore your last backup into a new folder.") },
  [RELAIS_ERROR_KEYS_MISSING] = { ENVIRONMENT, "keys-missing",
    N_("The key file “{subject}” is missing. Without it nobody can open the register; put back the one of your last backup.") },
  [RELAIS_ERROR_KEYS_FOREIGN] = { ENVIRONMENT, "keys-foreign",
    N_("“{subject}” is not the key file of this register. Put back the one that belongs to it.") },
  [RELAIS_ERROR_KEYS_NEWER] = { ENVIRONMENT, "keys-newer",
    N_("The key file “{subject}” was written by a newer Relais. Install the newer version on this PC.") },
  [RELAIS_ERROR_KEYS_DAMAGED] = { ENVIRONMENT, "keys-damaged",
    N_("The key file “{subject}” is damaged: {detail}. Put back the one of your last backup.") },
  [RELAIS_ERROR_WRONG_PASSPHRASE] = { ENVIRONMENT, "wrong-passphrase",
    N_("This passphrase does not open the register. Check the keyboard layout and the Caps Lock key, then try again.") },
  [RELAIS_ERROR_WRONG_SIGN_IN] = { ENVIRONMENT, "wrong-sign-in",
    N_("This name and this passphrase do not open the register together. Check both, the keyboard layout and the Caps Lock key, then try again.") },
  [RELAIS_ERROR_WRONG_PIN] = { ENVIRONMENT, "wrong-pin",
    N_("This PIN is not right. Type it again, or sign in with your passphrase.") },
  [RELAIS_ERROR_PIN_GONE] = { ENVIRONMENT, "pin-gone",
    N_("Your PIN no longer opens the register here. Sign in with your passphrase.") },
  [RELAIS_ERROR_TOO_SOON] = { ENVIRONMENT, "too-soon",
    N_("Several attempts were wrong. Wait {subject} seconds, then try again.") },
  [RELAIS_ERROR_WRONG_RECOVERY_KEY] = { ENVIRONMENT, "wrong-recovery-key",
    N_("This recovery key was not accepted: {detail}. Compare it with the printed page, group by group.") },
  [RELAIS_ERROR_NO_PASSPHRASE] = { ENVIRONMENT, "no-passphrase",
    N_("A passphrase is needed and there is no terminal to ask for it. Use --passphrase-file or --passphrase-fd (for a new one, --new-passphrase-file or --new-passphrase-fd).") },
  [RELAIS_ERROR_NO_MEMORY] = { ENVIRONMENT, "no-memory",
    N_("There is not enough memory left for “{subject}”. Nothing was changed. Close other programs, then try again.") },
  [RELAIS_ERROR_LOCKED] = { ENVIRONMENT, "locked",
    N_("The register in “{subject}” is in use: {detail}. Close Relais there, or wait until it has finished, then try again.") },
  [RELAIS_ERROR_BUSY] = { ENVIRONMENT, "busy",
    N_("The register in “{subject}” is busy with another task. Nothing was changed; try again in a moment.") },
  [RELAIS_ERROR_NO_FOLDER] = { ENVIRONMENT, "no-folder",
    N_("No shared folder is chosen for the directory of “{subject}”. Choose one first.") },
  [RELAIS_ERROR_DIRECTORY_BUSY] = { ENVIRONMENT, "directory-busy",
    N_("The directory of “{subject}” is being synced and that takes longer than usual. Try again in a moment.") },
  [RELAIS_ERROR_CANCELLED] = { ENVIRONMENT, "cancelled",
    N_("Stopped on request. Nothing was changed.") },
  [RELAIS_ERROR_INTERNAL] = { ENVIRONMENT, "internal",
    N_("Relais met a fault of its own with “{subject}”. Nothing was changed. Tell its authors: {detail}") },
};

/**
 * relais_error_set:
 * @error: (out) (optional): where to store the error
 * @code: what happened
 * @subject: (nullable): to what: a name, a path, a line; shown to the user as it is
 * @detail_format: (nullable): a format for what the system or the rule said, followed by its values
 *
 * Sets @error if the caller wants one.
 */
void
relais_error_set (GError **error, RelaisErrorCode code, const char *subject, const char *detail_format, ...)
{
  g_autofree char *detail = NULL;
  va_list args;

  if (error == NULL)
    return;

  if (detail_format != NULL)
    {
      va_start (args, detail_format);
      detail = g_strdup_vprintf (detail_format, args);
      va_end (args);
    }

  g_return_if_fail (*error == NULL);
  *error = relais_error_new (code, subject, detail);
}

/* What a file is called, or what was typed, need not be text; what is said about it is. */
static char *
make_text (const char *bytes)
{
  return bytes != NULL ? g_utf8_make_valid (bytes, -1) : NULL;
}

/**
 * relais_error_new:
 * @code: what happened
 * @subject: (nullable): to what
 * @detail: (nullable): what was said about it
 *
 * Returns: (transfer full): a new error. Its message is for authors and logs of tests, never for the screen.
 */
GError *
relais_error_new (RelaisErrorCode code, const char *subject, const char *detail)
{
  g_autofree char *shown_subject = make_text (subject);
  g_autofree char *shown_detail = make_text (detail);
  GError *error = g_error_new (RELAIS_ERROR, (int) code, "%s%s%s%s%s", relais_error_code_get_word (code),
                               subject ? ": " : "", subject ? shown_subject : "", detail ? ": " : "",
                               detail ? shown_detail : "");
  RelaisErrorPrivate *priv = relais_error_get_private (error);

  priv->subject = g_steal_pointer (&shown_subject);
  priv->detail = g_steal_pointer (&shown_detail);
  return error;
}

/**
 * relais_error_set_from_system:
 * @error: (out) (optional): where to store the error
 * @system_error: a value of errno
 * @subject: the path it happened to
 */
void
relais_error_set_from_system (GError **error, int system_error, const char *subject)
{
  RelaisErrorCode code;

  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
      code = RELAIS_ERROR_DISK_FULL;
      break;
    case EROFS:
      code = RELAIS_ERROR_READ_ONLY;
      break;
    case EACCES:
    case EPERM:
      code = RELAIS_ERROR_NO_PERMISSION;
      break;
    case ENOENT:
    case ENOTDIR:
      code = RELAIS_ERROR_NO_SUCH_FILE;
      break;
    case EEXIST:
      code = RELAIS_ERROR_FILE_EXISTS;
      break;
    default:
      code = RELAIS_ERROR_INPUT_OUTPUT;
      break;
    }

  relais_error_set (error, code, subject, "%s", g_strerror (system_error));
}

static RelaisErrorCode
code_for_io_error (const GError *foreign)
{
  static const struct {
    int io;
    RelaisErrorCode code;
  } pairs[] = {
    { G_IO_ERROR_NO_SPACE, RELAIS_ERROR_DISK_FULL },
    { G_IO_ERROR_READ_ONLY, RELAIS_ERROR_READ_ONLY },
    { G_IO_ERROR_PERMISSION_DENIED, RELAIS_ERROR_NO_PERMISSION },
    { G_IO_ERROR_NOT_FOUND, RELAIS_ERROR_NO_SUCH_FILE },
    { G_IO_ERROR_NOT_DIRECTORY, RELAIS_ERROR_NO_SUCH_FILE },
    { G_IO_ERROR_EXISTS, RELAIS_ERROR_FILE_EXISTS },
    { G_IO_ERROR_CANCELLED, RELAIS_ERROR_CANCELLED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (g_error_matches (foreign, G_IO_ERROR, pairs[i].io))
        return pairs[i].code;
    }

  return RELAIS_ERROR_INPUT_OUTPUT;
}

/**
 * relais_error_take_foreign:
 * @error: (out) (optional): where to store the error
 * @foreign: (transfer full): an error of GLib or GIO, or one of ours, which is passed on as it is
 * @subject: (nullable): the path it happened to
 *
 * Turns an error of a library into one of ours at the place where it enters the house.
 */
void
relais_error_take_foreign (GError **error, GError *foreign, const char *subject)
{
  g_autoptr (GError) owned = foreign;

  if (foreign->domain == RELAIS_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return;
    }

  if (foreign->domain == G_FILE_ERROR)
    {
      g_autoptr (GError) as_io = g_error_new_literal (
          G_IO_ERROR, (int) g_io_error_from_file_error ((GFileError) foreign->code), foreign->message);

      relais_error_set (error, code_for_io_error (as_io), subject, "%s", foreign->message);
      return;
    }

  relais_error_set (error, code_for_io_error (foreign), subject, "%s", foreign->message);
}

/**
 * relais_error_get_subject:
 * @error: any error
 *
 * Returns: (nullable): what @error happened to, or %NULL for an error of another domain
 */
const char *
relais_error_get_subject (const GError *error)
{
  if (error->domain != RELAIS_ERROR)
    return NULL;

  return relais_error_get_private (error)->subject;
}

/**
 * relais_error_get_detail:
 * @error: any error
 *
 * Returns: (nullable): what was said about it, or %NULL for an error of another domain
 */
const char *
relais_error_get_detail (const GError *error)
{
  if (error->domain != RELAIS_ERROR)
    return NULL;

  return relais_error_get_private (error)->detail;
}

/**
 * relais_error_get_sentence:
 * @error: any error
 *
 * Returns: (transfer full): a sentence in the language of the screen: what happened, to what, what to do next. An
 *   error of another domain, which should have been turned into one of ours, shows as a fault of Relais.
 */
char *
relais_error_get_sentence (const GError *error)
{
  gboolean ours = error->domain == RELAIS_ERROR && error->code >= 0 && error->code < RELAIS_N_ERRORS;
  RelaisErrorCode code = ours ? (RelaisErrorCode) error->code : RELAIS_ERROR_INTERNAL;
  const char *subject = ours ? relais_error_get_subject (error) : NULL;
  const char *detail = ours ? relais_error_get_detail (error) : error->message;
  const char *rest = _(relais_error_code_get_msgid (code));
  GString *sentence = g_string_new (NULL);

  while (*rest != '\0')
    {
      if (g_str_has_prefix (rest, "{subject}"))
        {
          g_string_append (sentence, subject ? subject : "Relais");
          rest += strlen ("{subject}");
        }
      else if (g_str_has_prefix (rest, "{detail}"))
        {
          g_string_append (sentence, detail ? detail : "–");
          rest += strlen ("{detail}");
        }
      else
        {
          g_string_append_c (sentence, *rest++);
        }
    }

  return g_string_free (sentence, FALSE);
}

/**
 * relais_error_code_get_word:
 * @code: a code
 *
 * Returns: the stable word for programs, as in the JSON of relaisctl
 */
const char *
relais_error_code_get_word (RelaisErrorCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ERRORS, NULL);
  return codes[code].word;
}

/**
 * relais_error_code_get_msgid:
 * @code: a code
 *
 * Returns: the English sentence, the key of its translations
 */
const char *
relais_error_code_get_msgid (RelaisErrorCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ERRORS, NULL);
  return codes[code].sentence;
}

/**
 * relais_error_code_get_family:
 * @code: a code
 *
 * Returns: the family, whose value is the exit status of relaisctl
 */
RelaisErrorFamily
relais_error_code_get_family (RelaisErrorCode code)
{
  g_return_val_if_fail (code < RELAIS_N_ERRORS, RELAIS_ERROR_FAMILY_ENVIRONMENT);
  return codes[code].family;
}
