/// The fields of the envelope, version 1. Source: DESIGN 6.
enum EnvelopeField: UInt8, CaseIterable {
    case version
    case reference
    case sequence
    case timestamp
    case event
    case test
    case data
    case readings
    case battery
    case rssi
    case history
    case hub
    case receipt
    case online
    case firmware

    /// The name on the wire.
    var name: String {
        switch self {
        case .version: "v"
        case .reference: "ref"
        case .sequence: "seq"
        case .timestamp: "ts"
        case .event: "event"
        case .test: "test"
        case .data: "data"
        case .readings: "readings"
        case .battery: "battery"
        case .rssi: "rssi"
        case .history: "history"
        case .hub: "hub"
        case .receipt: "receipt"
        case .online: "online"
        case .firmware: "firmware"
        }
    }

    /// The field as a member of a bit mask.
    var mask: UInt32 { 1 << UInt32(rawValue) }

    /// Raw values by name.
    static let names = NameTable(allCases.map(\.name))
}
