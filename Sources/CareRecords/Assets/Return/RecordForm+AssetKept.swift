internal import CareCore

extension RecordForm {
    /// The asset stays with the family of an ended case, because the county's rule does not ask it back.
    public static let assetKeep = RecordForm(
        "asset-keep", zh: "留存家庭", en: "an asset stays with the family of an ended case",
        subject: Array(RecordTable.assetKept.key), Array(RecordTable.assetKept.columns.dropFirst(2))
    ) { filled, context in
        guard let key = filled[AssetField.asset], let caseKey = filled[SharedField.careCase],
            let asset = try context.book.row(.asset, key: [key.stored]), let kind = asset[AssetField.kind],
            let county = asset[SharedField.county], let state = asset[AssetField.state],
            let careCase = try context.book.row(.careCase, key: [caseKey.stored])
        else { return .incomplete }
        let put = RecordPut(.assetKept, filled)
        if try context.book.row(.assetKept, key: put.key) == put.row { return .accepted(.unchanged) }
        guard state == .inService else {
            return .refused([.assetOutOfPlace(key, "asset-keep", found: state, from: [.inService])])
        }
        var faults = DutyCheck.past(filled, SharedField.at, now: context.now)
        let rule = try AssetRule.of(kind, in: county, context.book)
        if rule.demandsReturn(talks: asset[AssetField.device] != nil) {
            faults.append(
                RecordFault(
                    AssetField.asset.name, expected: "a kind that does not come back, and no device that talks",
                    found: kind.rawValue, hint: rule.told(kind, in: county)))
        }
        if careCase[CaseField.state] != .ended {
            faults.append(
                RecordFault(SharedField.careCase.name, expected: "a case that has ended", found: caseKey.text))
        }
        if asset[AssetField.place] != filled[SharedField.bed].map({ .bed($0) }) {
            faults.append(
                RecordFault(
                    SharedField.bed.name, expected: "the bed at which it is",
                    found: filled[SharedField.bed]?.description ?? ""))
        }
        return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
    }
}
