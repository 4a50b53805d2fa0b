/// The gateway's application-level answer to a message (DESIGN 6). Raw values are the wire's numbers.
public enum ReceiptStatus: UInt8, CaseIterable, Sendable {
    case stored = 0
    case duplicate = 1
    case storedLate = 2
    case malformed = 10
    case unknownDevice = 11
    case notInService = 12
    case notAllowed = 13
    case clockOutOfRange = 14
    case busy = 20
    case internalError = 30
}

extension ReceiptStatus {
    /// The word beside the number on the wire.
    public var text: String {
        switch self {
        case .stored: "stored"
        case .duplicate: "duplicate"
        case .storedLate: "stored late"
        case .malformed: "malformed"
        case .unknownDevice: "unknown device"
        case .notInService: "not in service"
        case .notAllowed: "not allowed"
        case .clockOutOfRange: "clock out of range"
        case .busy: "busy"
        case .internalError: "internal error"
        }
    }
}
