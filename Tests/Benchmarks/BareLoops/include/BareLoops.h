#ifndef HOMEBED_BARE_LOOPS_H
#define HOMEBED_BARE_LOOPS_H

/* What the gateway is measured against, without anything that is not needed: C, the same libraries, no checks of the
 * contents. Times are CLOCK_MONOTONIC in nanoseconds, so that processes can compare them. */

#include <stddef.h>
#include <stdint.h>

/* One reading as the store keeps it. */
struct bare_row {
    int64_t minute, device, metric, millisecond;
    double value;
    int64_t quality, delay;
};

/* Settings and rows of `bare_insert`. */
struct bare_insert_plan {
    const char *path;
    const struct bare_row *rows;
    size_t count;
    size_t batch;             /* rows in a transaction */
    size_t journal_bytes;     /* a journal row of that length in every transaction; 0: none */
    int cache_kibibytes;
    int checkpoint_pages;
    uint64_t *transactions;   /* takes the nanoseconds of each transaction; or NULL */
};

/* Inserts the rows with synchronous=FULL. Returns the nanoseconds it took; -1 with the reason in `error`. */
int64_t bare_insert(const struct bare_insert_plan *plan, char *error, size_t length);

/* Connects with receive maximum `receive_maximum`, subscribes with QoS 1, calls `ready`, counts `expected` messages and
 * acknowledges them as many at a time as one read of the socket gave. Returns the time at which the last
 * acknowledgement was sent; -1 with the reason in `error`. */
int64_t bare_count(int port, const char *filter, int receive_maximum, size_t expected, void (*ready)(void), char *error,
                   size_t length);

/* PUBLISH packets of one connection, ready for the socket. */
struct bare_stream {
    const uint8_t *bytes;
    const size_t *ends;       /* where each packet ends */
    size_t count;
};

struct bare_publish_times {
    int64_t first_sent;
    int64_t last_confirmed;
};

/* Sends all streams, one connection each, with at most `window` packets of a connection unconfirmed. Returns 0, or -1
 * with the reason in `error`. */
int bare_publish(int port, const struct bare_stream *streams, size_t count, size_t window,
                 struct bare_publish_times *times, char *error, size_t length);

/* CLOCK_MONOTONIC. */
int64_t bare_now(void);

/* CPU time of this thread in nanoseconds. */
int64_t bare_thread_time(void);

/* CPU time of this process in nanoseconds. */
int64_t bare_process_time(void);

/* Calls `body`; callgrind counts only inside it (--toggle-collect=bare_collect). */
void bare_collect(void (*body)(void *), void *context);

#endif
