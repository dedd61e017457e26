#if __has_include(<cmark.h>)
#include <cmark.h>
#include <stdlib.h>
#include <string.h>
#else
#error "libcmark is missing: apt-get install libcmark-dev pkg-config, or brew install cmark pkg-config"
#endif
