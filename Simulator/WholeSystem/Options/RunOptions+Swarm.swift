public import FleetModel
import SimKit

extension RunOptions {
    /// Draws everything from a seed: each seed leaves some faults out and weights the rest wildly, so that together
    /// they go where no sensible mixture would (swarm testing, style.md 2.6).
    ///
    /// 1 to 20 beds, 2 to 24 hours, at most three bed-days, any time of day.
    public static func swarm(seed: UInt64) -> RunOptions {
        var random = RandomSource(seed: seed).stream("options")
        let beds = random.whole(1...20)
        let longest = min(24 * 60, 3 * 24 * 60 / beds)
        let minutes = random.whole(120...max(121, longest))
        var fleet = FleetOptions(
            seed: seed, beds: Int(beds), population: random.chance(.percent(70)) ? .control : .real,
            incidentFactor: UInt64(ExactMath.exponential(random.unit() * 7).rounded()) + 1,
            start: start + .hours(random.whole(0...23)))
        for fault in FaultKind.allCases where !FaultKind.later.contains(fault) && random.chance(.percent(50)) {
            fleet.faults.insert(fault)
        }
        for fault in FaultKind.later {
            var apart = RandomSource(seed: seed).stream("fault " + fault.rawValue)
            if apart.chance(.percent(50)) { fleet.faults.insert(fault) }
        }
        var faults: [SystemFault: Int64] = [:]
        for fault in SystemFault.allCases where fault != .custody {
            // Between a tenth and ten times the usual.
            let weight = Int64(10 * ExactMath.exponential(random.unit() * 4.6))
            if random.chance(.percent(45)) { faults[fault] = weight }
        }
        // Drawn apart, so that a seed from before there were books plays as it did but for them.
        var books = RandomSource(seed: seed).stream("custody")
        if books.chance(.percent(40)) { faults[.custody] = books.whole(50...600) }
        var options = RunOptions(fleet: fleet, length: .minutes(minutes), faults: faults)
        // Half of the runs are audited piece by piece, as long ones are.
        var windows = RandomSource(seed: seed).stream("windows")
        if windows.chance(.percent(50)) { options.window = .minutes(windows.whole(10...180)) }
        return options
    }

    /// Reads `none`, `all` or names between commas, of devices and of the system; `nil` when a name is unknown.
    public static func faults(named text: String) -> (fleet: Set<FaultKind>, system: [SystemFault: Int64])? {
        switch text {
        case "none": return ([], [:])
        case "all":
            return (
                Set(FaultKind.allCases), Dictionary(uniqueKeysWithValues: SystemFault.allCases.map { ($0, 100) })
            )
        default:
            var found: (fleet: Set<FaultKind>, system: [SystemFault: Int64]) = ([], [:])
            for name in text.split(separator: ",").map(String.init) {
                if let fault = FaultKind(rawValue: name) {
                    found.fleet.insert(fault)
                } else if let fault = SystemFault(rawValue: name) {
                    found.system[fault] = 100
                } else {
                    return nil
                }
            }
            return found.fleet.isEmpty && found.system.isEmpty ? nil : found
        }
    }

    /// Every name that `faults(named:)` knows.
    public static var faultNames: [String] {
        FaultKind.allCases.map(\.rawValue) + SystemFault.allCases.map(\.rawValue)
    }
}
