internal import CareCore

extension RecordForm {
    /// From store to store in the same state; or to the bed whose kit has the device after kit-swap.
    public static let assetMove = RecordForm(
        "asset-move", zh: "调拨", en: "an asset comes to another place in the state in which it is",
        subject: [.required(AssetField.asset, refersTo: "asset")],
        [
            .required(SharedField.at), .required(AssetField.by, .name),
            .optional(AssetField.store, refersTo: "assetStore"), .optional(SharedField.bed, refersTo: "bed"),
            .optional(AssetField.custodian, .name),
            .required(AssetField.reason, .words), .optional(AssetField.document), .optional(AssetField.evidence),
        ]
    ) { filled, context in
        guard let key = filled[AssetField.asset],
            let state = try context.book.row(.asset, key: [key.stored])?[AssetField.state],
            let form = relocations[state]
        else { return .incomplete }
        return try form.decide(filled, context)
    }

    /// One step for each state, because a step has one target.
    private static let relocations: [CustodyState: RecordForm] = Dictionary(
        uniqueKeysWithValues: CustodyState.allCases.map { state in
            (
                state,
                assetStep(
                    "asset-move", zh: "调拨", en: "to another place", from: [state], to: state, by: .person, [],
                    { try relocate(&$0, in: state) })
            )
        })

    private static func relocate(_ step: inout AssetStep, in state: CustodyState) throws {
        let (store, bed) = (step.filled[AssetField.store], step.filled[SharedField.bed])
        if let store, bed == nil, state.fits(.store(store)) {
            return try step.stand(inStore: store, signedBy: step.filled[AssetField.custodian])
        }
        let items = try step.context.book.kitItems(of: step.before)
        if let bed, store == nil, items.contains(where: { $0[SharedField.bed] == bed }) {
            step.after[SharedField.bed] = bed
            if let custodian = step.filled[AssetField.custodian] { step.after[AssetField.custodian] = custodian }
            if state.fits(.bed(bed)) { step.after[AssetField.place] = .bed(bed) }
            return
        }
        step.refuse(
            AssetField.asset,
            expected: "an asset in a store and another store, or one whose device kit-swap has put into the kit of bed",
            found: "\(step.asset?.text ?? ""), which is \(state.name) at "
                + (step.before[AssetField.place]?.recordText ?? ""), hint: state.next)
    }
}
