import SimKit

extension ExpectedAlarms {
    /// What the radio lost, by device.
    mutating func readLosses(_ truths: [TruthEntry]) {
        for entry in truths {
            guard case .lostAtRadio = entry.kind, let device = entry.device else { continue }
            losses[device, default: []].append(entry.at)
        }
    }

    /// Whether something of a device was lost between the moments.
    func isLost(_ device: String, from: Moment, until: Moment) -> Bool {
        (losses[device] ?? []).contains { $0 >= from && $0 <= until }
    }

    /// A pad that is dry again and was not heard is wet for the gateway until it speaks again.
    mutating func permitLostChanges(_ household: HouseholdPlan) {
        for device in household.devices where device.kind == .pad {
            let subjects = Set([device.id]).union(device.bed.map { Set([household.beds[$0].id]) } ?? [])
            for at in losses[device.id] ?? [] {
                for rule in ["WET-1", "WET-2", "WET-3-LONG"] {
                    add(
                        rule, subjects, from: at, until: at + .minutes(31), .permitted, .condition,
                        "a pad that was not heard")
                }
            }
        }
    }
}
