import SimKit

extension ExpectedAlarms {
    /// Alarms that broken devices must and may raise.
    mutating func expectDefects(_ entries: [TruthEntry]) {
        for entry in entries {
            switch entry.kind {
            case .batteryHovers: permitHovering(entry)
            default: break
            }
        }
    }

    /// BAT-1 once two values in a row are low, which chance decides.
    private mutating func permitHovering(_ entry: TruthEntry) {
        guard let device = entry.device else { return }
        add("BAT-1", [device], from: entry.at, until: end, .permitted, .condition, "a battery about its limit")
    }
}
