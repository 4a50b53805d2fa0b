internal import CareCore

extension RecordForm {
    /// How long before the moment of a test the gateway looks for it. Source: care.md 11, a test window is at most 30
    /// minutes.
    static let testing = Milliseconds.minutes(30)

    /// The device was tried: an emergency call by pressing it, anything else by letting it report. The gateway compares
    /// it with what it heard; where it heard nothing, the technician must say what was seen on the device instead.
    public static let kitTest = kitStep(
        "kit-test", zh: "设备测试", en: "the device was tried in a test window", from: [.bound], to: .tested,
        [
            .required(KitField.testedAt), .required(KitField.testedBy, refersTo: "staff"),
            .optional(KitField.testSeen, .words),
        ]
    ) { row, context in
        try row.faults("kit-test", onlyFor: .reports) + row.kitOrderFaults(context) + row.untriedFaults(context)
    }
}

extension RecordRow {
    /// What is wrong with a test of which the gateway heard nothing.
    fileprivate func untriedFaults(_ context: RecordContext) throws -> [RecordFault] {
        guard self[KitField.testSeen] == nil, let gateway = context.book.gateway, let device = self[KitField.device],
            let bound = self[KitField.boundAt], let tested = self[KitField.testedAt],
            context.now - tested < RecordForm.comparable
        else { return [] }
        let isPressed = self[KitField.kind] == .emergencyCall
        let from = max(bound, tested - RecordForm.testing)
        let until = tested + VisitLimits.ahead
        let sign =
            try isPressed
            ? gateway.newestPress(of: device, from: from, until: until)
            : gateway.newestSign(of: device, from: from, until: until)
        if sign != nil { return [] }
        return [
            RecordFault(
                KitField.testedAt.name,
                expected: (isPressed ? "a press" : "a reading or an event")
                    + " of \(device) that the gateway has, from \(from.recordText) to \(tested.recordText)",
                found: "none",
                hint: "\(isPressed ? "press it" : "let it report") in a test window and enter it again, or say in "
                    + "\(KitField.testSeen.name) what was seen on it instead")
        ]
    }
}
