import SimKit

extension ExpectedAlarms {
    /// Alarms that broken devices must and may raise.
    mutating func expectDefects(_ entries: [TruthEntry]) {
        var stuck: [String: TruthEntry] = [:]
        for entry in entries {
            switch entry.kind {
            case .batteryHovers: permitHovering(entry)
            case .heartSticks: stuck[entry.device ?? ""] = entry
            case .heartFree:
                if let begin = stuck.removeValue(forKey: entry.device ?? "") { expectStuck(begin, until: entry.at) }
            default: break
            }
        }
        for begin in stuck.values.sorted(by: { $0.number < $1.number }) { expectStuck(begin, until: end) }
    }

    /// DQ-1 after half an hour in which the same rate was told; the second value is the first that is the same, and a
    /// turn in bed tells none.
    private mutating func expectStuck(_ begin: TruthEntry, until: Moment) {
        let due = begin.at + .minutes(35)
        let demand = demand(until >= due + .minutes(1), begin, until: due)
        add(
            "DQ-1", Set([begin.device, begin.bed].compactMap { $0 }), from: begin.at,
            until: demand == .required ? due : max(until, due), demand, .condition, "a heart rate that stands still")
    }

    /// BAT-1 once two values in a row are low, which chance decides.
    private mutating func permitHovering(_ entry: TruthEntry) {
        guard let device = entry.device else { return }
        add("BAT-1", [device], from: entry.at, until: end, .permitted, .condition, "a battery about its limit")
    }
}
