extension RecordForm {
    /// Somebody was trained for a bed, or beyond the programme.
    public static let training = RecordForm(
        "training", zh: "照护技能培训", en: "a family member or carer was trained",
        subject: Array(RecordTable.training.key),
        Array(RecordTable.training.columns.dropFirst(RecordTable.training.keyLength)), keeping: .training
    ) { filled, context in
        guard let scope = filled[TrainingField.scope], let result = filled[TrainingField.result] else {
            return .incomplete
        }
        let put = RecordPut(.training, filled)
        if let row = try context.book.row(.training, key: put.key) {
            if row == put.row { return .accepted(.unchanged) }
            return .refused(
                TrainingField.training.name, expected: "an identity that no training has",
                found: filled[TrainingField.training]?.text ?? "",
                hint: "a wrong training is voided with training-void and entered again under another identity")
        }
        var faults = filled.faults(SharedField.on, today: context.today) + voidFaults(filled)
        faults += filled.faults(
            SharedField.bed, isWanted: scope == .bed, with: "\(TrainingField.scope.name) \(scope.rawValue)")
        faults += certificateFaults(filled, result)
        let minutes = TrainingArea.allCases.reduce(Int64(0)) { sum, area in
            sum + (filled[area.theory] ?? 0) + (filled[area.practice] ?? 0)
        }
        if minutes == 0 {
            faults.append(
                RecordFault(
                    TrainingArea.living.theory.name, expected: "minutes of theory or practice in at least one area",
                    found: "0 in all"))
        }
        if let trainer = filled[TrainingField.trainer], let day = filled[SharedField.on],
            let fault = try context.book.row(.staff, key: [trainer.stored])?
                .fault(TrainingField.trainer, notEmployedOn: day)
        {
            faults.append(fault)
        }
        return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
    }

    /// Voids a training; it stays on record and counts no more.
    public static let trainingVoid = RecordForm(
        "training-void", zh: "培训作废", en: "void a training",
        subject: [.required(TrainingField.training, refersTo: "training")],
        [.required(VoidField.reason, .words), .required(VoidField.by, .name)]
    ) { filled, context in try voided(.training, filled, context) }

    /// A certificate has a number and an issuer, and nobody who failed has one; after a pass it may still be on its
    /// way.
    private static func certificateFaults(_ row: RecordRow, _ result: TrainingResult) -> [RecordFault] {
        if result == .failed {
            return row.faults(TrainingField.certificate, isWanted: false, with: "result failed")
                + row.faults(TrainingField.issuer, isWanted: false, with: "result failed")
        }
        switch (row[TrainingField.certificate], row[TrainingField.issuer]) {
        case (nil, _?): return row.faults(TrainingField.certificate, isWanted: true, with: "an issuer")
        case (_?, nil): return row.faults(TrainingField.issuer, isWanted: true, with: "a certificate")
        default: return []
        }
    }
}
