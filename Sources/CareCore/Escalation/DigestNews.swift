/// What a collection tells of an alarm, which may be over by then.
struct DigestNews: Equatable {
    /// The edge that was news.
    let edge: Int32
    /// How urgent it was then.
    let priority: Priority

    init(_ alarm: Alarm) { self.init(edge: alarm.edge, priority: alarm.priority) }

    init(edge: Int32, priority: Priority) {
        self.edge = edge
        self.priority = priority
    }
}
