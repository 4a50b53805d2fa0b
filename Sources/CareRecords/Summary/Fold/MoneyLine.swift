public import CareCore

/// An entry of a county's money.
public struct MoneyLine: Sendable, Equatable {
    /// Its key; empty where no row is named.
    public let money: String
    /// The county.
    public let county: CountyCode
    /// What it is for.
    public let head: MoneyHead
    /// How far it has come.
    public let kind: MoneyKind
    /// Fen; below 0 for a counter-entry.
    public let amount: Int64
    /// The day of the entry.
    public let on: CivilDate
    /// The case that it is for.
    public let careCase: RecordID?
    /// The bed that it is for.
    public let bed: BedID?
    /// The provider of the trainer, of a training.
    public let provider: ProviderCode?

    /// Makes an entry.
    public init(
        money: String, county: CountyCode, head: MoneyHead, kind: MoneyKind, amount: Int64, on: CivilDate,
        careCase: RecordID?, bed: BedID?, provider: ProviderCode?
    ) {
        self.money = money
        self.county = county
        self.head = head
        self.kind = kind
        self.amount = amount
        self.on = on
        self.careCase = careCase
        self.bed = bed
        self.provider = provider
    }

    /// Whether it counts where another one counts.
    func isPlaced(as other: MoneyLine) -> Bool {
        careCase == other.careCase && bed == other.bed && provider == other.provider && county == other.county
    }
}
