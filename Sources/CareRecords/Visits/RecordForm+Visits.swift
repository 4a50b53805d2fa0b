internal import CareCore

extension RecordForm {
    /// Forms of the county's service list and of visits.
    public static let visits: [RecordForm] = [
        serviceItem, VisitPlanning.plan, VisitSteps.dispatch.form, VisitPlanning.reassign, VisitSteps.arrive.form,
        VisitSteps.start.form, VisitSteps.finish.form, VisitSteps.rate.form, VisitSteps.followUp.form,
        VisitSteps.cancel.form, VisitSteps.void.form, VisitRecording.record, visitCorroboration,
        visitCheckIn,
    ]

    /// A line of a county's service list.
    static let serviceItem = register(
        .serviceItem, "service-item", zh: "上门服务清单项目", en: "an item of a county's list of services"
    ) { row, _ in
        guard let from = row[ServiceItemField.validFrom], let until = row[ServiceItemField.validUntil], until < from
        else { return [] }
        return [
            RecordFault(
                ServiceItemField.validUntil.name, expected: "\(from.recordText) or later", found: until.recordText)
        ]
    }

    /// What the bed's devices say of a visit. The gateway enters it when it has compared them, and again when data came
    /// later.
    static let visitCorroboration = RecordForm(
        "visit-corroborate", zh: "设备佐证", en: "whether the bed's devices saw a visit",
        subject: [.required(VisitField.visit, refersTo: "visit")],
        [.required(VisitField.corroboration), .optional(VisitField.corroborationReasons)]
    ) { filled, context in
        guard let visit = try Visit.find(filled, context.book) else {
            return .refused(VisitField.visit.name, expected: "a visit", found: "none")
        }
        guard visit.state.isFinished else {
            return .refused(
                VisitField.state.name, expected: "a visit that has ended and is not void",
                found: "\(visit.id), which is \(visit.state.rawValue) (\(visit.state.title))")
        }
        let row = visit.row.with(VisitField.corroboration, filled[VisitField.corroboration])
            .with(VisitField.corroborationReasons, filled[VisitField.corroborationReasons])
        if row == visit.row { return VisitRepeat.same(visit.row) }
        return .accepted(RecordOutcome(puts: [RecordPut(.visit, row)]))
    }
}
