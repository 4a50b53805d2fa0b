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
        // The device's clock dates the alarm, and without one the moment of arrival, which an outage puts off.
        let dated = device.map { $0.clock.isReplaced ? entry.at : $0.clock.reading(at: entry.at, start: entry.at) }
        let latest = heardAgain(entry.household, from: entry.at - tolerance, until: entry.at)
        let isDue = entry.at + tolerance <= end
        add(
            rule, subjects, from: min(entry.at, dated ?? entry.at), until: max(entry.at, min(latest, end - tolerance)),
            isRequired && isDue ? .required : .permitted, .event, reason)
        // Messages that name themselves in no way are counted each time they are sent.
        if device?.style == .neither || !isRequired {
            add(rule, subjects, from: entry.at, until: max(entry.at, latest), .permitted, .condition, reason)
        }
    }
}
