public import CareCore

/// One topic filter a connection subscribes to, always with QoS 1.
///
/// QoS 2 would lose messages: libmosquitto answers PUBREC before anyone has seen the message.
public struct Subscription: Sendable, Hashable {
    /// Which retained messages the broker sends when the subscription is made: the numbers of MQTT 5. MQTT 3.1.1 always
    /// sends all.
    public enum Retained: UInt8, Sendable {
        /// Each time.
        case always = 0
        /// Only when the session did not have the subscription before.
        case whenNew = 1
        /// Never.
        case never = 2
    }

    /// Topic filter, with `+` and `#`.
    public let filter: String
    /// What happens to retained messages.
    public let retained: Retained

    /// Makes a subscription.
    public init(_ filter: String, retained: Retained) {
        self.filter = filter
        self.retained = retained
    }
}

extension Subscription {
    /// The subscriptions of a lane: our own topics, and the foreign ones that profiles claim for it. Events and
    /// telemetry are never taken from the broker's memory (an old press must not ring again), a status is. Source:
    /// DESIGN promise 1.
    public static func all(of lane: Lane, profiles: ProfileSet) -> [Subscription] {
        var all: [Subscription]
        switch lane {
        case .urgent: all = [Subscription("\(TopicName.prefix)+/+/event", retained: .never)]
        case .bulk:
            all = [
                Subscription("\(TopicName.prefix)+/+/telemetry", retained: .never),
                Subscription("\(TopicName.prefix)+/+/status", retained: .whenNew),
            ]
        }
        for claim in profiles.profiles.flatMap(\.topics) where claim.lane == lane {
            let claimed = Subscription(claim.pattern.filter, retained: claim.kind == .status ? .whenNew : .never)
            if !all.contains(claimed) { all.append(claimed) }
        }
        return all
    }
}
