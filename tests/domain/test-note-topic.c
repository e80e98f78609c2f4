#include "relais-domain-test.h"
#include "relais-note-topic.h"

static const struct {
  const char *code;
  const char *fr;
  const char *nl;
} topics[] = {
  { "medication", "Médicaments", "Medicatie" }, { "mood", "Humeur, comportement", "Stemming, gedrag" },
  { "woundcare", "Plaies", "Wondzorg" },        { "movement", "Mobilité, chute", "Beweging, val" },
  { "other", "Autre", "Andere" },               { "appointment", "Rendez-vous", "Afspraak" },
  { "zona", "Zona", NULL },
};

static RelaisLabels *
make_labels (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, NULL, 0);

      relais_record_builder_set (builder, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_TOPIC);
      relais_record_builder_set (builder, RELAIS_LABEL_CODE, topics[i].code);
      relais_record_builder_set (builder, RELAIS_LABEL_FR, topics[i].fr);
      relais_record_builder_set (builder, RELAIS_LABEL_NL, topics[i].nl);
      g_ptr_array_add (records, relais_record_builder_end (builder));
    }
  return relais_labels_new (records);
}

static const struct {
  const char *typed;
  const char *code;
} typings[] = {
  { "woundcare", "woundcare" }, { "plaies", "woundcare" },  { "PLAIE", "woundcare" },     { "wond", "woundcare" },
  { "chute", "movement" },      { "val", "movement" },      { "médic", "medication" },    { "gedrag", "mood" },
  { "rendez vous", "appointment" },      { "rendez-vous", "appointment" }, { "m", NULL },          { "jardin", NULL },
  { "", NULL },                 { NULL, NULL },             { "zona", "zona" },
};

static void
test_typed (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();

  for (gsize i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_test_message ("%s", typings[i].typed);
      g_assert_cmpstr (relais_note_topic_find (labels, typings[i].typed), ==, typings[i].code);
    }
}

static void
assert_order (const RelaisLabels *labels, const char *roles, const char *language, const char *expected)
{
  g_autoptr (GPtrArray) list = relais_note_topic_list (labels, roles, language);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", relais_record_get (list->pdata[i], RELAIS_LABEL_CODE));
  g_assert_cmpstr (codes->str, ==, expected);
}

static RelaisRecord *
make_topic (const char *code, const char *position, const char *retired)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_TOPIC);
  relais_record_builder_set (builder, RELAIS_LABEL_CODE, code);
  relais_record_builder_set (builder, RELAIS_LABEL_FR, code);
  relais_record_builder_set (builder, RELAIS_LABEL_POSITION, position);
  relais_record_builder_set (builder, RELAIS_LABEL_RETIRED, retired);
  return relais_record_builder_end (builder);
}

/* What the practice gave a place stands before what the role has first; what is no longer offered is not in the list,
 * and is still understood.
 */
static void
test_order_of_the_practice (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_autoptr (RelaisLabels) labels = NULL;

  g_ptr_array_add (records, make_topic ("woundcare", NULL, NULL));
  g_ptr_array_add (records, make_topic ("pain", NULL, "yes"));
  g_ptr_array_add (records, make_topic ("zona", "10", NULL));
  g_ptr_array_add (records, make_topic ("sleep", "9", "no"));
  g_ptr_array_add (records, make_topic ("other", NULL, NULL));
  g_ptr_array_add (records, make_topic ("garden", NULL, NULL));
  labels = relais_labels_new (records);
  assert_order (labels, "nurse", "fr", "sleep zona woundcare other garden");
  assert_order (labels, "reception", "nl", "sleep zona other garden woundcare");
  g_assert_cmpstr (relais_note_topic_find (labels, "pain"), ==, "pain");
}

/* The pinned ones of the role, "other", then the rest by name. */
static void
test_order (void)
{
  g_autoptr (RelaisLabels) labels = make_labels ();

  assert_order (labels, "nurse", "fr", "woundcare medication movement other mood appointment zona");
  assert_order (labels, "nurse", "nl", "woundcare medication movement other appointment mood zona");
  assert_order (labels, "reception", "fr", "appointment other mood medication movement woundcare zona");
  assert_order (labels, NULL, "fr", "appointment other mood medication movement woundcare zona");
}

static void
test_official_words (void)
{
  g_assert_cmpstr (relais_note_topic_get_diary ("woundcare"), ==, "woundcare");
  g_assert_cmpstr (relais_note_topic_get_diary ("oncology"), ==, "oncology");
  g_assert_null (relais_note_topic_get_diary ("pain"));
  g_assert_null (relais_note_topic_get_diary (NULL));
}

static void
test_codes (void)
{
  g_assert_true (relais_note_topic_is_code ("zona"));
  g_assert_false (relais_note_topic_is_code ("z"));
  g_assert_false (relais_note_topic_is_code ("Zona"));
  g_assert_false (relais_note_topic_is_code ("zona 2"));
  g_assert_false (relais_note_topic_is_code ("abcdefghijklmnopqrstu"));
  g_assert_false (relais_note_topic_is_code (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-topic/typed", test_typed);
  g_test_add_func ("/note-topic/order", test_order);
  g_test_add_func ("/note-topic/order-of-the-practice", test_order_of_the_practice);
  g_test_add_func ("/note-topic/official-words", test_official_words);
  g_test_add_func ("/note-topic/codes", test_codes);
  return g_test_run ();
}
