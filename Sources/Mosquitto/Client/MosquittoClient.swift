internal import CMosquitto
internal import CareCore
internal import CareWire
internal import Glibc
internal import Ingest

/// One libmosquitto handle. Confined to one thread at a time; its callbacks run inside `read` and `write` on that
/// thread and only copy.
///
/// `mosquitto_threaded_set` makes the library *queue* what it wants to send, PUBACKs included, until `write` is
/// called. That is what acknowledging after a commit rests on; it is not a documented contract, so
/// IntegrationTests pin it. `mosquitto_loop`, the blocking connect calls and `mosquitto_disconnect` in mid-batch
/// would break it.
final class MosquittoClient {
    let options: ConnectionOptions
    private let handle: OpaquePointer
    private let tls: TLSContext?

    /// Messages read and not yet taken over by `receive`.
    var inbox = RawBatch()
    /// Packet identifiers the broker confirmed, with its reason code.
    var confirmations: [(packetID: UInt16, code: Int32)] = []
    var events: [ClientEvent] = []
    /// Counts callbacks; tells whether a `read` did anything.
    private(set) var activity: UInt64 = 0
    /// Counts messages.
    private(set) var messagesRead: UInt64 = 0
    /// The newest packet identifier the library gave out.
    private(set) var lastPacketID: UInt16 = 0
    /// The library's newest complaint while connecting.
    private(set) var complaint: String?

    private let lane: Lane

    init(options: ConnectionOptions, lane: Lane) throws(MosquittoError) {
        try options.check()
        try MosquittoLibrary.initialize()
        self.options = options
        self.lane = lane
        tls =
            if options.address.usesTLS {
                try TLSContext(host: options.address.host, credentials: options.credentials)
            } else {
                nil
            }
        guard let handle = mosquitto_new(options.clientID, options.startsClean, nil) else {
            throw .library("mosquitto_new('\(options.clientID)')", code: Int32(MOSQ_ERR_NOMEM.rawValue))
        }
        self.handle = handle
        try configure()
    }

    deinit { mosquitto_destroy(handle) }

    // MARK: Set-up

