// Files that the command carries, as their bytes: a copied command works anywhere.
//
// Not resources that SwiftPM embeds as Swift arrays, because those cost the first build 7 s of processor time.
#ifndef CLESSONFILES_H
#define CLESSONFILES_H

#include <stddef.h>

struct EmbeddedFile {
  const unsigned char *_Nonnull bytes;
  size_t count;
};

// The files that pages refer to.
struct EmbeddedFile embedded_theme_css(void);
struct EmbeddedFile embedded_style_css(void);
struct EmbeddedFile embedded_script_js(void);
struct EmbeddedFile embedded_search_css(void);
struct EmbeddedFile embedded_search_js(void);
struct EmbeddedFile embedded_search_find_js(void);
struct EmbeddedFile embedded_keys_js(void);

// The templates of pages.
struct EmbeddedFile embedded_page_mustache(void);
struct EmbeddedFile embedded_lesson_mustache(void);
struct EmbeddedFile embedded_index_mustache(void);
struct EmbeddedFile embedded_print_mustache(void);
struct EmbeddedFile embedded_cell_mustache(void);
struct EmbeddedFile embedded_output_mustache(void);
struct EmbeddedFile embedded_fold_mustache(void);

// The files of the preview.
struct EmbeddedFile embedded_reload_js(void);
struct EmbeddedFile embedded_reload_css(void);

// The sources of what every program of a lesson links.
struct EmbeddedFile embedded_CLessonRuntime_h(void);
struct EmbeddedFile embedded_CLessonRuntime_c(void);
struct EmbeddedFile embedded_ProgramBatch_c(void);
struct EmbeddedFile embedded_ScriptStart_c(void);
struct EmbeddedFile embedded_Claims_swift(void);
struct EmbeddedFile embedded_Display_swift(void);
struct EmbeddedFile embedded_Drawing_swift(void);
struct EmbeddedFile embedded_Marks_swift(void);

#endif
