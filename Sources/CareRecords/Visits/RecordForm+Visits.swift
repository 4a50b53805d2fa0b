internal import CareCore

extension RecordTable {
    /// The tables of these forms, those that others point to first.
    public static let visits: [RecordTable] = [serviceItem, visit, visitStaff, visitItem, visitCheckIn]
}

extension RecordForm {
    /// Forms of the county's service list and of visits.
    public static let visits: [RecordForm] = [
        serviceItem, VisitPlanning.plan, VisitSteps.dispatch.form, VisitPlanning.reassign, visitArrive,
        VisitSteps.start.form, VisitSteps.finish.form, VisitSteps.rate.form, VisitSteps.followUp.form,
        VisitSteps.cancel.form, VisitSteps.void.form, visitRecord, visitCorroborate, visitCheckIn,
    ]

    /// Staff check in; the gateway enters it when a tag or card reader reports them, see `VisitCheckIn`.
    public static let visitArrive = VisitSteps.arrive.form

    /// A whole visit in one line. A row of the table of visits that has ended is a good line of it and changes nothing,
    /// so an export by this form is read back unchanged.
    public static let visitRecord = VisitRecording.record.listing(
        RecordRegister(.visit) { Visit.exported(try $0.rows(.visit, where: [])) })

    /// A line of a county's service list.
    public static let serviceItem = register(
        .serviceItem, "service-item", zh: "上门服务清单项目", en: "an item of a county's list of services"
    ) { row, _ in
        guard let from = row[ServiceItemField.validFrom], let until = row[ServiceItemField.validUntil], until < from
        else { return [] }
        return [
            RecordFault(
                ServiceItemField.validUntil.name, expected: "\(from.recordText) or later", found: until.recordText)
        ]
    }

    /// What the bed's devices say of a visit. Entered by who has compared them, and again when data came later.
    public static let visitCorroborate = RecordForm(
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
