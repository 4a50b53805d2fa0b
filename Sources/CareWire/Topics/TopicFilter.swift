public import CareCore

/// A subscription: a topic filter and what the broker does with retained messages. QoS is always 1.
public struct TopicFilter: Sendable, Equatable {
    /// MQTT 5 retain handling.
    public enum Retained: UInt8, Sendable {
        /// Retained messages come whenever the subscription is made.
        case always = 0
        /// Retained messages come when the subscription is made for the first time in a session.
        case whenNew = 1
        /// Retained messages never come.
        case never = 2
    }

    /// The filter.
    public let text: String
    /// What happens to retained messages.
    public let retained: Retained

    /// Makes a filter.
    public init(_ text: String, retained: Retained) {
        self.text = text
        self.retained = retained
    }

    /// The subscriptions of a lane. Events and telemetry are never taken from the broker's memory (an old press must
    /// not ring again), the status is. Source: DESIGN promise 1.
    public static func subscriptions(of lane: Lane) -> [TopicFilter] {
        switch lane {
        case .urgent: [TopicFilter("\(TopicName.prefix)+/+/event", retained: .never)]
        case .bulk:
            [
                TopicFilter("\(TopicName.prefix)+/+/telemetry", retained: .never),
                TopicFilter("\(TopicName.prefix)+/+/status", retained: .whenNew),
            ]
        }
    }
}
