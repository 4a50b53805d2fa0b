internal import CareCore
internal import CareStore
internal import CareWire

/// Whether messages are taken in, written and answered, check by check.
struct Readiness: Equatable {
    struct Check: Equatable {
        let name: String
        let passes: Bool
        let detail: String
    }

    let status: String
    let checks: [Check]

    init(_ health: LineHealth, now: Timestamp) {
        let report = LineReport(health, now: now)
        let age = health.committedAt.map { now - $0 }
        checks = [
            Check(
                name: "broker", passes: report.hears,
                detail: report.hears ? "both lanes are connected" : "a lane is not connected"),
            Check(
                name: "commit", passes: report.writes,
                detail: age.map { "the newest transaction is \($0.count / 1_000) s old" } ?? "there was none yet"),
            Check(name: "disk", passes: health.disk != .unrecorded, detail: Self.words(health.disk)),
        ]
        status = checks.allSatisfy(\.passes) ? "ready" : "unready"
    }

    /// As it is sent.
    var fields: Fields {
        Fields { fields in
            fields.put("status", status)
            let checks = checks.map { check in
                Fields { fields in
                    fields.put("name", check.name)
                    fields.put("passes", check.passes)
                    fields.put("detail", check.detail)
                }
            }
            fields.put("checks", checks)
        }
    }

    private static func words(_ disk: DiskState) -> String {
        switch disk {
        case .ok: "there is room"
        case .bulkPaused: "telemetry waits at the broker; emergencies are written"
        case .unrecorded: "nothing can be written; emergencies are told without a record"
        }
    }
}
