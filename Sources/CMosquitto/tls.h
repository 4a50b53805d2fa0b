#ifndef CMOSQUITTO_TLS_H
#define CMOSQUITTO_TLS_H

/* OpenSSL and the socket behind libmosquitto. Only what needs C: macros, errno, and callbacks that OpenSSL calls. */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

/* What a context's callbacks need; owned by the caller and living longer than the context. */
struct cmosquitto_tls {
    const char *server_name;
    /* X509_V_OK, or why the newest certificate was refused. Kept here because libmosquitto frees the connection's own
     * record when the handshake fails within the first call. */
    int verify_error;
};

/* libmosquitto is given a numeric address and announces that as the server name. The handshake-start event comes
 * before the ClientHello is built, so the real name can still be put in its place. */
static void cmosquitto_announce_name(const SSL *ssl, int where, int result)
{
    (void)result;
    if (where & SSL_CB_HANDSHAKE_START) {
        struct cmosquitto_tls *owner = (struct cmosquitto_tls *)SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
        SSL_set_tlsext_host_name((SSL *)ssl, owner->server_name);
    }
}

static int cmosquitto_note_verification(int is_accepted, X509_STORE_CTX *store)
{
    SSL *ssl = (SSL *)X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    struct cmosquitto_tls *owner = (struct cmosquitto_tls *)SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
    if (!is_accepted) owner->verify_error = X509_STORE_CTX_get_error(store);
    return is_accepted;
}

/* A key file with a pass phrase must be an error, not a question on the terminal. */
static int cmosquitto_no_pass_phrase(char *buffer, int size, int writing, void *userdata)
{
    (void)buffer; (void)size; (void)writing; (void)userdata;
    return -1;
}

static inline SSL_CTX *cmosquitto_tls_failed(SSL_CTX *context, const char *what, char *text, size_t length)
{
    char detail[256] = "no detail";
    unsigned long code = ERR_peek_last_error();
    if (code) ERR_error_string_n(code, detail, sizeof detail);
    snprintf(text, length, "%s: %s", what, detail);
    ERR_clear_error();
    SSL_CTX_free(context);
    return NULL;
}

/* A client context that verifies the broker's certificate against the owner's server name, which may be a numeric
 * address. Without `authority` the system's authorities count. Returns NULL and the reason in `text`. */
static inline SSL_CTX *cmosquitto_tls_context(const char *authority, const char *certificate, const char *key,
                                              struct cmosquitto_tls *owner, bool is_address, char *text, size_t length)
{
    ERR_clear_error();
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context) return cmosquitto_tls_failed(NULL, "cannot make a TLS context", text, length);
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_app_data(context, (char *)owner);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, cmosquitto_note_verification);
    SSL_CTX_set_default_passwd_cb(context, cmosquitto_no_pass_phrase);
    int loaded = authority ? SSL_CTX_load_verify_file(context, authority) : SSL_CTX_set_default_verify_paths(context);
    if (loaded != 1) return cmosquitto_tls_failed(context, "cannot read the certificate authority", text, length);
    if (certificate && SSL_CTX_use_certificate_chain_file(context, certificate) != 1)
        return cmosquitto_tls_failed(context, "cannot read the client certificate", text, length);
    if (key && SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1)
        return cmosquitto_tls_failed(context, "cannot read the client key", text, length);
    if (key && SSL_CTX_check_private_key(context) != 1)
        return cmosquitto_tls_failed(context, "the client key does not belong to the client certificate", text, length);
    X509_VERIFY_PARAM *parameters = SSL_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    int named = is_address ? X509_VERIFY_PARAM_set1_ip_asc(parameters, owner->server_name)
                           : X509_VERIFY_PARAM_set1_host(parameters, owner->server_name, 0);
    if (named != 1) return cmosquitto_tls_failed(context, "cannot use the broker's name", text, length);
    if (!is_address) SSL_CTX_set_info_callback(context, cmosquitto_announce_name);
    return context;
}

/* Whether OpenSSL holds decrypted bytes that poll(2) cannot see. */
static inline bool cmosquitto_tls_pending(const void *ssl) { return ssl && SSL_pending((const SSL *)ssl) > 0; }

/* Writes bytes of our own between two packets of libmosquitto. Returns how many were taken, 0 when the socket takes none
 * at the moment, -1 when the connection is broken. The caller repeats what was not taken with the same bytes first. */
static inline long cmosquitto_write(const void *ssl, int socket, const void *bytes, size_t count)
{
    if (!ssl) {
        ssize_t written = send(socket, bytes, count, MSG_NOSIGNAL);
        if (written >= 0) return (long)written;
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
    }
    size_t written = 0;
    ERR_clear_error();
    SSL_set_mode((SSL *)ssl, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    int result = SSL_write_ex((SSL *)ssl, bytes, count, &written);
    if (result == 1) return (long)written;
    int error = SSL_get_error((SSL *)ssl, result);
    return error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ ? 0 : -1;
}

/* Why the newest certificate was refused; NULL when it was not. */
static inline const char *cmosquitto_tls_verify_error(const struct cmosquitto_tls *owner)
{
    return owner->verify_error == X509_V_OK ? NULL : X509_verify_cert_error_string(owner->verify_error);
}

#endif
