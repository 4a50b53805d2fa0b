internal import CareCore

/// A step of an asset while it is judged: what was filled in, how the asset stood, how it stands afterwards.
struct AssetStep {
    let filled: RecordRow
    let before: RecordRow
    let context: RecordContext
    let at: Timestamp
    let by: String
    var after: RecordRow
    var puts: [RecordPut] = []
    var submissions: [RecordSubmission] = []
    var faults: [RecordFault] = []
    /// Sentences of the answer.
    var notes: [String] = []

    var asset: RecordID? { before[AssetField.asset] }
    var state: CustodyState? { before[AssetField.state] }

    /// What the county has laid down for it.
    func rule() throws -> AssetRule {
        guard let kind = before[AssetField.kind], let county = before[SharedField.county] else {
            return AssetRule(defaultFor: .other)
        }
        return try AssetRule.of(kind, in: county, context.book)
    }

    /// Which rule that is, for answers.
    func told(_ rule: AssetRule) -> String {
        guard let kind = before[AssetField.kind], let county = before[SharedField.county] else { return "" }
        return rule.told(kind, in: county)
    }

    mutating func refuse<Value>(
        _ field: RecordField<Value>, expected: String, found: String, hint: String = ""
    ) {
        faults.append(RecordFault(field.name, expected: expected, found: found, hint: hint))
    }

    /// Puts the asset into a store: the one that was filled in, otherwise its own.
    mutating func stand(inStore chosen: RecordID?, signedBy person: String?) throws {
        guard let store = chosen ?? before[AssetField.store] else { return }
        after[AssetField.store] = store
        after[AssetField.place] = .store(store)
        after[AssetField.custodian] = person
        faults += try context.book.faults(ofStore: store, for: before)
    }

    /// Hands in a form about the asset at the moment of this step.
    mutating func submit(_ form: RecordForm, _ fields: [RecordSubmission.Field]) {
        submissions.append(RecordSubmission(form: form.name, fields: fields))
    }
}

extension RecordBook {
    /// What is wrong with holding an asset in a store.
    func faults(ofStore store: RecordID, for asset: RecordRow) throws -> [RecordFault] {
        guard let row = try row(.assetStore, key: [store.stored]), let county = asset[SharedField.county],
            let kind = asset[AssetField.kind], let holder = row[AssetField.holder]
        else { return [] }
        guard row[SharedField.county] == county else {
            return [
                RecordFault(
                    AssetField.store.name, expected: "a store of county \(county), which owns the asset",
                    found: "\(store) of county \(row[SharedField.county]?.description ?? "")")
            ]
        }
        let rule = try AssetRule.of(kind, in: county, self)
        guard !rule.holders.contains(holder) else { return [] }
        return [
            RecordFault(
                AssetField.store.name,
                expected: "a store of "
                    + StockHolder.allCases.filter(rule.holders.contains).map(\.title)
                    .joined(separator: " or "),
                found: "\(store), a store of \(holder.title)", hint: rule.told(kind, in: county))
        ]
    }
}
