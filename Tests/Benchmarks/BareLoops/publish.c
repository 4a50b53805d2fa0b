#include "BareLoops.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Not libmosquitto: it makes one system call a message, and a load generator that needs a core of two would measure
 * itself. The packets were encoded before; here they go out in large pieces, and only PUBACKs come back. */

enum { ANSWER_LENGTH = 4, ANSWERS = 4096, HIGHEST_CONNECTIONS = 64 };

struct link {
    int descriptor;
    size_t sent_bytes;
    size_t confirmed;
    size_t partial;           /* bytes of an answer that has not come whole */
};

static int fail(char *error, size_t length, const char *what)
{
    snprintf(error, length, "%s: %s", what, errno ? strerror(errno) : "unexpected answer of the broker");
    return -1;
}

/* CONNECT of MQTT 3.1.1 with a clean session; returns the socket after a good CONNACK. */
static int open_link(int port, size_t number, char *error, size_t length)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    uint8_t packet[] = {0x10, 20, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 8, 'l', 'o', 'a', 'd', '-', '0', '0', '0'};
    packet[20] = (uint8_t)('0' + number / 10);
    packet[21] = (uint8_t)('0' + number % 10);
    uint8_t answer[4] = {0};
    int yes = 1;
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    errno = 0;
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address)
        || write(descriptor, packet, sizeof packet) != sizeof packet
        || recv(descriptor, answer, sizeof answer, MSG_WAITALL) != sizeof answer || answer[0] != 0x20 || answer[3])
        return fail(error, length, "connecting a publisher");
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

static int receive(struct link *link)
{
    uint8_t answers[ANSWER_LENGTH * ANSWERS];
    ssize_t count = read(link->descriptor, answers, sizeof answers);
    if (count == 0 || (count < 0 && errno != EAGAIN)) return -1;
    if (count < 0) return 0;
    size_t bytes = link->partial + (size_t)count;
    /* Every answer of four bytes is a PUBACK; anything else would break the rhythm. */
    for (size_t i = (ANSWER_LENGTH - link->partial) % ANSWER_LENGTH; i < (size_t)count; i += ANSWER_LENGTH)
        if (answers[i] != 0x40) { errno = 0; return -1; }
    link->confirmed += bytes / ANSWER_LENGTH;
    link->partial = bytes % ANSWER_LENGTH;
    return 0;
}

static size_t allowed_bytes(const struct link *link, const struct bare_stream *stream, size_t window)
{
    size_t last = link->confirmed + window < stream->count ? link->confirmed + window : stream->count;
    return last ? stream->ends[last - 1] : 0;
}

static int transmit(struct link *link, const struct bare_stream *stream, size_t window)
{
    size_t allowed = allowed_bytes(link, stream, window);
    if (link->sent_bytes >= allowed) return 0;
    ssize_t count = write(link->descriptor, stream->bytes + link->sent_bytes, allowed - link->sent_bytes);
    if (count < 0 && errno != EAGAIN) return -1;
    if (count > 0) link->sent_bytes += (size_t)count;
    return 0;
}

int bare_publish(int port, const struct bare_stream *streams, size_t count, size_t window,
                 struct bare_publish_times *times, char *error, size_t length)
{
    struct link links[HIGHEST_CONNECTIONS] = {0};
    struct pollfd descriptors[HIGHEST_CONNECTIONS];
    if (count > HIGHEST_CONNECTIONS) return fail(error, length, "too many connections");
    for (size_t i = 0; i < count; i++)
        if ((links[i].descriptor = open_link(port, i, error, length)) < 0) return -1;
    times->first_sent = bare_now();
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (size_t i = 0; i < count; i++) {
            errno = 0;
            if (transmit(&links[i], &streams[i], window)) return fail(error, length, "publishing");
            bool wants_room = links[i].sent_bytes < allowed_bytes(&links[i], &streams[i], window);
            descriptors[i] = (struct pollfd){.fd = links[i].descriptor, .events = POLLIN};
            if (wants_room) descriptors[i].events |= POLLOUT;
            if (links[i].confirmed < streams[i].count) is_done = false;
        }
        if (is_done) break;
        if (poll(descriptors, count, 10000) <= 0) return fail(error, length, "waiting for the broker");
        for (size_t i = 0; i < count; i++)
            if ((descriptors[i].revents & ~POLLOUT) && receive(&links[i]))
                return fail(error, length, "reading acknowledgements");
    }
    times->last_confirmed = bare_now();
    static const uint8_t disconnect[] = {0xE0, 0};
    for (size_t i = 0; i < count; i++) {
        if (write(links[i].descriptor, disconnect, sizeof disconnect) < 0) return fail(error, length, "leaving");
        close(links[i].descriptor);
    }
    return 0;
}
