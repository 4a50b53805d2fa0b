import SimKit

/// What one device said of one quantity, in the order of its own time.
struct StateCourse {
    let sayings: [StateBook.Saying]

    init(_ sayings: [StateBook.Saying]) { self.sayings = sayings }

    /// The last that the gateway surely knew before `moment` of the contrary of a state, and the first after it that
    /// may have been the state; `nil` when it surely knew nothing of the contrary.
    /// - Parameters:
    ///   - isState: Whether a value is the state.
    ///   - moment: By the gateway's clock.
    ///   - open: Moments of the device's at which the contrary counts; `nil` for all.
    ///   - evidence: What is known of the way to the gateway.
    /// - Returns: Both; the second is `nil` when the device has not said so since.
    func turn(
        to isState: (Double) -> Bool, before moment: Moment, within open: Set<Moment>?, _ evidence: Evidence
    ) -> (contrary: StateBook.Saying, first: StateBook.Saying?)? {
        let last = sayings.indices.last { index in
            let saying = sayings[index]
            guard !isState(saying.value), open.map({ $0.contains(saying.at) }) ?? true,
                let arrived = saying.arrivedAt, arrived < moment, arrived + evidence.slack(at: arrived) < moment
            else { return false }
            return isRead(index, evidence)
        }
        guard let last else { return nil }
        return (sayings[last], sayings[(last + 1)...].first { isState($0.value) || $0.isDoubtful })
    }

    /// Whether the gateway surely read the saying of that place, and not behind what was so later, which would have
    /// left nothing of it.
    private func isRead(_ index: Int, _ evidence: Evidence) -> Bool {
        guard let arrived = sayings[index].arrivedAt, evidence.isRead(sayings[index]) else { return false }
        return !sayings[(index + 1)...].contains { $0.arrivedAt.map { $0 < arrived } ?? false }
    }

    /// Whether the gateway surely read the first of some sayings.
    func isFirstRead(_ some: ArraySlice<StateBook.Saying>, _ evidence: Evidence) -> Bool {
        !some.isEmpty && isRead(some.startIndex, evidence)
    }

    /// Whether the gateway surely read one of some sayings up to `from`, and then so many that no pause between two of
    /// them, or to `until`, is longer than `pause`.
    func isFollowed(
        _ some: ArraySlice<StateBook.Saying>, from: Moment, until: Moment, pause: TimeSpan, _ evidence: Evidence
    ) -> Bool {
        let read = some.indices.filter { isRead($0, evidence) }.map { some[$0].at }
        guard let first = read.first, first <= from else { return false }
        let moments = read + [until]
        return zip(moments, moments.dropFirst()).allSatisfy { $1 - $0 <= pause }
    }

    /// What was said later than `from` and up to `until`.
    func between(_ from: Moment, _ until: Moment) -> ArraySlice<StateBook.Saying> {
        let first = sayings.firstIndex { $0.at > from } ?? sayings.endIndex
        return sayings[first...].prefix { $0.at <= until }
    }

    /// For how long a rate that was misread an octave off may still be doubted. Source: decision 93.
    private static let doubt = TimeSpan.minutes(15)

    /// Whether no rate jumped, in the time for which a jump is doubted before `from` and up to `until`, so far that it
    /// may have been taken for misread; nor would have, had the one between not come.
    func isSteady(_ from: Moment, _ until: Moment) -> Bool {
        let near = between(from - Self.doubt, until)
        let values = (sayings[..<near.startIndex].suffix(1) + near).map(\.value)
        return zip(values, values.dropFirst()).allSatisfy { (0.7...1.4).contains($1 / $0) }
            && zip(values, values.dropFirst(2)).allSatisfy { (0.6...1.7).contains($1 / $0) }
    }
}
