/// Why a topic name is not one of ours, with the offset of the level at fault.
public enum TopicError: Error, Sendable, Equatable {
    /// It does not begin with `homebed/v1/`.
    case foreign(at: Int)
    /// The third level is no six-digit county code.
    case malformedCounty(at: Int)
    /// The fourth level is no device identity: `[A-Za-z0-9:_-]{1,32}`.
    case malformedDevice(at: Int)
    /// The fourth level is a word that no device may have.
    case reservedDevice(at: Int)
    /// The fifth level is not the last, or none of `event`, `telemetry`, `status`.
    case unknownKind(at: Int)
}

extension TopicError {
    /// Offset of the first byte of the level at fault.
    public var offset: Int {
        switch self {
        case .foreign(let at), .malformedCounty(let at), .malformedDevice(let at), .reservedDevice(let at),
            .unknownKind(let at):
            at
        }
    }

    /// What an operator reads.
    public var text: String {
        switch self {
        case .foreign: "topic name does not begin with homebed/v1/, and no profile claims it"
        case .malformedCounty(let at): "no six-digit county code at byte \(at) of the topic name"
        case .malformedDevice(let at): "no device identity ([A-Za-z0-9:_-]{1,32}) at byte \(at) of the topic name"
        case .reservedDevice(let at): "reserved word in place of a device identity at byte \(at) of the topic name"
        case .unknownKind(let at): "expected event, telemetry or status at byte \(at) of the topic name, and no more"
        }
    }
}
