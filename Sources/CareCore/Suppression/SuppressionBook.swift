/// Everything that holds alarms back now or will.
struct SuppressionBook: Equatable {
    var shelves: [AlarmKey: Shelf] = [:]
    var permits: [ServiceScope: Permit] = [:]
    var absences: [BedNumber: Absence] = [:]
    var visits: [BedNumber: BedVisit] = [:]
    var outages: [Outage] = []

    /// The next moment after `now` at which something begins, ends or is asked; `nil` for never.
    func boundary(after now: Timestamp) -> Timestamp? {
        var moments = shelves.values.flatMap { [$0.until(for: .p2), $0.until] }
        moments += permits.values.map(\.until)
        moments += absences.values.flatMap { [$0.until, $0.reviewAt].compactMap { $0 } }
        moments += visits.values.map(\.until)
        moments += outages.flatMap { [$0.from, $0.suppressesUntil] }
        return moments.filter { $0 > now }.min()
    }

    /// Forgets what has ended, absences excepted.
    mutating func expire(at now: Timestamp) {
        shelves = shelves.filter { $0.value.until > now }
        permits = permits.filter { $0.value.until > now }
        visits = visits.filter { $0.value.until > now }
        outages.removeAll { $0.suppressesUntil <= now }
    }

    /// The outage that runs in the township, or after which its hubs may still reconnect.
    func outage(in township: String, at now: Timestamp) -> Outage? {
        outages.first { $0.township == township && $0.from <= now && now < $0.suppressesUntil }
    }
}
