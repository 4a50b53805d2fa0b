import FleetModel

/// Who has subscribed to which topic: the gateway as the wire is described, the operators' screen to alarms, each
/// household to the receipts and commands of its devices.
final class TopicMap {
    private let filters: [(levels: [Substring], client: Client)]
    private var homes: [String: Int] = [:]
    private var known: [String: [Int]] = [:]

    /// Written by hand, so that what the gateway hears does not follow from its own code. Source: DESIGN 6.
    private static let subscriptions: [(filter: String, client: Client)] = [
        ("homebed/v1/+/+/event", .urgentLane), ("homebed/v1/+/+/telemetry", .bulkLane),
        ("homebed/v1/+/+/status", .bulkLane), ("homebed/v1/+/alarms/+", .observer),
    ]

    init(_ plan: FleetPlan) {
        filters = Self.subscriptions.map { (levels: $0.filter.split(separator: "/"), client: $0.client) }
        for (index, household) in plan.households.enumerated() {
            for device in household.devices {
                let topic = household.topic(of: device.id)
                homes["\(topic)/receipt"] = index
                homes["\(topic)/command"] = index
            }
        }
    }

    /// The places of the sessions that get what is published under `topic`.
    func subscribers(of topic: String) -> [Int] {
        if let found = known[topic] { return found }
        let levels = topic.split(separator: "/", omittingEmptySubsequences: false)
        var found = filters.filter { Self.matches($0.levels, levels) }.map(\.client.index)
        if let home = homes[topic] { found.append(Client.home(home).index) }
        // Each alarm has a topic of its own, which is used a few times only.
        if found != [Client.observer.index] { known[topic] = found }
        return found
    }

    /// Whether it is a device's status.
    func isStatus(_ topic: String) -> Bool { topic.hasSuffix("/status") }

    private static func matches(_ filter: [Substring], _ levels: [Substring]) -> Bool {
        filter.count == levels.count && zip(filter, levels).allSatisfy { $0 == "+" || $0 == $1 }
    }
}
