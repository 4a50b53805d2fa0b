import SimKit

extension ExpectedAlarms {
    /// Emergencies and missed doses: every message of its own that tells of one counts, however late it comes.
    mutating func expectEvents(_ truths: [TruthEntry]) {
        for entry in truths {
            let place = Set([entry.bed ?? entry.household])
            switch entry.kind {
            case .press(let isGenuine):
                expect("SOS-1", place, entry, "\(isGenuine ? "genuine" : "false") press of \(entry.device ?? "")")
            case .fall(let isCancelled):
                // The wearer has half a minute to say that nothing happened; then it is a call-back at the most.
                expect("FALL-1", place, entry, "fall", isRequired: !isCancelled)
            case .falseFall(let isCancelled):
                expect("FALL-1", place, entry, "false fall", isRequired: !isCancelled)
            case .seenFall(_, let isCancelled):
                expect("FALL-2", place, entry, "fall before a radar", isRequired: !isCancelled)
            case .hearthSmoke: expect("ENV-1", household(of: entry), entry, "smoke of the hearth")
            case .smoke: expect("ENV-1", household(of: entry), entry, "smoke")
            case .gas, .carbonMonoxide: expect("ENV-2", household(of: entry), entry, "gas or carbon monoxide")
            case .water: expect("ENV-3", household(of: entry), entry, "water", isRequired: false)
            case .doseMissed(let slot):
                expect("MED-2", place, entry, "dose \(slot) not taken an hour after it was due")
                expect("MED-3", place, entry, "doses missed", isRequired: false)
            default: break
            }
        }
    }

    private func household(of entry: TruthEntry) -> Set<String> {
        let beds = plan.households.first { $0.id == entry.household }?.beds.map(\.id) ?? []
        return Set([entry.household] + (beds.count == 1 ? beds : []))
    }

    private mutating func expect(
        _ rule: String, _ subjects: Set<String>, _ entry: TruthEntry, _ reason: String, isRequired: Bool = true
    ) {
        let device = entry.device.flatMap { devices[$0] }
        // The device's clock dates the alarm; without one the moment of arrival does, which an outage, a dead broker or
        // a stopped gateway puts off.
        let dated = device?.date(of: entry.at, start: plan.options.start)
        let heard = heardAgain(entry.household, from: entry.at - tolerance, until: entry.at)
        let isAsked = isRequired && delivered.contains(entry.number)
        found.append(
            ExpectedAlarm(
                rule: rule, subjects: subjects, earliest: min(entry.at, dated ?? entry.at) - tolerance,
                latest: max(entry.at, heard) + tolerance + Self.longestDelivery,
                demand: isAsked ? .required : .permitted, cause: .event, reason: reason))
        // Messages that name themselves in no way are counted each time they are sent.
        if device?.style == .neither || !isRequired {
            add(rule, subjects, from: entry.at, until: max(entry.at, heard), .permitted, .condition, reason)
        }
    }

    /// How long after it could be heard an emergency may arrive; later is a matter of latency, not of loss.
    static let longestDelivery = TimeSpan.hours(6)
}