    private func configure() throws(MosquittoError) {
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        let protocolVersion = options.version == .v5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311
        try check("protocol version", mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, protocolVersion))
        try check("threaded mode", mosquitto_threaded_set(handle, true))
        // Small packets must not wait for the answer to the packet before them (Nagle): an alarm follows a PUBACK.
        try check("TCP_NODELAY", mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1))
        try check("send maximum", mosquitto_int_option(handle, MOSQ_OPT_SEND_MAXIMUM, Int32(options.publishWindow)))
        if options.version == .v5 {
            let maximum = Int32(options.receiveMaximum)
            try check("receive maximum", mosquitto_int_option(handle, MOSQ_OPT_RECEIVE_MAXIMUM, maximum))
            try setConnectProperties()
        }
        if let username = options.credentials.username {
            try check("user name", mosquitto_username_pw_set(handle, username, options.credentials.password))
        }
        if let will = options.will {
            let length = Int32(will.payload.count)
            try check("will", mosquitto_will_set(handle, will.topic, length, will.payload, 1, will.isRetained))
        }
        if let tls {
            let context = UnsafeMutableRawPointer(tls.context)
            try check("TLS defaults", mosquitto_int_option(handle, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0))
            try check("TLS context", mosquitto_void_option(handle, MOSQ_OPT_SSL_CTX, context))
        }
        setCallbacks()
    }

    /// Only `mosquitto_connect_bind_v5` takes properties, and it blocks. Without a host it stores them and returns
    /// before it touches the network; the asynchronous connect then uses them. Read in 2.0.11, 2.0.22 and 2.1.2.
    private func setConnectProperties() throws(MosquittoError) {
        var properties: OpaquePointer?
        defer { mosquitto_property_free_all(&properties) }
        try check(
            "session expiry",
            mosquitto_property_add_int32(
                &properties, Int32(MQTT_PROP_SESSION_EXPIRY_INTERVAL.rawValue), options.sessionExpirySeconds))
        if options.packetBytes > 0 {
            try check(
                "maximum packet size",
                mosquitto_property_add_int32(
                    &properties, Int32(MQTT_PROP_MAXIMUM_PACKET_SIZE.rawValue), options.packetBytes))
        }
        let stored = mosquitto_connect_bind_v5(handle, nil, 0, options.keepAliveSeconds, nil, properties)
        invariant(stored == MOSQ_ERR_INVAL.rawValue, "libmosquitto did something without a host: code \(stored)")
    }

    private func setCallbacks() {
        mosquitto_connect_v5_callback_set(handle) { _, owner, code, flags, properties in
            MosquittoClient.from(owner).connectCalled(code: code, flags: flags, properties: properties)
        }
        mosquitto_disconnect_v5_callback_set(handle) { _, owner, code, _ in
            MosquittoClient.from(owner).note(.closed(code: code, systemError: errno))
        }
        mosquitto_subscribe_v5_callback_set(handle) { _, owner, packetID, count, granted, _ in
            let code = count > 0 ? granted.map { $0[0] } ?? 0x80 : 0x80
            MosquittoClient.from(owner).note(.subscribed(packetID: packetID, code: code))
        }
        mosquitto_publish_v5_callback_set(handle) { _, owner, packetID, code, _ in
            MosquittoClient.from(owner).publishCalled(packetID: packetID, code: code)
        }
        mosquitto_message_v5_callback_set(handle) { _, owner, message, properties in
            guard let message else { return }
            MosquittoClient.from(owner).messageCalled(message.pointee, properties)
        }
    }

    private func check(_ what: String, _ code: Int32) throws(MosquittoError) {
        if code != 0 { throw .library("\(what) of '\(options.clientID)'", code: code) }
    }

    // MARK: Calls

    /// Begins to connect to a numeric address; never blocks. Everything queued is dropped, publishes of QoS 1 are
    /// kept and sent again after CONNACK.
    func connect(to address: String) -> (code: Int32, systemError: Int32) {
        complaint = nil
        tls?.reset()
        events.removeAll(keepingCapacity: true)
        // The library formats a line for every packet while a log callback is set: only while connecting.
        mosquitto_log_callback_set(handle) { _, owner, level, text in
            guard level == MOSQ_LOG_ERR, let text else { return }
            MosquittoClient.from(owner).complaint = String(cString: text)
        }
        errno = 0
        let code = mosquitto_connect_async(handle, address, Int32(options.address.port), options.keepAliveSeconds)
        return (code, errno)
    }

    /// Reads at least one packet if one is there; what it says arrives by callback.
    func read() -> (code: Int32, systemError: Int32) {
        errno = 0
        let code = mosquitto_loop_read(handle, 1)
        return (code, errno)
    }

    /// Writes what is queued until all is written or the socket takes no more.
    func write() -> (code: Int32, systemError: Int32) {
        errno = 0
        let code = mosquitto_loop_write(handle, 1)
        return (code, errno)
    }

    /// Writes bytes of our own, whole packets, between two packets of the library. The caller sees to it that the
    /// library has none half written.
    /// - Returns: How many bytes the socket took; -1 when the connection is broken.
    func writePast(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { Int(cmosquitto_write(mosquitto_ssl_get(handle), socket, $0.baseAddress, $0.count)) }
    }

    /// Queues a PINGREQ when it is time, notices that the last one was never answered.
    func keepAlive() -> (code: Int32, systemError: Int32) {
        errno = 0
        let code = mosquitto_loop_misc(handle)
        return (code, errno)
    }

    /// Queues SUBSCRIBE, with an identifier that the broker sends back with every message it takes in under it; 0 for
    /// none.
    func subscribe(_ subscription: Subscription, identifier: UInt32) -> (code: Int32, packetID: Int32) {
        var packetID: Int32 = 0
        var properties: OpaquePointer?
        defer { mosquitto_property_free_all(&properties) }
        if identifier != 0 {
            let code = mosquitto_property_add_varint(
                &properties, Int32(MQTT_PROP_SUBSCRIPTION_IDENTIFIER.rawValue), identifier)
            if code != 0 { return (code, 0) }
        }
        // MQTT 5 puts the retain handling into bits 4 and 5 of the subscription's options.
        let retained = options.version == .v5 ? Int32(subscription.retained.rawValue) << 4 : 0
        let code = mosquitto_subscribe_v5(handle, &packetID, subscription.filter, 1, retained, properties)
        if code == 0 { lastPacketID = UInt16(truncatingIfNeeded: packetID) }
        return (code, packetID)
    }

    /// Queues one message with QoS 1. A broker of MQTT 5 forgets it when `expirySeconds` are over; an older one knows
    /// no such thing.
    func publish(
        topic: String, payload: borrowing [UInt8], isRetained: Bool, expirySeconds: UInt32?
    ) -> (code: Int32, packetID: UInt16) {
        var packetID: Int32 = 0
        var properties: OpaquePointer?
        defer { mosquitto_property_free_all(&properties) }
        if let expirySeconds, options.version == .v5 {
            let code = mosquitto_property_add_int32(
                &properties, Int32(MQTT_PROP_MESSAGE_EXPIRY_INTERVAL.rawValue), expirySeconds)
            if code != 0 { return (code, 0) }
        }
        let code = mosquitto_publish_v5(
            handle, &packetID, topic, Int32(payload.count), payload, 1, isRetained, properties)
        // The library counts the identifier up even when it then cannot queue the message.
        if packetID != 0 { lastPacketID = UInt16(truncatingIfNeeded: packetID) }
        return (code, UInt16(truncatingIfNeeded: packetID))
    }

    /// Queues DISCONNECT; `write` sends it and closes the socket.
    func disconnect(reasonCode: UInt8) -> Int32 {
        mosquitto_disconnect_v5(handle, options.version == .v5 ? Int32(reasonCode) : 0, nil)
    }

    /// Cuts the connection so that nothing queued can ever reach the broker, and without reading what is left.
    ///
    /// The library has no call for that: `mosquitto_disconnect` sends the queue first. The descriptor is replaced by
    /// one of /dev/null, which closes the connection at once; the library closes the replacement, and drops its
    /// queue, when it connects again (`packet__cleanup_all`).
    func cut() {
        let socket = mosquitto_socket(handle)
        if socket < 0 { return }
        let replaced = dup2(MosquittoLibrary.nowhere, socket)
        invariant(replaced == socket, "cannot replace descriptor \(socket): \(String(cString: strerror(errno)))")
    }

    // MARK: What the library knows

    /// Descriptor of the connection, -1 without one.
    var socket: Int32 { mosquitto_socket(handle) }
    /// Whether something is queued.
    var wantsWrite: Bool { mosquitto_want_write(handle) }
    /// Whether OpenSSL holds input that poll(2) does not see.
    var hasHiddenInput: Bool { tls != nil && cmosquitto_tls_pending(mosquitto_ssl_get(handle)) }
    /// Why the broker's certificate was refused, if it was.
    var certificateError: String? { tls?.certificateError }
    /// The identifier the next SUBSCRIBE or PUBLISH will get.
    var nextPacketID: UInt16 { lastPacketID == .max ? 1 : lastPacketID + 1 }

    // MARK: Callbacks

    private static func from(_ owner: UnsafeMutableRawPointer?) -> MosquittoClient {
        guard let owner else { fatalError("libmosquitto called back without the client") }
        return Unmanaged<MosquittoClient>.fromOpaque(owner).takeUnretainedValue()
    }

    private func note(_ event: ClientEvent) {
        activity &+= 1
        events.append(event)
    }

    private func connectCalled(code: Int32, flags: Int32, properties: OpaquePointer?) {
        mosquitto_log_callback_set(handle, nil)
        if code != 0 {
            note(.refused(code: code))
        } else {
            let isSessionPresent = flags & 1 != 0
            note(.accepted(BrokerLimits(isSessionPresent: isSessionPresent, version: options.version, properties)))
        }
    }

    private func publishCalled(packetID: Int32, code: Int32) {
        activity &+= 1
        confirmations.append((UInt16(truncatingIfNeeded: packetID), code))
    }

    private func messageCalled(_ message: mosquitto_message, _ properties: OpaquePointer?) {
        activity &+= 1
        messagesRead &+= 1
        let topic = UnsafeRawBufferPointer(start: message.topic, count: strlen(message.topic))
        let payload = UnsafeRawBufferPointer(start: message.payload, count: Int(message.payloadlen))
        var subscription: UInt32 = 0
        // Without one the value stays 0: no subscription has that identifier (MQTT 5, 3.3.2.3.8).
        _ = mosquitto_property_read_varint(
            properties, Int32(MQTT_PROP_SUBSCRIPTION_IDENTIFIER.rawValue), &subscription, false)
        inbox.append(
            lane: lane, packetID: UInt16(truncatingIfNeeded: message.mid), isRetained: message.retain,
            subscription: subscription, topic: topic, payload: payload)
    }
}
