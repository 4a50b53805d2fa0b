/// What a model is powered by when there is no mains: what a technician must bring, and how often.
public struct Battery: Sendable, Equatable {
    /// Who sees to it. The raw value is the word in profiles.
    public enum Kind: String, CaseIterable, Sendable {
        /// Somebody puts a new cell in.
        case replaceable
        /// The person who uses the device charges it.
        case rechargeable
        /// It bridges a loss of mains and charges itself.
        case backup
    }

    /// Who sees to it.
    public let kind: Kind
    /// The cell to bring: `CR2450`; `nil` where it is built in.
    public let cell: String?
    /// How long it lasts from full to empty in usual service; `nil` where the maker does not say.
    public let life: Milliseconds?

    /// Makes a battery.
    public init(kind: Kind, cell: String?, life: Milliseconds?) {
        self.kind = kind
        self.cell = cell
        self.life = life
    }
}
