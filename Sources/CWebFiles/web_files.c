#include "CWebFiles.h"

/* Array literals of Swift take a minute of compile time for 150 kB; C's #embed takes none. */
#define FILE_BYTES(name) static const unsigned char name[]

FILE_BYTES(openapi) = {
#embed "files/openapi.yaml"
};

static const struct web_file web_files[] = {
    {"/openapi.yaml", "application/yaml; charset=utf-8", openapi, sizeof openapi},
};

const size_t web_file_count = sizeof web_files / sizeof *web_files;

const struct web_file *web_file_at(size_t index) { return web_files + index; }
