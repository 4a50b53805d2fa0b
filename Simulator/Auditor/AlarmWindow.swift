import SimKit

/// The alarms that are open or were so in the last days, with their transitions.
struct AlarmWindow {
    private(set) var known: [Int64: AlarmRow] = [:]
    /// Received since the border before, in order of their numbers.
    private(set) var fresh: [AlarmRow] = []
    /// Over since the border before, in order of their numbers; at the end also those that are not.
    private(set) var closing: [AlarmRow] = []
    /// Over for days: forgotten after this border.
    private(set) var leaving: [AlarmRow] = []
    private var places: [String: Set<Int64>] = [:]
    private var seen: Set<Int64> = []
    private var closed: Set<Int64> = []
    private var last: Int64 = 0

    /// Takes in what the database has become.
    mutating func advance(until: Moment, isLast: Bool, _ database: AuditDatabase) throws {
        for alarm in leaving { forget(alarm) }
        let open = known.values.filter { !closed.contains($0.number) || !$0.isOver }.map(\.number)
        for var row in try database.alarms(open, after: last) {
            row.edges = known[row.number]?.edges ?? []
            row.edges += try database.edges(of: row.number, after: Int64(row.edges.count))
            known[row.number] = row
            last = max(last, row.number)
            for name in Set([row.device, row.place].compactMap { $0 }) { places[name, default: []].insert(row.number) }
        }
        let all = known.values.sorted { $0.number < $1.number }
        fresh = all.filter { !seen.contains($0.number) && $0.receivedAt <= until }
        seen.formUnion(fresh.map(\.number))
        closing = all.filter { alarm in
            guard seen.contains(alarm.number), !closed.contains(alarm.number) else { return false }
            return isLast || alarm.endedAt.map { $0 <= until } ?? false
        }
        closed.formUnion(closing.map(\.number))
        leaving =
            isLast
            ? all
            : all.filter { alarm in
                closed.contains(alarm.number) && (alarm.endedAt.map { $0 < until - RunRecord.memory } ?? false)
            }
    }

    /// The alarm of that number; `nil` when it is over for days or never was.
    subscript(number: Int64) -> AlarmRow? { known[number] }

    /// Since when the oldest is open; `.distantFuture` when none is.
    var openSince: Moment {
        known.values.filter { !closed.contains($0.number) }.map(\.receivedAt).min() ?? .distantFuture
    }

    /// All of them, in order of their numbers.
    var all: [AlarmRow] { known.values.sorted { $0.number < $1.number } }

    /// Those about any of these devices, beds and households, in order of their numbers.
    func about(_ names: Set<String>) -> [AlarmRow] {
        names.reduce(into: Set()) { $0.formUnion(places[$1] ?? []) }.sorted().compactMap { known[$0] }
    }

    private mutating func forget(_ alarm: AlarmRow) {
        known[alarm.number] = nil
        seen.remove(alarm.number)
        closed.remove(alarm.number)
        for name in [alarm.device, alarm.place].compactMap({ $0 }) { places[name]?.remove(alarm.number) }
    }
}
