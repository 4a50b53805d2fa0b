/// Time for the tests' bounds.
enum TestTime {
    /// Whole milliseconds since `start`.
    static func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
        let (seconds, attoseconds) = start.duration(to: .now).components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
