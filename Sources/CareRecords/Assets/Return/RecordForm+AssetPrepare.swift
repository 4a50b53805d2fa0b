internal import CareCore

extension RecordForm {
    /// It is cleaned and disinfected, on record with agent, method, person and time. Source: MZ/T 175.2-2021.
    public static let assetSanitise = assetStep(
        "asset-sanitise", zh: "清洗消毒", en: "an asset is cleaned and disinfected", to: .sanitizing, by: .person,
        [
            .required(AssetField.agent), .required(AssetField.method),
            .optional(AssetField.store, refersTo: "assetStore"),
        ]
    ) { step in
        try step.stand(inStore: step.filled[AssetField.store], signedBy: step.before[AssetField.custodian])
        var work = step.filled
        work[AssetField.work] = .sanitation
        step.puts.append(RecordPut(.assetWork, work))
        if let order = try step.openOrder() {
            step.puts.append(RecordPut(.recoveryOrder, order.with(RecoveryField.sanitisedAt, step.at)))
        }
        step.notes = [try "sanitised, to be done as \(step.rule().sanitation)"]
    }

    /// It was tried whether it works.
    public static let assetFunctionTest = assetWorkForm(
        "asset-function-test", zh: "功能测试", en: "it was tried whether an asset works", .functionTest,
        [.required(AssetField.passed), .optional(AssetField.batteryReplaced)])

    /// The data of the last person was erased.
    public static let assetWipe = assetWorkForm(
        "asset-wipe", zh: "数据清除", en: "the data of the last person was erased", .wipe,
        [.required(AssetField.method)])

    /// The next family may have it: disinfected, tested, wiped and unbound since it last came back.
    public static let assetReady = assetStep(
        "asset-ready", zh: "可再分配", en: "the next family may have an asset", to: .ready, by: .person,
        [
            .optional(AssetField.store, refersTo: "assetStore"), .optional(AssetField.custodian, .name),
            .optional(AssetField.partsReplaced),
        ]
    ) { step in
        let rule = try step.rule()
        if !rule.isReusable {
            step.refuse(
                AssetField.asset, expected: "a kind that may be issued again, \(step.told(rule))",
                found: step.before[AssetField.kind]?.rawValue ?? "",
                hint: "take it through asset-repair and asset-retire")
        }
        if let device = step.before[AssetField.device], try step.context.book.gateway?.isReusable(device) == false {
            step.refuse(
                AssetField.asset, expected: "a model that may be issued again, by its profile",
                found: "\(device), whose profile says reusable: false",
                hint: "take it through asset-repair and asset-retire")
        }
        let missing = rule.ownParts.subtracting(step.filled[AssetField.partsReplaced]?.words ?? [])
        if !missing.isEmpty {
            step.refuse(
                AssetField.partsReplaced,
                expected: RecordSet(rule.ownParts).recordText + ", which no second person gets",
                found: step.filled[AssetField.partsReplaced]?.recordText ?? "")
        }
        try step.demandPreparation()
        try step.stand(
            inStore: step.filled[AssetField.store],
            signedBy: step.filled[AssetField.custodian] ?? step.before[AssetField.custodian])
        if let order = try step.openOrder() { step.close(order, as: .ready) }
    }

    /// It leaves the books, with the approval of the office that the county's rule names.
    public static let assetRetire = assetStep(
        "asset-retire", zh: "报废", en: "an asset leaves the books with an approval", to: .retired, by: .person,
        [.required(AssetField.approval), .required(AssetField.approvedBy)]
    ) { step in
        let rule = try step.rule()
        if let office = step.filled[AssetField.approvedBy], office != rule.approver {
            step.refuse(
                AssetField.approvedBy, expected: "\(rule.approver.rawValue) (\(rule.approver.title))",
                found: "\(office.rawValue) (\(office.title))", hint: step.told(rule))
        }
        step.after[AssetField.approval] = step.filled[AssetField.approval]
        step.after[AssetField.approvedBy] = step.filled[AssetField.approvedBy]
        step.after[AssetField.place] = .nobody
        step.after[AssetField.custodian] = nil
        step.after[SharedField.bed] = nil
        if let order = try step.openOrder() { step.close(order, as: .retired) }
    }

    /// Work on an asset that is out of use; it moves no state.
    private static func assetWorkForm(
        _ name: String, zh: String, en: String, _ work: AssetWork, _ columns: [RecordColumn]
    ) -> RecordForm {
        RecordForm(
            name, zh: zh, en: en, subject: [.required(AssetField.asset, refersTo: "asset")],
            [.required(SharedField.at), .required(AssetField.by, .name)] + columns
                + [.optional(AssetField.document), .optional(AssetField.evidence)]
        ) { filled, context in
            guard let key = filled[AssetField.asset],
                let state = try context.book.row(.asset, key: [key.stored])?[AssetField.state]
            else { return .incomplete }
            var row = filled
            row[AssetField.work] = work
            let put = RecordPut(.assetWork, row)
            if let earlier = try context.book.row(.assetWork, key: put.key) {
                if earlier == put.row { return .accepted(.unchanged) }
                return .refused(
                    SharedField.at.name, expected: "a moment without another \(name)", found: "one with other values")
            }
            let states: [CustodyState] = [.returned, .sanitizing, .repair]
            guard states.contains(state) else {
                return .refused([.assetOutOfPlace(key, name, found: state, from: states)])
            }
            let faults =
                DutyCheck.past(filled, SharedField.at, now: context.now)
                + DutyCheck.either(filled, AssetField.document.name, AssetField.evidence.name)
            return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
        }
    }
}
