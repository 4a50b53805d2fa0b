#include "BareLoops.h"
#include <sqlite3.h>
#include <stdio.h>

struct inserter {
    sqlite3 *db;
    sqlite3_stmt *insert, *journal, *begin, *commit;
};

static int step(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int open_database(struct inserter *self, const struct bare_insert_plan *plan)
{
    char pragmas[256];
    snprintf(pragmas, sizeof pragmas,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
             "PRAGMA secure_delete = FAST; PRAGMA cache_size = -%d; PRAGMA wal_autocheckpoint = %d",
             plan->cache_kibibytes, plan->checkpoint_pages);
    int code = sqlite3_open_v2(plan->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (!code) code = sqlite3_exec(self->db, pragmas, NULL, NULL, NULL);
    if (!code)
        code = sqlite3_prepare_v2(self->db,
                                  "INSERT INTO reading (minute, device, metric, millisecond, value, quality, delay) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?) "
                                  "ON CONFLICT (minute, device, metric, millisecond) DO NOTHING",
                                  -1, &self->insert, NULL);
    if (!code)
        code = sqlite3_prepare_v2(self->db, "INSERT INTO journal (at, nextOutbox, bytes) VALUES (0, 1, zeroblob(?))",
                                  -1, &self->journal, NULL);
    if (!code) code = sqlite3_prepare_v2(self->db, "BEGIN IMMEDIATE", -1, &self->begin, NULL);
    if (!code) code = sqlite3_prepare_v2(self->db, "COMMIT", -1, &self->commit, NULL);
    return code;
}

static int insert_batch(struct inserter *self, const struct bare_insert_plan *plan, size_t from, size_t to)
{
    int code = step(self->begin);
    for (size_t i = from; i < to && !code; i++) {
        const struct bare_row *row = &plan->rows[i];
        sqlite3_bind_int64(self->insert, 1, row->minute);
        sqlite3_bind_int64(self->insert, 2, row->device);
        sqlite3_bind_int64(self->insert, 3, row->metric);
        sqlite3_bind_int64(self->insert, 4, row->millisecond);
        sqlite3_bind_double(self->insert, 5, row->value);
        sqlite3_bind_int64(self->insert, 6, row->quality);
        sqlite3_bind_int64(self->insert, 7, row->delay);
        code = step(self->insert);
    }
    if (!code && plan->journal_bytes) {
        sqlite3_bind_int64(self->journal, 1, (int64_t)plan->journal_bytes);
        code = step(self->journal);
    }
    return code ? code : step(self->commit);
}

int64_t bare_insert(const struct bare_insert_plan *plan, char *error, size_t length)
{
    struct inserter self = {0};
    int code = open_database(&self, plan);
    int64_t start = bare_now(), before = start, end = start;
    size_t number = 0;
    for (size_t from = 0; from < plan->count && !code; from += plan->batch) {
        size_t to = from + plan->batch < plan->count ? from + plan->batch : plan->count;
        code = insert_batch(&self, plan, from, to);
        end = bare_now();
        if (plan->transactions) plan->transactions[number++] = (uint64_t)(end - before);
        before = end;
    }
    if (code) snprintf(error, length, "SQLite: %s", self.db ? sqlite3_errmsg(self.db) : "no memory");
    sqlite3_finalize(self.insert);
    sqlite3_finalize(self.journal);
    sqlite3_finalize(self.begin);
    sqlite3_finalize(self.commit);
    sqlite3_close(self.db);
    return code ? -1 : end - start;
}
