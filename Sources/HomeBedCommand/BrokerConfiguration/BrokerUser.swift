import CareCore
import CareWire

/// Somebody who may connect to the broker, and what they may do there.
struct BrokerUser: Equatable {
    /// The user name.
    let name: String
    /// The household whose hub it is; `nil` for the gateway and the observer.
    let household: HouseholdID?
    /// The devices that may speak through it.
    let devices: [DeviceID]
    /// Lines of the access list.
    let access: [String]

    /// The gateway's own user name.
    static let gatewayName = "gateway"
    /// The user name of dashboards and tests: reads alarms, notifications and signs of life, writes nothing.
    static let observerName = "observer"

    /// The gateway: hears every device, answers them, tells alarms, notifies and says that it lives.
    static func gateway(id: DeviceID, profiles: ProfileSet) -> BrokerUser {
        let heard = Lane.allCases.flatMap { Subscription.all(of: $0, profiles: profiles) }
            .map { "topic read \($0.filter)" }
        let spoken = ["+/+/receipt", "+/+/command", "+/alarms/+", "+/notify/+"]
            .map { "topic write \(TopicName.prefix)\($0)" }
        let heartbeat = "topic readwrite \(OutgoingTopic.heartbeat(gateway: id))"
        return BrokerUser(name: gatewayName, household: nil, devices: [], access: heard + spoken + [heartbeat])
    }

    /// Reads alarms, notifications and signs of life.
    static let observer = BrokerUser(
        name: observerName, household: nil, devices: [],
        access: ["+/alarms/+", "+/notify/+", "gateway/+/heartbeat"].map { "topic read \(TopicName.prefix)\($0)" })

    /// The hub of a household: speaks for exactly its devices, on our topics and on those that their profiles claim.
    static func hub(of household: HouseholdID, devices: [Device], profiles: ProfileSet) -> BrokerUser {
        let access = devices.flatMap { device in
            let topics = "\(TopicName.prefix)\(device.county)/\(device.id)"
            return ["event", "telemetry", "status"].map { "topic write \(topics)/\($0)" }
                + ["receipt", "command"].map { "topic read \(topics)/\($0)" }
                + claimedTopics(of: device, profiles).map { "topic write \($0)" }
        }
        return BrokerUser(
            name: name(of: household), household: household, devices: devices.map(\.id), access: access)
    }

    private static func claimedTopics(of device: Device, _ profiles: ProfileSet) -> [String] {
        guard let index = profiles.index(of: device.profile) else { return [] }
        return profiles.profiles[index].topics.map { $0.pattern.filter(for: device.id) }
    }

    /// The user name of a household's hub. A colon would end the name in the password file; no identity holds a dot.
    static func name(of household: HouseholdID) -> String {
        "hub-" + household.text.replacing(":", with: ".")
    }

    /// Everybody, as the registry stands: the gateway, the observer and one hub a household with devices in service.
    static func all(of registry: Registry, gateway: DeviceID, profiles: ProfileSet) -> [BrokerUser] {
        var devices: [HouseholdNumber: [Device]] = [:]
        for index in registry.devices.indices {
            let number = DeviceNumber(Int32(index))
            guard let assignment = registry.currentAssignment(of: number) else { continue }
            devices[registry.household(of: assignment.place), default: []].append(registry[number])
        }
        let hubs = devices.sorted { $0.key < $1.key }.map { household, devices in
            hub(
                of: registry[household].id, devices: devices.sorted { $0.id.text < $1.id.text }, profiles: profiles)
        }
        return [.gateway(id: gateway, profiles: profiles), .observer] + hubs
    }
}
