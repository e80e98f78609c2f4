#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisVcardLine:
 * @text: its bytes, unfolded, not terminated, in whatever encoding; valid until the next one is asked for
 * @length: their number
 * @line: the line of the file on which it begins, from 1
 *
 * One logical line of a vCard file.
 */
typedef struct {
  const char *text;
  gsize length;
  guint line;
} RelaisVcardLine;

/**
 * RelaisVcardLines:
 *
 * Walks over the lines of a vCard file. Lives on the stack of its owner; only relais-vcard-lines.c looks inside.
 */
typedef struct {
  const char *at;
  const char *end;
  const char *next_lf;
  const char *next_cr;
  guint line;
  GString *unfolded;
} RelaisVcardLines;

void     relais_vcard_lines_init  (RelaisVcardLines *lines, const char *text, gsize length);
gboolean relais_vcard_lines_next  (RelaisVcardLines *lines, RelaisVcardLine *line);
void     relais_vcard_lines_clear (RelaisVcardLines *lines);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisVcardLines, relais_vcard_lines_clear)

G_END_DECLS
