import CareWire
import Histogram
import SimKit

/// What came of a run, for people and for programs.
struct ReconciliationReport {
    let messages: MessageResult
    let alarms: AlarmResult
    let latencies: [Int64]

    /// Findings of each kind that are named; the rest is counted.
    private static let shown = 10

    /// Whether the gateway kept its promises.
    var isClean: Bool { !findings.contains(where: \.isFailure) }

    private var findings: [Finding] { messages.findings + alarms.findings }

    /// The report in words.
    var text: String {
        var lines = [
            "messages   sent \(messages.sent)   stored \(messages.stored)   lost \(messages.lost)"
                + "   duplicated \(messages.duplicated)",
            "           sent again \(messages.repeated)   answered \(messages.answered)"
                + "   without a row of their own \(messages.withoutRow)   never confirmed \(messages.unconfirmed)",
            "alarms     expected \(alarms.expected)   raised \(alarms.raised)   missed \(alarms.missed)"
                + "   unexpected \(alarms.unexpected)   miscounted \(alarms.miscounted)",
            "press → alarm   \(latencyText)",
        ]
        for kind in Finding.Kind.allCases {
            let own = findings.filter { $0.kind == kind }
            lines += own.prefix(Self.shown).map { "  \(kind.rawValue): \($0.text)" }
            if own.count > Self.shown { lines.append("  \(kind.rawValue): and \(own.count - Self.shown) more") }
        }
        lines.append(isClean ? "nothing lost, nothing doubled, nothing missed" : "FAILED: see the lines above")
        return lines.joined(separator: "\n")
    }

    /// The report as one line of JSON.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("sent", messages.sent)
            json.field("stored", messages.stored)
            json.field("lost", messages.lost)
            json.field("duplicated", messages.duplicated)
            json.field("unconfirmed", messages.unconfirmed)
            json.field("answered", messages.answered)
            json.field("alarms_expected", alarms.expected)
            json.field("alarms_raised", alarms.raised)
            json.field("alarms_missed", alarms.missed)
            json.field("alarms_unexpected", alarms.unexpected)
            json.field("alarms_miscounted", alarms.miscounted)
            json.field("latency_p50_microseconds", percentile(50))
            json.field("latency_p99_microseconds", percentile(99))
            json.field("clean", isClean)
            json.array("findings") { json in
                for finding in findings { json.value("\(finding.kind.rawValue): \(finding.text)") }
            }
        }
        return json.text
    }

    private var latencyText: String {
        guard let p50 = percentile(50), let p99 = percentile(99) else { return "no press was answered" }
        return "p50 \(LivePicture.milliseconds(UInt64(p50))) ms   p99 \(LivePicture.milliseconds(UInt64(p99))) ms   "
            + "(\(latencies.count) presses)"
    }

    private func percentile(_ share: Double) -> Int64? {
        guard !latencies.isEmpty else { return nil }
        var histogram = Histogram<UInt32>(highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: .three)
        for latency in latencies { histogram.record(UInt64(min(max(1, latency), 600_000_000))) }
        return Int64(histogram.valueAtPercentile(share))
    }
}
