#include "CWebFiles.h"

/* Array literals of Swift take a minute of compile time for 150 kB; C's #embed takes none. It is of C23, and clang of
   an older standard takes it too, with a warning for each. */
#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE_BYTES(name) static const unsigned char name[]

FILE_BYTES(openapi) = {
#embed "files/openapi.yaml"
};

FILE_BYTES(board_index) = {
#embed "files/board/index.html"
};

FILE_BYTES(board_css) = {
#embed "files/board/board.css"
};

FILE_BYTES(board_board) = {
#embed "files/board/board.js"
};

FILE_BYTES(board_words) = {
#embed "files/board/words.js"
};

FILE_BYTES(board_time) = {
#embed "files/board/time.js"
};

FILE_BYTES(board_api) = {
#embed "files/board/api.js"
};

FILE_BYTES(board_feed) = {
#embed "files/board/feed.js"
};

FILE_BYTES(board_sound) = {
#embed "files/board/sound.js"
};

FILE_BYTES(board_page) = {
#embed "files/board/page.js"
};

FILE_BYTES(board_alarms) = {
#embed "files/board/alarms.js"
};

FILE_BYTES(board_steps) = {
#embed "files/board/steps.js"
};

FILE_BYTES(board_password) = {
#embed "files/board/password.js"
};

FILE_BYTES(board_detail) = {
#embed "files/board/detail.js"
};

FILE_BYTES(board_open_alarms) = {
#embed "files/board/open-alarms.js"
};

FILE_BYTES(board_cards) = {
#embed "files/board/cards.js"
};

FILE_BYTES(board_unsent) = {
#embed "files/board/unsent.js"
};

FILE_BYTES(board_problems) = {
#embed "files/board/problems.js"
};

FILE_BYTES(board_sign_in) = {
#embed "files/board/sign-in.js"
};

FILE_BYTES(board_acts) = {
#embed "files/board/acts.js"
};

FILE_BYTES(board_family) = {
#embed "files/board/family.js"
};

FILE_BYTES(board_family_page) = {
#embed "files/board/family.html"
};

static const struct web_file web_files[] = {
    {"/openapi.yaml", "application/yaml; charset=utf-8", openapi, sizeof openapi},
    {"/", "text/html; charset=utf-8", board_index, sizeof board_index},
    {"/board", "text/html; charset=utf-8", board_index, sizeof board_index},
    {"/family", "text/html; charset=utf-8", board_family_page, sizeof board_family_page},
    {"/board/board.css", "text/css; charset=utf-8", board_css, sizeof board_css},
    {"/board/board.js", "text/javascript; charset=utf-8", board_board, sizeof board_board},
    {"/board/words.js", "text/javascript; charset=utf-8", board_words, sizeof board_words},
    {"/board/time.js", "text/javascript; charset=utf-8", board_time, sizeof board_time},
    {"/board/api.js", "text/javascript; charset=utf-8", board_api, sizeof board_api},
    {"/board/feed.js", "text/javascript; charset=utf-8", board_feed, sizeof board_feed},
    {"/board/sound.js", "text/javascript; charset=utf-8", board_sound, sizeof board_sound},
    {"/board/page.js", "text/javascript; charset=utf-8", board_page, sizeof board_page},
    {"/board/alarms.js", "text/javascript; charset=utf-8", board_alarms, sizeof board_alarms},
    {"/board/steps.js", "text/javascript; charset=utf-8", board_steps, sizeof board_steps},
    {"/board/password.js", "text/javascript; charset=utf-8", board_password, sizeof board_password},
    {"/board/detail.js", "text/javascript; charset=utf-8", board_detail, sizeof board_detail},
    {"/board/open-alarms.js", "text/javascript; charset=utf-8", board_open_alarms, sizeof board_open_alarms},
    {"/board/cards.js", "text/javascript; charset=utf-8", board_cards, sizeof board_cards},
    {"/board/unsent.js", "text/javascript; charset=utf-8", board_unsent, sizeof board_unsent},
    {"/board/problems.js", "text/javascript; charset=utf-8", board_problems, sizeof board_problems},
    {"/board/sign-in.js", "text/javascript; charset=utf-8", board_sign_in, sizeof board_sign_in},
    {"/board/acts.js", "text/javascript; charset=utf-8", board_acts, sizeof board_acts},
    {"/board/family.js", "text/javascript; charset=utf-8", board_family, sizeof board_family},
};

const size_t web_file_count = sizeof web_files / sizeof *web_files;

const struct web_file *web_file_at(size_t index) { return web_files + index; }
