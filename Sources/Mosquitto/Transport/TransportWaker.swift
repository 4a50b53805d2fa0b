internal import CMosquitto
internal import Glibc

/// Ends a `wait` of the transport from any thread: an operator's command has come, or the process should stop.
///
/// A wake that nobody waits for is kept for the next wait.
public final class TransportWaker: Sendable {
    /// Readable while a wake is pending.
    let descriptor: Int32

    /// Makes a waker.
    /// - Throws: `MosquittoError.configuration` when the process has no descriptor left.
    public init() throws(MosquittoError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        if descriptor < 0 { throw .configuration("eventfd: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Wakes the waiter. Never blocks; any thread may call it.
    public func wake() {
        // The only failure is a counter at its end, which means that a wake is pending anyway.
        _ = eventfd_write(descriptor, 1)
    }

    /// Takes pending wakes back; called by the waiter.
    func reset() {
        var count: eventfd_t = 0
        _ = eventfd_read(descriptor, &count)
    }
}
