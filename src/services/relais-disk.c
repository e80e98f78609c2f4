/* Whether the disk on which the register stands, and the place to which memory is moved, are encrypted. The register
 * itself always is; but names that were on the screen may reach the swap, and printed pages the print queue. Judged by
 * pure functions on the texts of /proc/self/mountinfo, /proc/swaps, and a list of block devices: a line each with
 * number, name, name and uuid of the device mapper, and the devices below it. What cannot be told is said so: a disk
 * that encrypts by itself, eCryptfs, FUSE, ZFS. Any thread.
 */

#include "relais-disk.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SYSFS     "/sys/class/block"
#define MAX_DEPTH 8

/* Columns of the list of devices, separated by tabs; "-" where there is nothing. */
enum { NUMBER, NAME, DM_NAME, DM_UUID, SLAVES, N_COLUMNS };

static gboolean
is_named (char **device, const char *name)
{
  return g_str_equal (device[NUMBER], name) || g_str_equal (device[NAME], name) || g_str_equal (device[DM_NAME], name);
}

static GStrv
find_device (const char *devices, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (devices, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (columns) == N_COLUMNS && is_named (columns, name))
        return g_steal_pointer (&columns);
    }
  return NULL;
}

/* A volume of LVM or RAID is encrypted where everything below it is. */
static RelaisDiskState
judge_device (const char *devices, const char *name, int depth)
{
  g_auto (GStrv) device = find_device (devices, name);
  g_auto (GStrv) slaves = NULL;
  RelaisDiskState worst = RELAIS_DISK_NONE;

  if (device == NULL || depth > MAX_DEPTH)
    return RELAIS_DISK_UNKNOWN;
  if (g_str_has_prefix (device[NAME], "zram"))
    return RELAIS_DISK_MEMORY;
  if (g_str_has_prefix (device[DM_UUID], "CRYPT-"))
    return RELAIS_DISK_ENCRYPTED;
  if (g_str_equal (device[SLAVES], "-"))
    return g_str_has_prefix (device[NAME], "loop") ? RELAIS_DISK_UNKNOWN : RELAIS_DISK_PLAIN;

  slaves = g_strsplit (device[SLAVES], ",", -1);
  for (guint i = 0; slaves[i] != NULL; i++)
    worst = MAX (worst, judge_device (devices, slaves[i], depth + 1));
  return worst;
}

static gboolean
is_inside (const char *path, const char *mount_point)
{
  gsize length = strlen (mount_point);

  if (length > 0 && mount_point[length - 1] == '/')
    length--;
  return strncmp (path, mount_point, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static RelaisDiskState
judge_mount (const char *number, const char *type, const char *source, const char *devices)
{
  static const char *const unknown[] = { "overlay", "ecryptfs", "zfs", "aufs", "unionfs", NULL };
  const char *name = strrchr (source, '/');

  if (g_str_equal (type, "tmpfs") || g_str_equal (type, "ramfs"))
    return RELAIS_DISK_MEMORY;
  if (g_strv_contains (unknown, type) || g_str_equal (type, "fuse") || g_str_has_prefix (type, "fuse."))
    return RELAIS_DISK_UNKNOWN;
  /* btrfs has a number of its own, which is no device's. */
  if (g_str_has_prefix (number, "0:"))
    return g_str_has_prefix (source, "/dev/") ? judge_device (devices, name + 1, 0) : RELAIS_DISK_UNKNOWN;
  return judge_device (devices, number, 0);
}

/**
 * relais_disk_judge_folder:
 * @mountinfo: the text of /proc/self/mountinfo
 * @devices: the list of block devices
 * @path: an absolute path without symbolic links
 *
 * Returns: what becomes of what is written there
 */
RelaisDiskState
relais_disk_judge_folder (const char *mountinfo, const char *devices, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  RelaisDiskState state = RELAIS_DISK_UNKNOWN;
  gsize longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", -1);
      guint n_fields = g_strv_length (fields);
      guint dash = 6;
      g_autofree char *mount_point = n_fields > 6 ? g_strcompress (fields[4]) : NULL;

      while (dash < n_fields && !g_str_equal (fields[dash], "-"))
        dash++;
      if (dash + 2 >= n_fields || !is_inside (path, mount_point) || strlen (mount_point) < longest)
        continue;
      longest = strlen (mount_point);
      state = judge_mount (fields[2], fields[dash + 1], fields[dash + 2], devices);
    }
  return state;
}

/**
 * relais_disk_judge_swap:
 * @swaps: the text of /proc/swaps
 * @mountinfo: the text of /proc/self/mountinfo
 * @devices: the list of block devices
 *
 * Returns: what becomes of memory that is moved away, in the worst of the places
 */
RelaisDiskState
relais_disk_judge_swap (const char *swaps, const char *mountinfo, const char *devices)
{
  g_auto (GStrv) lines = g_strsplit (swaps, "\n", -1);
  RelaisDiskState worst = RELAIS_DISK_NONE;

  /* The first line names the columns. */
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      gsize length = strcspn (lines[i], " \t");
      g_autofree char *escaped = g_strndup (lines[i], length);
      g_autofree char *path = g_strcompress (escaped);
      gboolean is_file = strncmp (lines[i] + length + strspn (lines[i] + length, " \t"), "file", 4) == 0;
      RelaisDiskState state = RELAIS_DISK_UNKNOWN;

      if (*path == '\0')
        continue;
      if (is_file)
        state = relais_disk_judge_folder (mountinfo, devices, path);
      else if (g_str_has_prefix (path, "/dev/"))
        state = judge_device (devices, strrchr (path, '/') + 1, 0);
      worst = MAX (worst, state);
    }
  return worst;
}

