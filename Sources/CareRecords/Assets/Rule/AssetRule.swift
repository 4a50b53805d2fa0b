public import CareCore

/// What holds for one kind of asset in one county.
public struct AssetRule: Sendable, Equatable {
    /// Whether another family may get it.
    public let isReusable: Bool
    /// Whether it comes back at all.
    public let returns: Bool
    /// Whose stores may hold it.
    public let holders: Set<StockHolder>
    /// Days from the end to the notice.
    public let noticeDays: Int32
    /// Days after a death before which nobody speaks to the family.
    public let contactDays: Int32
    /// Days from the end to the collection.
    public let collectDays: Int32
    /// Days from the collection to the disinfection.
    public let sanitiseDays: Int32
    /// Days from the collection until the next family can have it.
    public let availableDays: Int32
    /// How it is cleaned and disinfected.
    public let sanitation: String
    /// Which office approves that it leaves the books.
    public let approver: RetirementApprover
    /// Parts that no second person gets.
    public let ownParts: Set<AssetPart>
    /// The county's document; `nil` where the county has laid nothing down and the defaults hold.
    public let source: String?

    /// The defaults: everything comes back and is issued again without its own parts; notice within 3 days, collected
    /// within 15, after a death not before the 7th day, sanitised within 7 and available within 30 days of the return.
    /// Source: care.md 11. Who approves is an own choice: the owner, care.md 5.6.
    public init(defaultFor kind: AssetKind) {
        isReusable = true
        returns = true
        holders = Set(StockHolder.allCases)
        noticeDays = 3
        contactDays = 7
        collectDays = 15
        sanitiseDays = 7
        availableDays = 30
        sanitation = "MZ/T 175.2-2021"
        approver = .countyCivilAffairs
        ownParts = kind.ownParts
        source = nil
    }

    /// The rule of a row of `assetRule`; `nil` when it is not whole.
    public init?(_ row: RecordRow) {
        guard let isReusable = row[AssetRuleField.isReusable], let returns = row[AssetRuleField.returns],
            let holders = row[AssetRuleField.holders], let sanitation = row[AssetRuleField.sanitation],
            let approver = row[AssetRuleField.approver], let source = row[AssetRuleField.source]
        else { return nil }
        let days = [
            AssetRuleField.noticeDays, AssetRuleField.contactDays, AssetRuleField.collectDays,
            AssetRuleField.sanitiseDays, AssetRuleField.availableDays,
        ].compactMap { row[$0].flatMap { Int32(exactly: $0) } }
        guard days.count == 5 else { return nil }
        self.isReusable = isReusable
        self.returns = returns
        self.holders = holders.words
        (noticeDays, contactDays, collectDays, sanitiseDays, availableDays) = (
            days[0], days[1], days[2], days[3], days[4]
        )
        self.sanitation = sanitation
        self.approver = approver
        ownParts = row[AssetRuleField.ownParts]?.words ?? []
        self.source = source
    }

    /// Looks up what holds for an asset.
    /// - Throws: What the book throws when it cannot be read.
    public static func of(_ kind: AssetKind, in county: CountyCode, _ book: any RecordBook) throws -> AssetRule {
        try book.row(.assetRule, key: [county.stored, kind.stored]).flatMap { AssetRule($0) }
            ?? AssetRule(defaultFor: kind)
    }

    /// Whether an asset comes back. What talks always does, whatever the rule says: a person's data and identity are on
    /// it, and nobody answers its alarms any more. Decision 45.
    public func demandsReturn(talks: Bool) -> Bool { returns || talks }

    /// Which rule holds, for answers.
    func told(_ kind: AssetKind, in county: CountyCode) -> String {
        source.map { "by the rule of county \(county) for \(kind.rawValue) (\($0))" }
            ?? "county \(county) has no asset-rule for \(kind.rawValue): the defaults hold"
    }
}
