#include "relais-error.h"
#include "relais-mounts.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char mountinfo[] =
  "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
  "23 22 0:21 / /proc rw - proc proc rw\n"
  "24 22 0:30 / /home rw shared:2 master:7 - btrfs /dev/sda2 rw,subvol=/home\n"
  "25 24 0:40 / /home/ann/NAS rw,nosuid shared:3 - nfs4 nas:/vol rw,vers=4.2\n"
  "26 25 0:41 / /home/ann/NAS/local rw - xfs /dev/sdb1 rw\n"
  "27 22 0:42 / /srv rw - cifs //server/share rw\n"
  "28 22 0:43 / /mnt/two\\040words rw - fuse.sshfs ann@host: rw\n"
  "29 22 0:44 / /mnt/back\\134slash\\011tab rw - 9p hostshare rw\n"
  "30 22 0:45 / /media/stick rw - fuseblk /dev/sdc1 rw\n"
  "31 22 0:46 / /vault rw - fuse.gocryptfs /home/ann/.vault rw\n"
  "32 22 0:47 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw\n"
  "33 22 0:48 / /twice rw - nfs a:/b rw\n"
  "34 33 0:49 / /twice rw - tmpfs tmpfs rw\n"
  "35 22 0:50 / /thrice rw - ext4 /dev/sdd rw\n"
  "36 35 0:51 / /thrice rw - smb3 //x/y rw\n"
  "37 22 0:52 / /late/inner rw - nfs a:/c rw\n"
  "38 22 0:53 / /late rw - ext4 /dev/sde rw\n"
  "39 22 0:54 / /odd - nfs\n"
  "\n"
  "garbage\n"
  "40 22 0:55 / /short rw -\n";

static void
test_longest_mount_point (void)
{
  static const struct {
    const char *path;
    const char *type;
  } cases[] = {
    { "/", NULL },
    { "/var/lib", NULL },
    { "/home/ann", NULL },
    { "/home/ann/NAS", "nfs4" },
    { "/home/ann/NAS/practice", "nfs4" },
    { "/home/ann/NAS/local/practice", NULL },
    { "/home/ann/NAS/localised", "nfs4" },
    { "/home/ann/NASA", NULL },
    { "/srv", "cifs" },
    { "/srv/a/b/c", "cifs" },
    { "/srv2", NULL },
    { "/mnt/two words/x", "fuse.sshfs" },
    { "/mnt/two", NULL },
    { "/mnt/back\\slash\ttab", "9p" },
    { "/media/stick/x", NULL },
    { "/vault/x", NULL },
    { "/run/user/1000/gvfs/smb-share:server=x", "fuse.gvfsd-fuse" },
    { "/twice/x", NULL },
    { "/thrice/x", "smb3" },
    { "/late/inner/x", "nfs" },
    { "/late/x", NULL },
    { "/odd", NULL },
    { "/short", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type = relais_mounts_find_problem (mountinfo, cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (type, ==, cases[i].type);
    }
}

static void
test_types (void)
{
  static const struct {
    const char *type;
    gboolean is_refused;
  } cases[] = {
    { "nfs", TRUE },        { "nfs4", TRUE },           { "cifs", TRUE },        { "smb3", TRUE },
    { "smbfs", TRUE },      { "9p", TRUE },             { "afs", TRUE },         { "ceph", TRUE },
    { "glusterfs", TRUE },  { "davfs", TRUE },          { "vboxsf", TRUE },      { "fuse", TRUE },
    { "fuse.rclone", TRUE },{ "fuse.glusterfs", TRUE }, { "fuse.davfs2", TRUE }, { "fuse.some-drive", TRUE },
    { "ext4", FALSE },      { "xfs", FALSE },           { "btrfs", FALSE },      { "zfs", FALSE },
    { "vfat", FALSE },      { "exfat", FALSE },         { "tmpfs", FALSE },      { "overlay", FALSE },
    { "f2fs", FALSE },      { "fuseblk", FALSE },       { "ecryptfs", FALSE },   { "fuse.gocryptfs", FALSE },
    { "nfsd", FALSE },      { "ntfs3", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("1 0 0:1 / / rw - %s x rw\n", cases[i].type);
      g_autofree char *type = relais_mounts_find_problem (text, "/any/folder");

      g_assert_cmpstr (type, ==, cases[i].is_refused ? cases[i].type : NULL);
    }
}

static void
test_nothing_known (void)
{
  g_assert_null (relais_mounts_find_problem ("", "/home"));
  g_assert_null (relais_mounts_find_problem ("\n\n- - -\n", "/home"));
}

static gboolean
is_test_machine_local (const char *folder)
{
  g_autofree char *text = NULL;
  g_autofree char *type = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL));
  type = relais_mounts_find_problem (text, folder);
  return type == NULL;
}

static void
check_marked_folder (const char *mark, const char *program)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, mark, NULL);
  g_autofree char *inside = g_build_filename (folder, "a", "b", NULL);
  g_autofree char *linked = g_build_filename (folder, "a", "link", NULL);
  g_autofree char *not_yet = g_build_filename (inside, "not", "yet", NULL);
  const char *const checked[] = { folder, inside, linked, not_yet };

  g_assert_no_errno (g_mkdir_with_parents (inside, 0700));
  g_assert_no_errno (symlink (inside, linked));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (checked); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_good = relais_mounts_check_folder (checked[i], &error);

      g_test_message ("%s: %s", mark, checked[i]);
      g_assert_cmpint (is_good, ==, program == NULL);
      if (program == NULL)
        continue;
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_SYNCED_FOLDER);
      g_assert_cmpstr (relais_error_get_subject (error), ==, checked[i]);
      g_assert_cmpstr (relais_error_get_detail (error), ==, program);
    }
}