/* --- Looking --- */

static char *
read_word (const char *device, const char *file)
{
  g_autofree char *path = g_build_filename (SYSFS, device, file, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || *g_strstrip (text) == '\0')
    {
      g_free (text);
      return g_strdup ("-");
    }
  return text;
}

static char *
list_slaves (const char *device)
{
  g_autofree char *path = g_build_filename (SYSFS, device, "slaves", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", name);
  return g_strdup (names->len > 0 ? names->str : "-");
}

static char *
list_devices (void)
{
  g_autoptr (GDir) dir = g_dir_open (SYSFS, 0, NULL);
  GString *list = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *number = read_word (name, "dev");
      g_autofree char *dm_name = read_word (name, "dm/name");
      g_autofree char *dm_uuid = read_word (name, "dm/uuid");
      g_autofree char *slaves = list_slaves (name);

      g_string_append_printf (list, "%s\t%s\t%s\t%s\t%s\n", number, name, dm_name, dm_uuid, slaves);
    }
  return g_string_free (list, FALSE);
}

/* fscrypt encrypts folder by folder, which no list of mounts shows. */
static gboolean
is_encrypted_by_folder (const char *folder)
{
  struct statx status;

  return statx (AT_FDCWD, folder, 0, STATX_TYPE, &status) == 0 &&
         (status.stx_attributes & STATX_ATTR_ENCRYPTED) != 0;
}

static char *
find_existing (const char *folder)
{
  g_autofree char *here = g_canonicalize_filename (folder, NULL);

  while (!g_file_test (here, G_FILE_TEST_EXISTS) && !g_str_equal (here, "/"))
    {
      char *parent = g_path_get_dirname (here);

      g_free (here);
      here = parent;
    }
  return realpath (here, NULL);
}

/**
 * relais_disk_look:
 * @folder: the data folder, which need not exist yet
 *
 * Returns: what is known of this PC
 */
RelaisDiskReport
relais_disk_look (const char *folder)
{
  RelaisDiskReport report = { RELAIS_DISK_UNKNOWN, RELAIS_DISK_UNKNOWN };
  g_autofree char *existing = find_existing (folder);
  g_autofree char *devices = list_devices ();
  g_autofree char *mountinfo = NULL;
  g_autofree char *swaps = NULL;

  if (existing == NULL || !g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    return report;
  report.folder = relais_disk_judge_folder (mountinfo, devices, existing);
  if (report.folder == RELAIS_DISK_PLAIN && is_encrypted_by_folder (existing))
    report.folder = RELAIS_DISK_ENCRYPTED;
  if (g_file_get_contents ("/proc/swaps", &swaps, NULL, NULL))
    report.swap = relais_disk_judge_swap (swaps, mountinfo, devices);
  return report;
}

/* --- Saying --- */

/**
 * relais_disk_get_word:
 * @state: a state
 *
 * Returns: its word for programs
 */
const char *
relais_disk_get_word (RelaisDiskState state)
{
  static const char *const words[] = { "none", "memory", "encrypted", "unknown", "plain" };

  return words[state];
}

static const char *
get_folder_sentence (RelaisDiskState state)
{
  switch (state)
    {
    case RELAIS_DISK_ENCRYPTED:
      return _("The disk with the register is encrypted.");
    case RELAIS_DISK_PLAIN:
      return _("The disk with the register is not encrypted. The register itself is; what is printed or saved from it "
               "may stay readable for whoever takes the disk.");
    case RELAIS_DISK_NONE:
    case RELAIS_DISK_MEMORY:
      return _("The register stands in memory: it is gone when this PC is switched off.");
    case RELAIS_DISK_UNKNOWN:
    default:
      return _("Whether the disk with the register is encrypted could not be told.");
    }
}

static const char *
get_swap_sentence (RelaisDiskState state)
{
  switch (state)
    {
    case RELAIS_DISK_ENCRYPTED:
    case RELAIS_DISK_NONE:
    case RELAIS_DISK_MEMORY:
      return _("What is in memory does not reach the disk unencrypted.");
    case RELAIS_DISK_PLAIN:
      return _("What is in memory may reach the disk unencrypted (swap), names on the screen included. Have it "
               "encrypted or switched off.");
    case RELAIS_DISK_UNKNOWN:
    default:
      return _("Whether what is in memory may reach the disk unencrypted could not be told.");
    }
}

/**
 * relais_disk_to_text:
 * @report: what is known
 *
 * Returns: (transfer full): a line for the disk and one for the swap, in the user's language
 */
char *
relais_disk_to_text (RelaisDiskReport report)
{
  return g_strconcat (get_folder_sentence (report.folder), "\n", get_swap_sentence (report.swap), NULL);
}
