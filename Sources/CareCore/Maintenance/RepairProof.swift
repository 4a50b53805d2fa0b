/// What shows that a problem is mended.
public enum RepairProof: Sendable, Equatable {
    /// The device itself: it was heard after the mending and its alarm is over.
    case telemetry
    /// A named person who looked at it and says what was seen.
    case inspection(String)

    /// The word in records and on the wire.
    public var name: String {
        switch self {
        case .telemetry: "telemetry"
        case .inspection: "inspection"
        }
    }
}
