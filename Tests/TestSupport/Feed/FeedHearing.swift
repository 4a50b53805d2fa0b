import Synchronization

/// What a listener has heard, and who waits for more.
final class FeedHearing: Sendable {
    struct State {
        var status: Int?
        var events: [FeedEvent] = []
        var comments = 0
        var lastID: String?
        var isOver = false
        /// What is no whole block yet, and how much of it was looked through.
        var rest: [UInt8] = []
        var seen = 0

        mutating func take(_ block: String) {
            for line in block.split(separator: "\n") {
                if line.hasPrefix(":") { comments += 1 }
                if line.hasPrefix("id: ") { lastID = String(line.dropFirst(4)) }
            }
            if let event = FeedEvent(block) { events.append(event) }
        }
    }

    let state = Mutex(State())
    private let waiting = Mutex<[@Sendable () -> Bool]>([])

    /// Asks now and after everything that is heard, until it says that it is done.
    func wait(_ isDone: @escaping @Sendable () -> Bool) {
        if !isDone() { waiting.withLock { $0.append(isDone) } }
        // What came between the question and the list would be missed.
        tell()
    }

    func tell() {
        let all = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        let rest = all.filter { !$0() }
        waiting.withLock { $0 += rest }
    }

    /// Takes a piece of the body; a character may be cut in two by it.
    func take(_ piece: some Sequence<UInt8>) {
        state.withLock { state in
            state.rest += piece
            var start = 0
            for end in state.rest.indices.dropFirst(max(1, state.seen)) where state.rest[end] == 10 {
                guard state.rest[end - 1] == 10, end > start else { continue }
                state.take(String(decoding: state.rest[start..<end - 1], as: UTF8.self))
                start = end + 1
            }
            state.rest.removeFirst(start)
            state.seen = state.rest.count
        }
        tell()
    }
}
