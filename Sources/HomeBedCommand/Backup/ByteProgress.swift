import CareStore

/// Says now and then how far a long copy has come.
struct ByteProgress {
    private let verb: String
    private var last = ContinuousClock.now

    /// A copy that takes less than the pause is told of by its result alone.
    private static let pause = Duration.seconds(2)

    init(_ verb: String) { self.verb = verb }

    mutating func tell(_ done: Int64, of all: Int64) {
        tell("\(done / 1_048_576) of \(all / 1_048_576) MB \(verb)")
    }

    mutating func tell(_ stage: StoreExport.Stage) {
        switch stage {
        case .copying(let done, let all): tell(done, of: all)
        case .writing(let table, let number, let all, let rows):
            tell("table \(number) of \(all), \(table): \(rows) rows written")
        }
    }

    private mutating func tell(_ words: String) {
        guard ContinuousClock.now - last >= Self.pause else { return }
        last = .now
        Console.tell(words)
    }
}
