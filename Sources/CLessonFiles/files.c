#include "CLessonFiles.h"
// Of C23, which every compiler has that comes with Swift 6.2 or newer; a warning says that older
// versions of the language lack it.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define EMBED(file) \
  struct EmbeddedFile embedded_##file(void) { return (struct EmbeddedFile){file, sizeof file}; }

// The files that pages refer to.
static const unsigned char theme_css[] = {
#embed "../LessonKit/Pages/Render/Assets/theme.css"
};
EMBED(theme_css)
static const unsigned char style_css[] = {
#embed "../LessonKit/Pages/Render/Assets/style.css"
};
EMBED(style_css)
static const unsigned char script_js[] = {
#embed "../LessonKit/Pages/Render/Assets/script.js"
};
EMBED(script_js)
static const unsigned char search_css[] = {
#embed "../LessonKit/Pages/Render/Assets/search.css"
};
EMBED(search_css)
static const unsigned char search_js[] = {
#embed "../LessonKit/Pages/Render/Assets/search.js"
};
EMBED(search_js)
static const unsigned char search_find_js[] = {
#embed "../LessonKit/Pages/Render/Assets/search-find.js"
};
EMBED(search_find_js)
static const unsigned char keys_js[] = {
#embed "../LessonKit/Pages/Render/Assets/keys.js"
};
EMBED(keys_js)

// The templates of pages.
static const unsigned char page_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/page.mustache"
};
EMBED(page_mustache)
static const unsigned char lesson_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/lesson.mustache"
};
EMBED(lesson_mustache)
static const unsigned char index_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/index.mustache"
};
EMBED(index_mustache)
static const unsigned char print_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/print.mustache"
};
EMBED(print_mustache)
static const unsigned char cell_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/cell.mustache"
};
EMBED(cell_mustache)
static const unsigned char output_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/output.mustache"
};
EMBED(output_mustache)
static const unsigned char fold_mustache[] = {
#embed "../LessonKit/Pages/Render/Templates/fold.mustache"
};
EMBED(fold_mustache)

// The files of the preview.
static const unsigned char reload_js[] = {
#embed "../LessonKit/Pages/Preview/Assets/reload.js"
};
EMBED(reload_js)
static const unsigned char reload_css[] = {
#embed "../LessonKit/Pages/Preview/Assets/reload.css"
};
EMBED(reload_css)

// The sources of what every program of a lesson links.
static const unsigned char CLessonRuntime_h[] = {
#embed "../CLessonRuntime/include/CLessonRuntime.h"
};
EMBED(CLessonRuntime_h)
static const unsigned char CLessonRuntime_c[] = {
#embed "../CLessonRuntime/CLessonRuntime.c"
};
EMBED(CLessonRuntime_c)
static const unsigned char ProgramBatch_c[] = {
#embed "../CLessonRuntime/ProgramBatch.c"
};
EMBED(ProgramBatch_c)
static const unsigned char ScriptStart_c[] = {
#embed "../CLessonRuntime/ScriptStart.c"
};
EMBED(ScriptStart_c)
static const unsigned char Claims_swift[] = {
#embed "../LessonRuntime/Claims.swift"
};
EMBED(Claims_swift)
static const unsigned char Display_swift[] = {
#embed "../LessonRuntime/Display.swift"
};
EMBED(Display_swift)
static const unsigned char Drawing_swift[] = {
#embed "../LessonRuntime/Drawing.swift"
};
EMBED(Drawing_swift)
static const unsigned char Marks_swift[] = {
#embed "../LessonRuntime/Marks.swift"
};
EMBED(Marks_swift)
