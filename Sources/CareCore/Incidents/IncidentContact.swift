/// That somebody has reached the person of a bed during an incident.
public struct IncidentContact: Sendable, Equatable {
    /// How. Raw values are stored and never change.
    public enum Way: UInt8, CaseIterable, Sendable {
        /// Spoken with, over the telephone or the device.
        case call = 1
        /// Seen by somebody who went there.
        case visit = 2
        /// A press that the person was asked for.
        case press = 3

        /// The word in commands and records.
        public var name: String {
            switch self {
            case .call: "call"
            case .visit: "visit"
            case .press: "press"
            }
        }

        /// What people read.
        public var title: BilingualText {
            switch self {
            case .call: BilingualText(zh: "电话", en: "call")
            case .visit: BilingualText(zh: "上门", en: "visit")
            case .press: BilingualText(zh: "按键", en: "press")
            }
        }

        /// The way of that name.
        public static func named(_ name: String) -> Way? { allCases.first { $0.name == name } }
    }

    /// Gateway time.
    public let at: Timestamp
    /// Who reached the person.
    public let by: String
    /// How.
    public let way: Way
    /// What was found; may be empty.
    public let note: String

    /// Makes a contact.
    public init(at: Timestamp, by: String, way: Way, note: String) {
        self.at = at
        self.by = by
        self.way = way
        self.note = note
    }
}
