internal import CareCore

extension RecordForm {
    /// A new asset, or a correction of what is said about one. What hangs in a bed's kit already is in service there.
    public static let asset = RecordForm(
        "asset", zh: "资产登记", en: "an asset comes onto the books", subject: Array(RecordTable.asset.key),
        assetDescription + [
            .required(AssetField.store, refersTo: "assetStore"), .optional(AssetField.custodian, .name),
            .required(SharedField.at), .required(AssetField.by, .name), .required(AssetField.document),
            .optional(StepField.correction, .words),
        ]
    ) { filled, context in
        let key = filled[name: AssetField.asset.name]
        let earlier = try context.book.row(.asset, key: [key])
        if let earlier, assetDescription.allSatisfy({ earlier[name: $0.name] == filled[name: $0.name] }),
            filled[StepField.correction] == nil || filled[StepField.correction] == earlier[StepField.correction]
        {
            return .accepted(.unchanged)
        }
        guard (earlier != nil) == (filled[StepField.correction] != nil) else {
            return .refused(
                StepField.correction.name,
                expected: earlier == nil
                    ? "nothing for a new asset" : "why the asset that stands there gets other values",
                found: "")
        }
        let faults = try descriptionFaults(filled, earlier, context)
        guard faults.isEmpty else { return .refused(faults) }
        if var row = earlier {
            row.take(assetDescription, from: filled)
            row[StepField.correction] = filled[StepField.correction]
            let told = corrected(row, from: earlier?[AssetField.device], context)
            return .accepted(RecordOutcome(puts: [RecordPut(.asset, row)], consequences: told))
        }
        return .accepted(try registration(filled, context))
    }.listing(assetRegister)

    /// What is said about each asset, with how it came onto the books. Its way since then is in its moves, and why a
    /// line was corrected is in the ledger: neither is entered with a line.
    private static let assetRegister = RecordRegister(.asset) { book in
        try book.rows(.asset, where: []).map { row in
            var line = RecordRow()
            line.take(RecordTable.asset.key + assetDescription, from: row)
            line[AssetField.store] = row[AssetField.store]
            let first = try book.row(.assetMove, key: [row[name: AssetField.asset.name], .integer(0)])
            guard let first else { return line }
            line.take(origin, from: first)
            return line
        }
    }

    /// Of the move that brought it onto the books.
    private static let origin: [RecordColumn] = [
        .optional(AssetField.custodian, .name), .required(SharedField.at), .required(AssetField.by, .name),
        .required(AssetField.document),
    ]

    /// What an asset is, whoever has it.
    static let assetDescription: [RecordColumn] = [
        .required(SharedField.county, refersTo: "county"), .required(AssetField.kind), .required(AssetField.model),
        .required(AssetField.serial), .optional(AssetField.catalogueClass), .optional(AssetField.standardCode),
        .required(AssetField.fund), .required(AssetField.price), .required(AssetField.purchasedOn),
        .required(AssetField.warrantyUntil), .required(AssetField.lifeMonths), .required(AssetField.owner),
        .optional(AssetField.device, refersTo: "device"),
    ]

    /// What the gateway must know of a correction: of a device that the asset is from now on what the books say of it,
    /// of one that it was that no book says anything.
    private static func corrected(_ row: RecordRow, from former: DeviceID?, _ context: RecordContext) -> [Command] {
        guard row[AssetField.device] != former else { return [] }
        var told = former.map { [Command.offBook($0, by: context.by)] } ?? []
        if let device = row[AssetField.device], let state = row[AssetField.state] {
            told.append(.custody(device, state, by: context.by))
        }
        return told
    }

