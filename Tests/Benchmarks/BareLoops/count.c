#include "BareLoops.h"
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>

struct counter {
    size_t received;
    bool is_connected, is_subscribed;
};

static void on_connect(struct mosquitto *client, void *context, int code)
{
    (void)client;
    ((struct counter *)context)->is_connected = code == 0;
}

static void on_subscribe(struct mosquitto *client, void *context, int id, int count, const int *granted)
{
    (void)client; (void)id; (void)count;
    ((struct counter *)context)->is_subscribed = granted[0] == 1;
}

static void on_message(struct mosquitto *client, void *context, const struct mosquitto_message *message)
{
    (void)client; (void)message;
    ((struct counter *)context)->received++;
}

/* Serves the connection once; reads until the socket is empty, then sends what was queued. */
static int turn(struct mosquitto *client)
{
    struct pollfd descriptor = {.fd = mosquitto_socket(client), .events = POLLIN};
    if (mosquitto_want_write(client)) descriptor.events |= POLLOUT;
    if (poll(&descriptor, 1, 1000) < 0) return MOSQ_ERR_ERRNO;
    int code = MOSQ_ERR_SUCCESS;
    for (int i = 0; i < 500 && (descriptor.revents & POLLIN) && !code; i++) {
        code = mosquitto_loop_read(client, 1);
        struct pollfd again = {.fd = mosquitto_socket(client), .events = POLLIN};
        if (poll(&again, 1, 0) <= 0) break;
    }
    if (!code) code = mosquitto_loop_write(client, 1);
    return code ? code : mosquitto_loop_misc(client);
}

static int begin(struct mosquitto *client, struct counter *counter, int port, const char *filter, int receive_maximum)
{
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(client, MOSQ_OPT_RECEIVE_MAXIMUM, receive_maximum);
    /* Acknowledgements are queued and leave with loop_write, as in the gateway: the fastest way there is. */
    mosquitto_threaded_set(client, true);
    mosquitto_connect_callback_set(client, on_connect);
    mosquitto_subscribe_callback_set(client, on_subscribe);
    mosquitto_message_callback_set(client, on_message);
    int code = mosquitto_connect(client, "127.0.0.1", port, 60);
    while (!code && !counter->is_connected) code = turn(client);
    if (!code) code = mosquitto_subscribe(client, NULL, filter, 1);
    while (!code && !counter->is_subscribed) code = turn(client);
    return code;
}

int64_t bare_count(int port, const char *filter, int receive_maximum, size_t expected, void (*ready)(void), char *error,
                   size_t length)
{
    struct counter counter = {0};
    mosquitto_lib_init();
    struct mosquitto *client = mosquitto_new("bare-counter", true, &counter);
    int code = client ? begin(client, &counter, port, filter, receive_maximum) : MOSQ_ERR_NOMEM;
    if (!code) ready();
    while (!code && (counter.received < expected || mosquitto_want_write(client))) code = turn(client);
    int64_t end = bare_now();
    if (code) snprintf(error, length, "libmosquitto: %s", mosquitto_strerror(code));
    if (client) mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return code ? -1 : end;
}
