public import SimKit

extension HouseholdActor {
    /// Numbers of the messages that it may still hand to the network: without an answer, held back, or for a replay.
    public var openNumbers: Set<Int> {
        var numbers = Set(unanswered.keys)
        for publication in waiting { numbers.insert(publication.number) }
        for case .transmit(let publication) in agenda.waiting { numbers.insert(publication.number) }
        if options.faults.contains(.replay) {
            for device in devices { if let last = device.lastEvent { numbers.insert(last.number) } }
        }
        return numbers
    }

    /// The time, by its device's clock, of the oldest value that was measured and is in no message yet; `nil` for none.
    public var oldestUnsent: Moment? { devices.compactMap { $0.past.map(\.at).min() }.min() }
}