    /// The new asset's row and its first move.
    private static func registration(_ filled: RecordRow, _ context: RecordContext) throws -> RecordOutcome {
        let items = try context.book.kitItems(of: filled)
        let item = items.first
        let isSignedOff = items.contains { $0[KitField.state] == .signedOff }
        let state: CustodyState = item == nil ? .inStock : isSignedOff ? .inService : .installing
        let store = filled[AssetField.store]
        var row = filled
        row[StepField.correction] = nil
        if item == nil, let left = try context.book.kitItemsLeft(by: filled).last {
            return comeBack(row, from: left, context)
        }
        row[AssetField.state] = state
        row[AssetField.number] = 0
        row[AssetField.cycles] = isSignedOff ? 1 : 0
        row[AssetField.since] = filled[SharedField.at]
        row[SharedField.bed] = item?[SharedField.bed]
        switch state {
        case .installing: row[AssetField.place] = item?[KitField.boundBy].map { .technician($0) }
        case .inService:
            row[AssetField.place] = item?[SharedField.bed].map { .bed($0) }
            // Whoever signed at the bed has it, not the store's keeper that the list names.
            if let signer = item?[KitField.acceptedBy] { row[AssetField.custodian] = signer }
        default: row[AssetField.place] = store.map { .store($0) }
        }
        var move = row
        move[AssetField.toState] = state
        move[AssetField.reason] = "资产登记"
        let consequences = row[AssetField.device].map { [Command.custody($0, state, by: context.by)] } ?? []
        return RecordOutcome(
            puts: [RecordPut(.asset, row), RecordPut(.assetMove, move)], consequences: consequences,
            answer: "asset \(row[AssetField.asset]?.text ?? "") is \(state.name)")
    }

    private static func descriptionFaults(
        _ row: RecordRow, _ earlier: RecordRow?, _ context: RecordContext
    ) throws -> [RecordFault] {
        var faults = row.faults(AssetField.purchasedOn, today: context.today)
        faults += DutyCheck.past(row, SharedField.at, now: context.now)
        if let bought = row[AssetField.purchasedOn], let until = row[AssetField.warrantyUntil], until < bought {
            faults.append(
                RecordFault(
                    AssetField.warrantyUntil.name, expected: "a day not before purchasedOn, \(bought.recordText)",
                    found: until.recordText))
        }
        if let store = row[AssetField.store], earlier == nil {
            faults += try context.book.faults(ofStore: store, for: row)
            if let left = try context.book.kitItemsLeft(by: row).last { faults += left.unfetchedFaults() }
        }
        for (name, value) in [
            (AssetField.serial.name, row[AssetField.serial].map { RecordCondition.equal(AssetField.serial, $0) }),
            (AssetField.device.name, row[AssetField.device].map { RecordCondition.equal(AssetField.device, $0) }),
        ] {
            guard let value else { continue }
            let others = try context.book.rows(.asset, where: [value]).compactMap { $0[AssetField.asset] }
                .filter { $0 != row[AssetField.asset] }
            guard let other = others.first else { continue }
            faults.append(
                RecordFault(
                    name, expected: "one that no other asset has", found: "that of asset \(other)",
                    hint: "one thing is one asset; enter the steps of \(other), or mend the value"))
        }
        if let earlier { faults += try changeFaults(row, earlier, context.book) }
        return faults
    }

    /// What the kit, the device's history and the store rest on stays while it is out of the store.
    private static func changeFaults(
        _ row: RecordRow, _ earlier: RecordRow, _ book: any RecordBook
    ) throws -> [RecordFault] {
        let fixed: [RecordColumn] =
            try [.required(SharedField.county), .required(AssetField.kind)]
            + (book.kitItems(of: earlier).isEmpty
                ? [] : [.optional(AssetField.device), .required(AssetField.serial)])
        return try strayFaults(row, earlier, book)
            + fixed.compactMap { column -> RecordFault? in
                guard row[name: column.name] != earlier[name: column.name] else { return nil }
                return RecordFault(
                    column.name,
                    expected: "\(column.text(earlier[name: column.name]) ?? "") as in the line that stands there",
                    found: column.text(row[name: column.name]) ?? "",
                    hint: "take it out of the kit first; another kind or county is another asset")
            }
    }

    /// What lies in the store as new, or ready, cannot become a thing that a family has had.
    private static func strayFaults(
        _ row: RecordRow, _ earlier: RecordRow, _ book: any RecordBook
    ) throws -> [RecordFault] {
        let isClean = earlier[AssetField.state] == .inStock || earlier[AssetField.state] == .ready
        guard isClean, let device = row[AssetField.device], device != earlier[AssetField.device],
            let left = try book.kitItemsLeft(device, serial: nil, kind: nil).last
        else { return [] }
        return [
            RecordFault(
                AssetField.device.name, expected: "a device that no family has had, for an asset that is in the store",
                found: "\(device), which was item \(left[KitField.item]?.text ?? "") of bed "
                    + "\(left[SharedField.bed]?.description ?? "")",
                hint: "enter it as an asset of its own: it is returned, and cleaned before the next family has it")
        ]
    }
}
