import SimKit
import Testing

@testable import FleetModel

/// A recording is text that a run can be played again from, at another time.
struct RecordingTests {
    private static let start = Moment(milliseconds: 1_762_441_325_123)

    private static let expected =
        "line 1: expected a recording of version 1 as 'homebed-simulate --record' writes it"

    private static func options() -> FleetOptions { FleetOptions(seed: 3, beds: 2, start: start) }

    private static func text(_ lines: [RecordingLine]) -> String {
        let headers = [("recording", "1")] + options().headers.map { ($0.key, $0.value) }
        return (headers.map { RecordingLine.header(key: $0.0, value: $0.1) } + lines)
            .compactMap(\.text).joined(separator: "\n") + "\n"
    }

    private static func publish(_ number: Int, _ payload: String, after: TimeSpan = .zero) -> RecordingLine {
        .deed(
            RecordedDeed(
                at: start + after, household: 0,
                action: .publish(
                    Publication(
                        number: number, topic: "homebed/v1/532901/d/event", payload: Array(payload.utf8),
                        isRetained: false, isUrgent: true))))
    }

    @Test func `every line comes back as it was, damaged payloads too`() throws {
        let bytes: [UInt8] = [0, 9, 10, 92, 34, 0xE5, 0xBA, 0x8A, 0xFF]
        let entry = LedgerEntry(
            number: 7, device: "d", kind: .event, event: "sos", reference: "so-1", deviceTime: Self.start,
            payloadHash: 5, truth: 2, isTest: false, fate: .event)
        let actions: [FleetAction] = [
            .record(.message(entry)), .record(.truth("1\t2\t3")), .cutLink, .restoreLink,
            .publish(Publication(number: 7, topic: "a/b", payload: bytes, isRetained: true, isUrgent: false)),
        ]
        for action in actions {
            let line = RecordingLine.deed(RecordedDeed(at: Self.start, household: 1, action: action))
            #expect(try RecordingLine(#require(line.text)) == line)
        }
        let answer = FleetAction.record(.receipt(number: 7, LedgerEntry.Receipt(at: Self.start, status: 0)))
        #expect(RecordingLine.deed(RecordedDeed(at: Self.start, household: 1, action: answer)).text == nil)
    }

    @Test(arguments: [
        ("", "\(Self.expected), found none"),
        ("H\trecording\t2\n", "\(Self.expected), found version 2"),
        ("H\trecording\t1\n", "line 1: the options of the fleet are missing or make no sense"),
        ("H\trecording\t1\nP\t1\t0\t1\tru\tt\t\\4\n", "line 2: not a line of a recording: \"P\t1\t0\t1\tru\tt\t\\4\""),
        ("what is this", "line 1: not a line of a recording: \"what is this\""),
    ])
    func `what is no recording is refused with its line`(text: String, message: String) {
        #expect(throws: RecordingError.self) { try Recording(text) }
        do throws(RecordingError) { _ = try Recording(text) } catch { #expect(error.description == message) }
    }

    @Test func `a deed of a household that the fleet has not is refused`() {
        let stray = RecordingLine.deed(RecordedDeed(at: Self.start, household: 9, action: .cutLink))
        #expect(throws: RecordingError.self) { try Recording(Self.text([stray])) }
    }

    @Test func `played later, its times are moved and clocks that were never set are not`() throws {
        let payload = #"{"ts":1762441325123,"history":[{"ts":1762441325000},{"ts":86400000}],"n":1762441325123}"#
        let recording = try Recording(Self.text([Self.publish(1, payload, after: .seconds(5))]))
        let story = recording.story(at: Self.start + .seconds(100))
        let deed = try #require(story.scripts[0].first)
        #expect(deed.at == Self.start + .seconds(105))
        guard case .recorded(.publish(let moved)) = deed.kind else { return #expect(Bool(false), "no publication") }
        #expect(
            String(decoding: moved.payload, as: UTF8.self)
                == #"{"ts":1762441425123,"history":[{"ts":1762441425000},{"ts":86400000}],"n":1762441325123}"#)
        #expect(story.plan.options.start == Self.start + .seconds(100))
        #expect(story.end == Self.start + .seconds(105))
    }

    @Test(
        arguments: [
            ("{\"ts\" : 1762441325123.0,\r\n\"n\":1}", "{\"ts\" : 1762441425123,\r\n\"n\":1}"),
            (#"{"ts":1.762441325123e+12}"#, #"{"ts":1762441425123}"#),
            (#"{"ts":"2025-11-06T22:42:05.123+08:00"}"#, #"{"ts":"2025-11-06T22:42:05.123+08:00"}"#),
            (#"{"tsx":1762441325123,"a":"ts"}"#, #"{"tsx":1762441325123,"a":"ts"}"#),
        ])
    func `a time is moved however the device writes its number`(said: String, moved: String) {
        let shift = TimeShift(length: .seconds(100))
        #expect(String(decoding: shift.moved(payload: Array(said.utf8)), as: UTF8.self) == moved)
    }

    @Test func `a replayed household says what it said, waits for the answers, and sends nothing by itself`() throws {
        let plan = FleetPlan(Self.options())
        let button = try #require(plan.households[0].devices.first { $0.kind == .emergencyButton })
        let entry = LedgerEntry(
            number: 40, device: button.id, kind: .event, event: "sos", reference: "so-1", deviceTime: Self.start,
            payloadHash: 5, truth: nil, isTest: false, fate: .event)
        let lines: [RecordingLine] = [
            .deed(RecordedDeed(at: Self.start, household: 0, action: .record(.message(entry)))),
            Self.publish(40, "{}"), Self.publish(40, "{}", after: .seconds(5)),
        ]
        var actor = HouseholdActor(try Recording(Self.text(lines)).story(at: Self.start), household: 0)
        var numbers = FleetNumbers()
        var actions: [FleetAction] = []
        actor.connectionChanged(isUp: true, now: Self.start, numbers: &numbers, actions: &actions)
        #expect(actions.isEmpty, "what it said at a connection stands in the recording")
        actor.step(now: Self.start + .seconds(3_600), numbers: &numbers, actions: &actions)
        let sent = actions.compactMap { if case .publish(let message) = $0 { message.number } else { nil } }
        #expect(sent == [1, 1] && actions.count == 3)
        #expect(actor.openMessages == 1)
        actor.handle(
            DeviceReceipt(references: ["so-1"], status: 0), device: button.id, now: Self.start, actions: &actions)
        #expect(actor.openMessages == 0)
        #expect(actions.last == .record(.receipt(number: 1, LedgerEntry.Receipt(at: Self.start, status: 0))))
    }
}
