import FleetModel
import SimKit

/// What the parts of an audit look at together.
struct Evidence {
    let record: RunRecord
    let messages: MessageAudit
    let events: [EventRow]
    let alarms: [AlarmRow]
    private let services: [String: [ServiceRecord]]
    private let kinds: [String: DevicePlan]
    private let households: [String: String]

    init(
        _ record: RunRecord, messages: MessageAudit, events: [EventRow], alarms: [AlarmRow], services: [ServiceRecord]
    ) {
        self.record = record
        self.messages = messages
        self.events = events
        self.alarms = alarms
        self.services = Dictionary(grouping: services.sorted { $0.from < $1.from }, by: \.device)
        var households: [String: String] = [:]
        for household in record.plan.households {
            for device in household.devices { households[device.id] = household.id }
        }
        self.households = households
        kinds = Dictionary(uniqueKeysWithValues: record.plan.devices.map { ($0.id, $0) })
    }

    /// The device of that identity.
    func device(_ id: String) -> DevicePlan? { kinds[id] }

    /// The bed or household that a device serves at a moment of its own time, as far as the gateway could know when it
    /// heard of it.
    func place(of device: String, at moment: Moment, heardAt: Moment) -> String? {
        services[device]?.last { $0.from <= moment && $0.from <= heardAt }.map { $0.bed ?? $0.household }
    }

    /// Whether a device was given to another place in the run.
    func isMoved(_ device: String) -> Bool { (services[device]?.count ?? 0) > 1 }

    /// Whether any device was given to another place.
    var isAnythingMoved: Bool { services.values.contains { $0.count > 1 } }

    /// The household in which a device stands.
    func household(of device: String) -> String { households[device] ?? "" }

    /// Whether an outage of the household's own is under way.
    func isLinkDown(_ household: String, at moment: Moment) -> Bool {
        record.truths.last {
            $0.household == household && $0.at <= moment && ($0.kind == .linkLost || $0.kind == .linkBack)
        }?.kind == .linkLost
    }

    /// Whether something of the system that was not the fleet's own doing failed between the moments.
    func isTroubled(_ from: Moment, _ until: Moment, except kinds: Set<OutageRecord.Kind> = []) -> Bool {
        record.outages.contains { !kinds.contains($0.kind) && $0.from > start && $0.touches(from, until) }
    }

    /// Whether the gateway's clock was ever anything but true time before the moment. From then on its times cannot be
    /// compared with those of the world: a step back is made up slowly.
    func isClockDoubtful(by moment: Moment) -> Bool {
        record.outages.contains { $0.kind == .clock && $0.from <= moment }
    }

    /// When the first household speaks; what was not connected before is no outage.
    var start: Moment { record.plan.options.start }

    /// How late something may be that is due at a second.
    var slack: TimeSpan { .seconds(1) + record.longestTurn + record.longestTurn }
}
