/// The state of one bed's kit, as a fold over its rows.
public struct KitStanding: Sendable, Equatable {
    /// Rows that count for each kind: those signed off; where there is none, those refused in writing.
    public let rows: [KitKind: [RecordID]]
    /// Mandatory kinds that are signed off.
    public let signedOff: [KitKind]
    /// Mandatory kinds that are refused in writing and not signed off.
    public let refused: [KitKind]
    /// Mandatory kinds that are neither.
    public let missing: [KitKind]

    /// Folds the rows of one bed's `kitItem`.
    public init(_ items: [RecordRow]) {
        var found: [KitState: [KitKind: [RecordID]]] = [:]
        for row in items {
            guard let kind = row[KitField.kind], let state = row[KitField.state], let item = row[KitField.item],
                state == .signedOff || state == .refused
            else { continue }
            found[state, default: [:]][kind, default: []].append(item)
        }
        let mandatory = KitKind.allCases.filter(\.isMandatory)
        let good = found[.signedOff] ?? [:]
        let declined = (found[.refused] ?? [:]).filter { good[$0.key] == nil }
        rows = good.merging(declined) { first, _ in first }.mapValues { $0.sorted() }
        signedOff = mandatory.filter { good[$0] != nil }
        refused = mandatory.filter { declined[$0] != nil }
        missing = mandatory.filter { good[$0] == nil && declined[$0] == nil }
    }

    /// What it comes to.
    public var completeness: KitCompleteness {
        KitCompleteness(signedOff: Set(signedOff), refused: Set(refused))
    }
}
