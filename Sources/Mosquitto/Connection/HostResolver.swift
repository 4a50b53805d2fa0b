// For `pthread_attr_t`: OpenSSL's headers hold it a second time, and which the compiler reads first is chance.
internal import CMosquitto
internal import Glibc
internal import Synchronization

/// Looks a host name up on a thread of its own and remembers the last answer, so that a name server that is down
/// never holds the line and a broker whose name no longer resolves is still found where it was.
///
/// Any thread may call it.
public final class HostResolver: Sendable {
    /// What is known at the moment.
    public enum Answer: Sendable, Equatable {
        /// Nothing yet; the waker is used when it comes.
        case pending
        /// Numeric addresses in the system's order of preference, at least one.
        case addresses([String])
        /// No address, with the reason in words.
        case failed(String)
    }

    private struct State {
        var answer = Answer.pending
        var isRunning = false
    }

    private let host: String
    private let waker: TransportWaker?
    private let state: Mutex<State>
    private let isFixed: Bool

    /// Makes a resolver for one host; `waker` is used after each look-up.
    public init(host: String, waker: TransportWaker?) {
        self.host = host
        self.waker = waker
        isFixed = Self.isNumeric(host)
        state = Mutex(State(answer: isFixed ? .addresses([host]) : .pending))
    }

    /// What the last look-up said; an answer with addresses stays until another one has some.
    public var answer: Answer { state.withLock { $0.answer } }

    /// Starts a look-up unless one is under way. Returns at once.
    public func refresh() {
        if isFixed { return }
        let mustStart = state.withLock { state in
            if state.isRunning { return false }
            state.isRunning = true
            if case .failed = state.answer { state.answer = .pending }
            return true
        }
        if mustStart { start() }
    }

    private func start() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let resolver = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                let resolver = Unmanaged<HostResolver>.fromOpaque(argument).takeRetainedValue()
                resolver.finish(resolver.lookUp())
                return nil
            }, resolver.toOpaque())
        if code != 0 {
            resolver.release()
            finish(.failed("cannot start a thread: \(String(cString: strerror(code)))"))
        }
    }

    private func finish(_ answer: Answer) {
        state.withLock { state in
            state.isRunning = false
            if case .addresses = state.answer, case .failed = answer { return }
            state.answer = answer
        }
        waker?.wake()
    }

    private func lookUp() -> Answer {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        // Not AI_ADDRCONFIG: a loopback broker must be found on a machine without a network.
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        if code != 0 { return .failed("cannot resolve '\(host)': \(String(cString: gai_strerror(code)))") }
        defer { freeaddrinfo(list) }
        var addresses: [String] = []
        var entry = list
        while let current = entry?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(text.count)
            if getnameinfo(current.ai_addr, current.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST) == 0 {
                let address = text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
                if !addresses.contains(address) { addresses.append(address) }
            }
            entry = current.ai_next
        }
        return addresses.isEmpty ? .failed("'\(host)' has no usable address") : .addresses(addresses)
    }

    /// Whether `host` is a numeric IPv4 or IPv6 address.
    static func isNumeric(_ host: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1
    }
}
