#include "relais-disk.h"

/* A laptop with LUKS under LVM, a second disk in plain, a plain swap, an encrypted one, memory as swap. */
static const char devices[] =
    "8:0\tsda\t-\t-\t-\n"
    "8:1\tsda1\t-\t-\t-\n"
    "8:2\tsda2\t-\t-\t-\n"
    "254:0\tdm-0\tsda2_crypt\tCRYPT-LUKS2-0f1e2d3c-sda2_crypt\tsda2\n"
    "254:1\tdm-1\tvg-root\tLVM-abcdef\tdm-0\n"
    "254:2\tdm-2\tvg-plain\tLVM-fedcba\tsda1\n"
    "254:3\tdm-3\tvg-both\tLVM-aaaaaa\tdm-0,sda1\n"
    "254:4\tdm-4\tcryptswap\tCRYPT-PLAIN-cryptswap\tsda1\n"
    "254:5\tdm-5\tloop\tLVM-bbbbbb\tdm-5\n"
    "9:0\tmd0\t-\t-\tsda1,sda2\n"
    "252:0\tzram0\t-\t-\t-\n"
    "7:0\tloop0\t-\t-\t-\n";

static const char mounts[] =
    "20 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw\n"
    "21 20 8:1 / /plain rw - ext4 /dev/sda1 rw\n"
    "22 20 254:2 / /lvm rw - xfs /dev/mapper/vg-plain rw\n"
    "23 20 254:3 / /both rw - xfs /dev/mapper/vg-both rw\n"
    "24 20 0:40 /@home /btrfs rw shared:2 - btrfs /dev/mapper/sda2_crypt rw,subvol=/@home\n"
    "25 20 0:41 /@home /btrfs-plain rw - btrfs /dev/sda1 rw,subvol=/@home\n"
    "26 20 0:42 / /overlay rw - overlay overlay rw,lowerdir=/a\n"
    "27 20 0:43 / /ecryptfs rw - ecryptfs /plain/.Private rw\n"
    "28 20 0:44 / /tmp rw - tmpfs tmpfs rw\n"
    "29 20 0:45 / /vault rw - fuse.gocryptfs /plain/cipher rw\n"
    "30 20 9:0 / /raid rw - ext4 /dev/md0 rw\n"
    "31 20 8:99 / /gone rw - ext4 /dev/sdz9 rw\n"
    "32 20 254:5 / /circle rw - ext4 /dev/dm-5 rw\n"
    "33 20 7:0 / /loop rw - ext4 /dev/loop0 rw\n"
    "34 20 8:1 / /with\\040space rw - ext4 /dev/sda1 rw\n"
    "35 20 0:46 / /zfs rw - zfs tank/home rw\n"
    "36 21 254:1 / /plain/over rw - ext4 /dev/mapper/vg-root rw\n";

static void
test_folders (void)
{
  static const struct {
    const char *path;
    RelaisDiskState state;
  } cases[] = {
    { "/home/desk/relais", RELAIS_DISK_ENCRYPTED }, { "/plain/relais", RELAIS_DISK_PLAIN },
    { "/plainly/relais", RELAIS_DISK_ENCRYPTED },   { "/lvm/relais", RELAIS_DISK_PLAIN },
    { "/both/relais", RELAIS_DISK_PLAIN },          { "/btrfs/relais", RELAIS_DISK_ENCRYPTED },
    { "/btrfs-plain/relais", RELAIS_DISK_PLAIN },   { "/overlay/relais", RELAIS_DISK_UNKNOWN },
    { "/ecryptfs/relais", RELAIS_DISK_UNKNOWN },    { "/tmp/relais", RELAIS_DISK_MEMORY },
    { "/vault/relais", RELAIS_DISK_UNKNOWN },       { "/raid/relais", RELAIS_DISK_PLAIN },
    { "/gone/relais", RELAIS_DISK_UNKNOWN },        { "/circle/relais", RELAIS_DISK_UNKNOWN },
    { "/loop/relais", RELAIS_DISK_UNKNOWN },        { "/with space/relais", RELAIS_DISK_PLAIN },
    { "/zfs/relais", RELAIS_DISK_UNKNOWN },         { "/plain/over/relais", RELAIS_DISK_ENCRYPTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (relais_disk_get_word (relais_disk_judge_folder (mounts, devices, cases[i].path)), ==,
                       relais_disk_get_word (cases[i].state));
    }
  g_assert_cmpint (relais_disk_judge_folder ("", devices, "/"), ==, RELAIS_DISK_UNKNOWN);
  g_assert_cmpint (relais_disk_judge_folder ("nonsense\n1 2 3\n", devices, "/"), ==, RELAIS_DISK_UNKNOWN);
}

static void
test_swap (void)
{
#define HEAD "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
  static const struct {
    const char *swaps;
    RelaisDiskState state;
  } cases[] = {
    { HEAD, RELAIS_DISK_NONE },
    { "", RELAIS_DISK_NONE },
    { HEAD "/dev/sda1                               partition\t999\t0\t-2\n", RELAIS_DISK_PLAIN },
    { HEAD "/dev/dm-4                               partition\t999\t0\t-2\n", RELAIS_DISK_ENCRYPTED },
    { HEAD "/dev/dm-1                               partition\t999\t0\t-2\n", RELAIS_DISK_ENCRYPTED },
    { HEAD "/dev/zram0                              partition\t999\t0\t100\n", RELAIS_DISK_MEMORY },
    { HEAD "/dev/zram0 partition\t9\t0\t100\n/dev/sda1 partition\t9\t0\t-2\n", RELAIS_DISK_PLAIN },
    { HEAD "/swapfile                               file\t\t999\t0\t-2\n", RELAIS_DISK_ENCRYPTED },
    { HEAD "/plain/swapfile                         file\t\t999\t0\t-2\n", RELAIS_DISK_PLAIN },
    { HEAD "/dev/sdq7                               partition\t999\t0\t-2\n", RELAIS_DISK_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].swaps);
      g_assert_cmpstr (relais_disk_get_word (relais_disk_judge_swap (cases[i].swaps, mounts, devices)), ==,
                       relais_disk_get_word (cases[i].state));
    }
}

/* Whatever this PC is, something is said of it. */
static void
test_this_pc (void)
{
  RelaisDiskReport report = relais_disk_look ("/nowhere/at/all");
  g_autofree char *text = relais_disk_to_text (report);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], !=, "");
  g_assert_cmpstr (lines[1], !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disk/folders", test_folders);
  g_test_add_func ("/disk/swap", test_swap);
  g_test_add_func ("/disk/this-pc", test_this_pc);
  return g_test_run ();
}