static void
test_marks (void)
{
  static const struct {
    const char *mark;
    const char *program;
  } cases[] = {
    { ".stfolder", "Syncthing" },
    { ".sync_5a7c1f.db", "Nextcloud/ownCloud" },
    { "._sync_5a7c1f.db", "Nextcloud/ownCloud" },
    { ".csync_journal.db", "Nextcloud/ownCloud" },
    { ".owncloudsync.log", "Nextcloud/ownCloud" },
    { "stfolder", NULL },
    { ".stfolders", NULL },
    { "sync_5a7c1f.db", NULL },
    { ".sync_5a7c1f.db.part", NULL },
  };

  if (!is_test_machine_local (g_get_tmp_dir ()))
    {
      g_test_skip ("the folder for temporary files is on a network drive");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_marked_folder (cases[i].mark, cases[i].program);
}

static void
test_link_into_a_synced_folder (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *synced = g_build_filename (folder, "synced", NULL);
  g_autofree char *mark = g_build_filename (synced, ".stfolder", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *behind = g_build_filename (link, "practice", NULL);
  g_autofree char *inner = g_build_filename (synced, "inner", NULL);
  g_autofree char *to_inner = g_build_filename (folder, "to-inner", NULL);
  g_autofree char *above_inner = g_build_filename (to_inner, "..", NULL);
  g_autofree char *back = g_build_filename (synced, "..", "plain", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) above_error = NULL;
  g_autoptr (GError) plain_error = NULL;

  if (!is_test_machine_local (g_get_tmp_dir ()))
    {
      g_test_skip ("the folder for temporary files is on a network drive");
      return;
    }

  g_assert_no_errno (g_mkdir_with_parents (mark, 0700));
  g_assert_no_errno (symlink (synced, link));
  g_assert_false (relais_mounts_check_folder (behind, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_SYNCED_FOLDER);

  /* ".." behind a link is the folder above where the link leads. */
  g_assert_no_errno (g_mkdir_with_parents (inner, 0700));
  g_assert_no_errno (symlink (inner, to_inner));
  g_assert_false (relais_mounts_check_folder (above_inner, &above_error));
  g_assert_error (above_error, RELAIS_ERROR, RELAIS_ERROR_SYNCED_FOLDER);

  g_assert_true (relais_mounts_check_folder (back, &plain_error));
  g_assert_no_error (plain_error);
}

static void
test_folder_that_cannot_be (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "practice", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (relais_mounts_check_folder (below, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mounts/longest-mount-point", test_longest_mount_point);
  g_test_add_func ("/mounts/types", test_types);
  g_test_add_func ("/mounts/nothing-known", test_nothing_known);
  g_test_add_func ("/mounts/marks", test_marks);
  g_test_add_func ("/mounts/link-into-a-synced-folder", test_link_into_a_synced_folder);
  g_test_add_func ("/mounts/folder-that-cannot-be", test_folder_that_cannot_be);
  return g_test_run ();
}
