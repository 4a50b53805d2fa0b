/// What counts as a test. One place decides it for test windows and drills.
extension GatewayState {
    /// Whether an event at device time `moment` that comes now is a test although the device does not say so: the bed's
    /// test window is open and was when it happened, or it is the press that a drill asks for. Where a wrong device
    /// clock leaves a doubt the event is real.
    func isTested(_ kind: EventKind, _ place: Place, at moment: Timestamp) -> Bool {
        if !testWindows.isEmpty {
            let isOpen = registry.beds(of: place).contains { bed in
                testWindows[bed].map { moment >= $0.from && clock < $0.until } ?? false
            }
            if isOpen { return true }
        }
        return isDrillPress(kind, place, at: moment)
    }

    mutating func openTestWindow(
        _ bed: BedID, length: Milliseconds, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["test-window: expected the name of who tests, found none"]) }
        guard let number = registry.number(of: bed) else {
            return .refused(["test-window: expected a registered bed, found \(bed)"])
        }
        guard length > .zero, length <= Limits.testWindow else {
            return .refused(["test-window: expected 1 to 30 minutes, found \(length)"])
        }
        let until = clock + length
        testWindows = testWindows.filter { $0.value.until > clock }
        testWindows[number] = TestWindow(from: clock, until: until, by: by)
        effects.audit.append(
            AuditRow(at: clock, by: by, action: "test-window", subject: "bed \(bed)", detail: "for \(length)"))
        return .done("presses of bed \(bed) are tests for \(length)")
    }
}
