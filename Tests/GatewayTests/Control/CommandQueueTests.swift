import CareCore
import Gateway
import Ingest
import Synchronization
import Testing

@Suite struct CommandQueueTests {
    private let command = Command.acknowledge(AlarmID(1), by: "Li")

    @Test func `commands come out once, in the order of their posting`() {
        let queue = CommandQueue(wake: {})
        for number in 1...3 {
            #expect(queue.post(.acknowledge(AlarmID(Int64(number)), by: "Li")) { _ in } == .taken)
        }
        #expect(queue.drain().map(\.request) == (1...3).map { .command(.acknowledge(AlarmID($0), by: "Li")) })
        #expect(queue.drain().isEmpty)
    }

    @Test func `a full queue takes no more and wakes nobody for it`() {
        let wakes = Mutex(0)
        let queue = CommandQueue(limit: 2) { wakes.withLock { $0 += 1 } }
        #expect((1...3).map { _ in queue.post(command) { _ in } } == [.taken, .taken, .full])
        #expect(wakes.withLock { $0 } == 2)
        #expect(queue.drain().count == 2)
        #expect(queue.post(command) { _ in } == .taken)
    }

    @Test func `closing refuses what waits and what comes`() {
        let outcomes = Mutex<[CommandOutcome]>([])
        let queue = CommandQueue(wake: {})
        _ = queue.post(command) { outcome in outcomes.withLock { $0.append(outcome) } }
        queue.close()
        #expect(outcomes.withLock { $0 } == [.refused(["the gateway is stopping; nothing was changed"])])
        #expect(queue.post(command) { _ in } == .closed)
        #expect(queue.drain().isEmpty)
    }
}
