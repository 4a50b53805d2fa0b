internal import CareCore
internal import CareStore
internal import CareWire

/// What the line can do now, judged once for `/readyz` and for whoever follows the live feed: a screen on which
/// nothing rings says something only while devices are heard and what they say is written.
struct LineReport: Equatable {
    /// Age of the newest transaction from which on the line is taken to hang. A quiet line writes every 30 s
    /// (`Limits.committedInterval`).
    static let oldestCommit = Milliseconds.seconds(90)

    /// Whether both lanes are connected to the broker.
    let hears: Bool
    /// Whether the newest transaction is as new as it must be.
    let writes: Bool
    /// What the free disk allows.
    let disk: DiskState

    init(_ health: LineHealth, now: Timestamp) {
        hears = health.isConnected
        writes = health.committedAt.map { now - $0 <= Self.oldestCommit } ?? false
        disk = health.disk
    }

    /// As the live feed sends it, with gateway time.
    func fields(at now: Timestamp) -> Fields {
        Fields { fields in
            fields.put("hears", hears)
            fields.put("writes", writes)
            fields.put("disk", Self.word(disk))
            fields.put("at", now)
        }
    }

    private static func word(_ disk: DiskState) -> String {
        switch disk {
        case .ok: "ok"
        case .bulkPaused: "telemetry-waits"
        case .unrecorded: "full"
        }
    }
}
