import CareCore
import Testing

/// A refused command says what was expected and changes nothing.
@Suite struct IncidentRefusalTests {
    /// A command, what comes before it, and why it is refused.
    struct Case: Sendable {
        let before: [IncidentCommand]
        let command: IncidentCommand
        var by = "op"
        let text: String
    }

    private static let (one, township) = (IncidentID(1), IncidentScene.township)
    private static let open = IncidentCommand.open(.fire, township, drill: nil, note: "")
    private static let drill = IncidentCommand.open(.fire, township, drill: .minutes(60), note: "")
    private static let close = IncidentCommand.close(one, note: "n")
    private static let problem = IncidentCommand.problem(one, text: "no key")
    private static let rectified = IncidentCommand.rectify(one, problem: 1, text: "key kept by the cadre")

    private static func reached(_ bed: Int) -> IncidentCommand {
        .reached(one, IncidentScene.bed(bed), .call, note: "")
    }

    static let cases: [Case] = [
        Case(before: [], command: open, by: "", text: "incident-open: expected the name of who acts, found none"),
        Case(
            before: [],
            command: .open(.fire, IncidentScene.townshipCode("532901999"), drill: nil, note: ""),
            text: "incident-open: expected the township of a registered bed, such as 532901001, found 532901999"),
        Case(
            before: [], command: .open(.fire, township, drill: .minutes(4), note: ""),
            text: "incident-open: expected a drill of 5m to 4h, found 4m"),
        Case(
            before: [], command: .open(.fire, township, drill: .hours(4) + .seconds(1), note: ""),
            text: "incident-open: expected a drill of 5m to 4h, found 14401s"),
        Case(
            before: [open], command: open,
            text: "incident-open: expected a township without an open incident, in 532901001 incident 1 (fire) is "
                + "open; close that first"),
        Case(
            before: [open], command: drill,
            text: "incident-open: expected a township without an open incident, in 532901001 incident 1 (fire) is "
                + "open; close that first"),
        Case(
            before: [drill], command: drill,
            text: "incident-open: expected a township without an open incident, in 532901001 incident 1 (drill fire) "
                + "is open; close that first"),
        Case(
            before: [], command: reached(1),
            text: "incident-reached: expected the number of an incident, there has been none yet"),
        Case(
            before: [open], command: .close(IncidentID(7), note: "n"),
            text: "incident-close: expected the number of an incident, the newest is 1, found 7"),
        Case(
            before: [open], command: reached(4),
            text: "incident-reached: expected one of the 3 beds that township 532901001 had when incident 1 was "
                + "opened, found 532901-000004"),
        Case(
            before: [open], command: reached(9),
            text: "incident-reached: expected a registered bed, found 532901-000009"),
        Case(
            before: [open, reached(1)], command: reached(1),
            text: "incident-reached: expected a bed that nobody has reached, op has reached 532901-000001 (call)"),
        Case(
            before: [open, close], command: reached(1),
            text: "incident-reached: expected an open incident, 1 is closed"),
        Case(before: [open, close], command: close, text: "incident-close: expected an open incident, 1 is closed"),
        Case(
            before: [open], command: .close(one, note: ""),
            text: "incident-close: expected what was learnt, found nothing"),
        Case(
            before: [open], command: .problem(one, text: ""),
            text: "incident-problem: expected what went wrong, found nothing"),
        Case(
            before: [open], command: rectified,
            text: "incident-rectify: expected a problem of incident 1, it has none, found 1"),
        Case(
            before: [open, problem], command: .rectify(one, problem: 2, text: "x"),
            text: "incident-rectify: expected a problem of incident 1, the newest is 1, found 2"),
        Case(
            before: [open, problem, rectified], command: rectified,
            text: "incident-rectify: expected a problem that is not put right, op has put problem 1 right"),
        Case(
            before: [open, problem], command: .accept(one, problem: 1, text: ""), by: "chief",
            text: "incident-accept: expected a problem that is put right, problem 1 is not"),
        Case(
            before: [open, problem, rectified], command: .accept(one, problem: 1, text: ""),
            text: "incident-accept: expected another person than op, who has put problem 1 right"),
    ]

    @Test(arguments: cases)
    func `a refusal says what was expected and changes nothing`(sample: Case) {
        var scene = IncidentScene()
        for command in sample.before {
            guard case .done = scene.take(command) else {
                Issue.record("\(command) was refused")
                return
            }
        }
        scene.scene.effects.reset()
        let before = scene.scene.state.encodeCore()
        #expect(scene.take(sample.command, by: sample.by) == .refused([sample.text]))
        #expect(scene.scene.state.encodeCore() == before)
        #expect(scene.scene.effects.isEmpty)
    }
}
