#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No property that means something has more. What a hostile one has beyond is not looked at. */
#define RELAIS_VCARD_MAX_PARAMS 24

/* Bytes of a line, not terminated. */
typedef struct {
  const char *text;
  gsize length;
} RelaisVcardSpan;

typedef enum {
  RELAIS_VCARD_PLAIN,
  RELAIS_VCARD_QUOTED_PRINTABLE,
  RELAIS_VCARD_BASE64,
} RelaisVcardEncoding;

/**
 * RelaisVcardProperty:
 * @group: what stands before the point, empty where there is none
 * @name: the name as it stands in the file
 * @params: the parameters; one of vCard 2.1 that has no name has an empty one
 * @n_params: their number
 * @head: everything left of the colon
 * @value: everything right of it
 * @encoding: how @value is written
 * @charset: (CHARSET of vCard 2.1), empty where nothing says so
 *
 * One line of a card, cut up in place: nothing is copied, so it lives as long as the line.
 */
typedef struct {
  RelaisVcardSpan group;
  RelaisVcardSpan name;
  struct {
    RelaisVcardSpan name;
    RelaisVcardSpan value;
  } params[RELAIS_VCARD_MAX_PARAMS];
  guint n_params;
  RelaisVcardSpan head;
  RelaisVcardSpan value;
  RelaisVcardEncoding encoding;
  RelaisVcardSpan charset;
} RelaisVcardProperty;

gboolean        relais_vcard_property_parse      (RelaisVcardProperty       *property,
                                                  const char                *line,
                                                  gsize                      length);
gboolean        relais_vcard_property_has_type   (const RelaisVcardProperty *property,
                                                  const char                *type);
RelaisVcardSpan relais_vcard_property_get_param  (const RelaisVcardProperty *property,
                                                  const char                *name);
gboolean        relais_vcard_property_decode     (const RelaisVcardProperty *property,
                                                  GString                   *room,
                                                  RelaisVcardSpan           *value);

gboolean        relais_vcard_span_is             (RelaisVcardSpan            span,
                                                  const char                *word);
gboolean        relais_vcard_span_begins         (RelaisVcardSpan            span,
                                                  const char                *word);
RelaisVcardSpan relais_vcard_span_strip          (RelaisVcardSpan            span);
void            relais_vcard_append_param        (GString                   *out,
                                                  RelaisVcardSpan            value);
gboolean        relais_vcard_take_component      (RelaisVcardSpan           *rest,
                                                  char                       separator,
                                                  GString                   *out);

G_END_DECLS
