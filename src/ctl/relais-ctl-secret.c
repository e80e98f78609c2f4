/* Passphrases for the program: from a file or a file descriptor, else asked on the terminal without showing them; never
 * from the command line or the environment, where other programs could read them. They are overwritten after use.
 */

#include "relais-ctl-secret.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_SECRET 1024

/* The first line, without what ends it. */
static char *
read_line (int fd, const char *name, GError **error)
{
  g_autofree char *secret = g_malloc0 (MAX_SECRET + 1);
  gsize length = 0;

  while (length < MAX_SECRET)
    {
      gssize n_read = read (fd, secret + length, 1);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          relais_error_set_from_system (error, errno, name);
          explicit_bzero (secret, MAX_SECRET);
          return NULL;
        }
      if (n_read == 0 || secret[length] == '\n')
        break;
      length++;
    }
  secret[length] = '\0';
  if (length > 0 && secret[length - 1] == '\r')
    secret[length - 1] = '\0';
  if (*secret == '\0' || !g_utf8_validate (secret, -1, NULL))
    {
      explicit_bzero (secret, MAX_SECRET);
      relais_error_set (error, RELAIS_ERROR_NO_PASSPHRASE, name, NULL);
      return NULL;
    }
  return g_steal_pointer (&secret);
}

static char *
read_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  char *secret;

  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return NULL;
    }
  secret = read_line (fd, path, error);
  close (fd);
  return secret;
}

static char *
ask (const char *prompt, GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  struct termios shown, hidden;
  char *secret;

  if (fd < 0 || tcgetattr (fd, &shown) != 0)
    {
      if (fd >= 0)
        close (fd);
      relais_error_set (error, RELAIS_ERROR_NO_PASSPHRASE, "–", NULL);
      return NULL;
    }
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  dprintf (fd, "%s ", prompt);
  tcsetattr (fd, TCSAFLUSH, &hidden);
  secret = read_line (fd, "–", error);
  tcsetattr (fd, TCSAFLUSH, &shown);
  dprintf (fd, "\n");
  close (fd);
  return secret;
}

/**
 * relais_ctl_get_passphrase:
 * @ctl: the run
 * @error: RELAIS_ERROR_NO_PASSPHRASE when none was given and there is no terminal
 *
 * Returns: (transfer full) (nullable): the passphrase of the one who acts; give it back to relais_ctl_forget()
 */
char *
relais_ctl_get_passphrase (RelaisCtl *ctl, GError **error)
{
  if (ctl->passphrase_file != NULL)
    return read_file (ctl->passphrase_file, error);
  if (ctl->passphrase_fd >= 0)
    return read_line (ctl->passphrase_fd, "--passphrase-fd", error);
  return ask (_("Passphrase:"), error);
}

/**
 * relais_ctl_has_new_passphrase:
 * @ctl: the run
 *
 * Returns: whether a new passphrase was given by file or descriptor
 */
gboolean
relais_ctl_has_new_passphrase (RelaisCtl *ctl)
{
  return ctl->new_passphrase_file != NULL || ctl->new_passphrase_fd >= 0;
}

static char *
ask_twice (GError **error)
{
  char *first = ask (_("New passphrase (four or more words):"), error);
  char *second = first != NULL ? ask (_("The same once more:"), error) : NULL;
  gboolean same = second != NULL && g_str_equal (first, second);

  if (second != NULL && !same)
    relais_error_set (error, RELAIS_ERROR_PASSPHRASES_DIFFER, NULL, NULL);
  relais_ctl_forget (second);
  if (same)
    return first;
  relais_ctl_forget (first);
  return NULL;
}

/**
 * relais_ctl_get_new_passphrase:
 * @ctl: the run
 * @error: RELAIS_ERROR_NO_PASSPHRASE when none was given and there is no terminal
 *
 * Returns: (transfer full) (nullable): a new passphrase; give it back to relais_ctl_forget()
 */
char *
relais_ctl_get_new_passphrase (RelaisCtl *ctl, GError **error)
{
  if (ctl->new_passphrase_file != NULL)
    return read_file (ctl->new_passphrase_file, error);
  if (ctl->new_passphrase_fd >= 0)
    return read_line (ctl->new_passphrase_fd, "--new-passphrase-fd", error);
  return ask_twice (error);
}

/**
 * relais_ctl_forget:
 * @secret: (transfer full) (nullable): a secret
 *
 * Overwrites and frees it.
 */
void
relais_ctl_forget (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
