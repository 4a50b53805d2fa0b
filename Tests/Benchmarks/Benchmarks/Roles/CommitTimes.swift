import Synchronization

/// Nanoseconds spent in transactions; written by the line's thread, read by its transport.
final class CommitTimes: Sendable {
    private let wallTime = Atomic<Int>(0)
    private let processorTime = Atomic<Int>(0)

    func add(wall: Int64, processor: Int64) {
        wallTime.add(Int(wall), ordering: .relaxed)
        processorTime.add(Int(processor), ordering: .relaxed)
    }

    var wall: Int64 { Int64(wallTime.load(ordering: .relaxed)) }
    var processor: Int64 { Int64(processorTime.load(ordering: .relaxed)) }
}
