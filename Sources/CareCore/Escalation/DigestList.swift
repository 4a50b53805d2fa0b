/// The collection of one person, through one channel.
struct DigestList {
    /// One alarm of it.
    struct Line {
        let alarm: AlarmID
        let news: DigestNews
        /// Whether it stood in a list before, and nobody has answered.
        let isRepeated: Bool

        /// What is new today is no repetition, and the newest of it counts.
        fileprivate var rank: (Int32, Int32) { (isRepeated ? 0 : 1, news.edge) }

        /// The urgent first, then the oldest.
        static func < (left: Line, right: Line) -> Bool {
            (left.news.priority, left.alarm) < (right.news.priority, right.alarm)
        }
    }

    /// Of several roles the first in order counts, whatever the order of the items.
    private(set) var told: EscalationChain.Told
    private var found: [AlarmID: Line] = [:]
    /// Whether there is something that no line can name.
    private var hasMore = false

    init(_ told: EscalationChain.Told) { self.told = told }

    /// Adds an alarm as one of the roles of the person; `nil` for something without a name.
    mutating func add(_ line: Line?, as told: EscalationChain.Told) {
        if told.role.rawValue < self.told.role.rawValue { self.told = told }
        guard let line else {
            hasMore = true
            return
        }
        if let other = found[line.alarm], other.rank >= line.rank { return }
        found[line.alarm] = line
    }

    /// What fits into one message of `Limits.messageItems`, and whether there is more in the list of alarms.
    var content: (lines: [Line], hasMore: Bool) {
        let all = found.values.sorted(by: <)
        if !hasMore, all.count <= Limits.messageItems { return (all, false) }
        return (Array(all.prefix(Limits.messageItems - 1)), true)
    }
}
