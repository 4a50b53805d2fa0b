#ifndef CWEBFILES_H
#define CWEBFILES_H

#include <stddef.h>

/* A file that the HTTP interface serves as it is, built into the program: an installation is one file. */
struct web_file {
    /* Its address: "/openapi.yaml". */
    const char *path;
    /* Its media type, with the character set of texts. */
    const char *type;
    const unsigned char *bytes;
    size_t count;
};

extern const size_t web_file_count;

/* The file of that position, below web_file_count. */
const struct web_file *web_file_at(size_t index);

#endif
