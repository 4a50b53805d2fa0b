/// Something that holds alarms back now or will, as people review it.
public struct Suppression: Sendable, Equatable {
    /// What it is. Raw values are stored and never change.
    public enum Kind: UInt8, CaseIterable, Sendable {
        case shelf = 1
        case permit = 2
        case absence = 3
        case visit = 4
        case outage = 5

        /// The word in records.
        public var name: String {
            switch self {
            case .shelf: "shelf"
            case .permit: "permit"
            case .absence: "absence"
            case .visit: "visit"
            case .outage: "outage"
            }
        }
    }

    /// What it is.
    public let kind: Kind
    /// The rule that it is about; `nil` for all.
    public var rule: String?
    /// What it is about; `nil` for a township.
    public var subject: Subject?
    /// The township of an announced outage.
    public var township: String?
    /// The alarm for which it was made; it may be over.
    public var alarm: AlarmID?
    /// Why the resident is away; `nil` for what is no absence.
    public var absence: AbsenceKind?
    /// When it began or begins; `nil` when not recorded.
    public var from: Timestamp?
    /// When it ends by itself at the latest; `nil` for not before somebody says so.
    public var until: Timestamp?
    /// Whether it ends with the condition that it was made for.
    public var untilClear = false
    /// Why.
    public let reason: String
    /// Who decided it.
    public let by: String

    /// Makes one.
    public init(kind: Kind, reason: String, by: String) {
        self.kind = kind
        self.reason = reason
        self.by = by
    }
}
