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
    ) { row, context in try row.kitOrderFaults(context) + row.unseenFaults(context) }
}

extension RecordRow {
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
