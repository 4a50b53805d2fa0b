import CMosquitto
import Glibc

/// libmosquitto itself, without the transport around it: a session that subscribes to `bare/#`.
final class BareSession {
    private let handle: OpaquePointer?
    private let port: UInt16
    private let counts = UnsafeMutablePointer<Counts>.allocate(capacity: 1)

    private struct Counts {
        var connected = 0
        var subscribed = 0
        var messages = 0
    }

    init(port: UInt16) {
        self.port = port
        mosquitto_lib_init()
        counts.initialize(to: Counts())
        handle = mosquitto_new("bare", false, counts)
        mosquitto_threaded_set(handle, true)
        mosquitto_connect_callback_set(handle) { _, owner, _ in
            owner?.assumingMemoryBound(to: Counts.self).pointee.connected += 1
        }
        mosquitto_subscribe_callback_set(handle) { _, owner, _, _, _ in
            owner?.assumingMemoryBound(to: Counts.self).pointee.subscribed += 1
        }
        mosquitto_message_callback_set(handle) { _, owner, _ in
            owner?.assumingMemoryBound(to: Counts.self).pointee.messages += 1
        }
    }

    deinit {
        mosquitto_destroy(handle)
        counts.deallocate()
    }

    /// Connects, or connects again without having written what was queued.
    func connect() throws {
        counts.pointee = Counts()
        let code = mosquitto_connect_async(handle, "127.0.0.1", Int32(port), 30)
        if code > 0 { throw TestFailure("connect: \(String(cString: mosquitto_strerror(code)))") }
        try turn(until: { $0.connected == 1 }, writes: true)
        mosquitto_subscribe(handle, nil, "bare/#", 1)
        mosquitto_loop_write(handle, 1)
        // Nothing may be left unread: closing would reset the connection before the broker has read what was sent.
        try turn(until: { $0.subscribed == 1 }, writes: false)
    }

    /// Reads until `count` messages have come; writes nothing.
    func read(_ count: Int) throws { try turn(until: { $0.messages >= count }, writes: false) }

    /// Reads for a while and tells how many messages came.
    func readAll(milliseconds: Int64) -> Int {
        let start = ContinuousClock.now
        while TestTime.milliseconds(since: start) < milliseconds { step(writes: false) }
        return counts.pointee.messages
    }

    /// DISCONNECT by the library's own call.
    func leave() {
        mosquitto_disconnect(handle)
        mosquitto_loop_write(handle, 1)
    }

    private func turn(until condition: (Counts) -> Bool, writes: Bool) throws {
        let start = ContinuousClock.now
        while !condition(counts.pointee) {
            if TestTime.milliseconds(since: start) > 10_000 { throw TestFailure("nothing came: \(counts.pointee)") }
            step(writes: writes)
        }
    }

    private func step(writes: Bool) {
        var entry = pollfd(fd: mosquitto_socket(handle), events: Int16(POLLIN), revents: 0)
        _ = poll(&entry, 1, 10)
        mosquitto_loop_read(handle, 1)
        if writes { mosquitto_loop_write(handle, 1) }
    }
}
