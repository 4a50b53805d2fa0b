internal import CareCore

extension RecordForm {
    /// How long before the moment of a reading the gateway looks for it: a technician has a day from binding to
    /// acceptance. Source: care.md 11, installing.
    static let installing = Milliseconds.hours(24)

    /// How long readings are certainly kept; what is said of older ones cannot be compared. Source: DESIGN 8.
    static let comparable = Milliseconds.days(30)

    /// A valid reading of the device was seen on the platform. The gateway compares it with its own telemetry: where it
    /// holds no valid reading and no event of the device since it was bound, the technician must say what was seen
    /// instead.
    public static let kitReading = kitStep(
        "kit-reading", zh: "有效读数核对", en: "a valid reading of the device was seen", from: [.tested],
        to: .readingSeen,
        [
            .required(KitField.readingAt), .required(KitField.readingBy, refersTo: "staff"),
            .required(KitField.reading, .words), .optional(KitField.inspection, .words),
        ]
    ) { row, context in
        try row.kitOrderFaults(context) + row.misplacedFaults(at: row[KitField.readingAt], context)
            + row.unseenFaults(context)
    }
}

extension RecordRow {
    /// What is wrong when the gateway's register has the device elsewhere at that moment: what it says would be kept as
    /// another bed's, or nobody's.
    func misplacedFaults(at moment: Timestamp?, _ context: RecordContext) throws -> [RecordFault] {
        guard let gateway = context.book.gateway, let device = self[KitField.device],
            let bed = self[SharedField.bed], let moment, context.now - moment < RecordForm.comparable
        else { return [] }
        let assignment = try gateway.assignment(of: device, at: moment)
        if assignment?.beds.contains(bed) == true { return [] }
        let found = assignment?.beds.sorted().map(\.description).joined(separator: " ")
        return [
            RecordFault(
                KitField.device.name, expected: "\(device) at bed \(bed) by the gateway's register",
                found: found.map { "it at \($0)" } ?? "it at no bed",
                hint: "homebed import puts the register right; kit-remove or homebed swap does so here")
        ]
    }

    /// What is wrong with a reading that the gateway has not got.
    fileprivate func unseenFaults(_ context: RecordContext) throws -> [RecordFault] {
        guard self[KitField.inspection] == nil, let gateway = context.book.gateway, let device = self[KitField.device],
            let bound = self[KitField.boundAt], let seen = self[KitField.readingAt],
            context.now - seen < RecordForm.comparable
        else { return [] }
        let from = max(bound, seen - RecordForm.installing)
        let until = seen + VisitLimits.ahead
        if try gateway.newestSign(of: device, from: from, until: until) != nil { return [] }
        return [
            RecordFault(
                KitField.reading.name,
                expected: "a reading or an event of \(device) that the gateway has, from \(from.recordText) to "
                    + "\(seen.recordText)",
                found: "none",
                hint: "let the device report and enter it again, or say in \(KitField.inspection.name) what was seen "
                    + "on it instead")
        ]
    }
}
