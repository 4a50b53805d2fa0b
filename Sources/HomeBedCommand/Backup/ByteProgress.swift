/// Says now and then how far a long copy has come.
struct ByteProgress {
    private let verb: String
    private var last = ContinuousClock.now

    /// A copy that takes less than the pause is told of by its result alone.
    private static let pause = Duration.seconds(2)

    init(_ verb: String) { self.verb = verb }

    mutating func tell(_ done: Int64, of all: Int64) {
        guard ContinuousClock.now - last >= Self.pause else { return }
        last = .now
        Console.tell("\(done / 1_048_576) of \(all / 1_048_576) MB \(verb)")
    }
}
