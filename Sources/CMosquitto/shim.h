#include <mosquitto.h>
#include <mqtt_protocol.h>
/* Not in Swift's Glibc module. */
#include <sys/eventfd.h>
