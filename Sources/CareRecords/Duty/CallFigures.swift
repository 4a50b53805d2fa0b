public import CareCore

/// How calls for help were answered in a period; each figure is the number of the keys that it holds. Voided calls do
/// not count.
public struct CallFigures: Sendable, Equatable {
    /// Within this time after a call the person should be called back: 97.5 % of all. Source: care.md 2.2, TSA.
    public static let soon = Milliseconds.seconds(60)
    /// Within this time 99 % should. Source: care.md 2.2, TSA.
    public static let atLast = Milliseconds.seconds(180)

    /// All that came in the period.
    public let received: [RecordID]
    /// Called back within 60 s.
    public let backSoon: [RecordID]
    /// Called back within 180 s, those within 60 s included.
    public let backAtLast: [RecordID]
    /// Nobody answered the call back.
    public let unreachable: [RecordID]
    /// Somebody was sent.
    public let sent: [RecordID]
    /// Not settled.
    public let open: [RecordID]

    /// Counts rows of `emergencyCall` that were received in `period`, whose last day is outside.
    public init(_ rows: [RecordRow], in period: Range<CivilDate>) {
        let calls = rows.filter { row in
            guard let received = row[EmergencyCallField.receivedAt] else { return false }
            return row[DutyField.voidReason] == nil && period.contains(CivilDate(of: received))
        }
        func keys(_ counts: (RecordRow) -> Bool) -> [RecordID] {
            calls.filter(counts).compactMap { $0[EmergencyCallField.call] }.sorted()
        }
        func isBack(_ row: RecordRow, within limit: Milliseconds) -> Bool {
            guard let received = row[EmergencyCallField.receivedAt], let back = row[EmergencyCallField.calledBackAt]
            else { return false }
            return back - received <= limit
        }
        received = keys { _ in true }
        backSoon = keys { isBack($0, within: Self.soon) }
        backAtLast = keys { isBack($0, within: Self.atLast) }
        unreachable = keys { $0[EmergencyCallField.verification] == .unreachable }
        sent = keys { $0[EmergencyCallField.respondedAt] != nil }
        open = keys { $0[EmergencyCallField.resolvedAt] == nil }
    }
}
