/// Why a message was kept aside instead of being taken (promise 5). Raw values are stored and never change.
public enum QuarantineReason: UInt8, CaseIterable, Sendable {
    case malformedTopic = 1
    case malformedJSON = 2
    case malformedEnvelope = 3
    case oversized = 4
    case unknownDevice = 5
    case wrongCounty = 6
    case notInService = 7
    case retainedEvent = 8
    case unknownEvent = 9
    case unknownProfile = 10
    case notClaimed = 11
    case clockOutOfRange = 12
}

extension QuarantineReason {
    /// The word in JSON output and in documents.
    public var name: String {
        switch self {
        case .malformedTopic: "malformed_topic"
        case .malformedJSON: "malformed_json"
        case .malformedEnvelope: "malformed_envelope"
        case .oversized: "oversized"
        case .unknownDevice: "unknown_device"
        case .wrongCounty: "wrong_county"
        case .notInService: "not_in_service"
        case .retainedEvent: "retained_event"
        case .unknownEvent: "unknown_event"
        case .unknownProfile: "unknown_profile"
        case .notClaimed: "not_claimed"
        case .clockOutOfRange: "clock_out_of_range"
        }
    }

    /// Whether nobody was registered to send it, or not under that topic name (SEC-1). What the broker itself refuses,
    /// a wrong password or a topic outside a device's own, never comes here.
    public var isStranger: Bool {
        switch self {
        case .malformedTopic, .unknownDevice, .wrongCounty, .notClaimed: true
        case .malformedJSON, .malformedEnvelope, .oversized, .notInService, .retainedEvent, .unknownEvent,
            .unknownProfile, .clockOutOfRange:
            false
        }
    }

    /// What the sender is told; `nil` where no device can be addressed or an answer would be wrong (a retained event
    /// is the broker's ghost, not a device waiting; a foreign topic has no receipts).
    public var receipt: ReceiptStatus? {
        switch self {
        case .malformedTopic, .retainedEvent, .notClaimed: nil
        case .malformedJSON, .malformedEnvelope, .oversized, .unknownEvent: .malformed
        case .unknownDevice: .unknownDevice
        case .wrongCounty: .notAllowed
        case .notInService: .notInService
        case .clockOutOfRange: .clockOutOfRange
        case .unknownProfile: .internalError
        }
    }
}
