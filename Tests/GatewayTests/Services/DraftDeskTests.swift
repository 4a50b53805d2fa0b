import CareCore
import CareRecords
import Foundation
import Ingest
import Synchronization
import Testing

@testable import Gateway

/// Long requests wait their turn beside the line, and each gets an answer.
@Suite struct DraftDeskTests {
    /// Judges when it is let, and what was asked.
    private final class Judge: Sendable {
        let asked = Mutex<[String]>([])
        let gate = DispatchSemaphore(value: 0)
        let woken = DispatchSemaphore(value: 0)

        func desk() -> DraftDesk {
            DraftDesk(
                judge: { [self] request, _ in
                    asked.withLock { $0.append(request.by) }
                    gate.wait()
                    return RecordDraft(
                        .accepted([], consequences: [], answer: request.by), isDryRun: false, after: 0, rows: [])
                }, wake: { [self] in woken.signal() })
        }

        /// Lets one request be judged and waits until it is.
        func step() {
            gate.signal()
            woken.wait()
        }
    }

    private final class Answers: Sendable {
        let all = Mutex<[String]>([])

        func pending(_ person: String, forms: Int = RecordRequest.longestAtOnce + 1) -> PendingCommand {
            let form = RecordSubmission(form: "staff", fields: [])
            let request = RecordRequest(Array(repeating: form, count: forms), by: person)
            return PendingCommand(.records(request)) { [self] outcome in
                all.withLock { $0.append("\(person): \(outcome)") }
            }
        }

        var texts: [String] { all.withLock { $0 } }
    }

    private static let start = Timestamp(milliseconds: 1_000)

    private func answer(_ desk: DraftDesk) -> String? {
        guard case .accepted(_, _, let answer)? = desk.ready(Self.start)?.draft.decision else { return nil }
        return answer
    }

    @Test func `only what is too long for a turn is judged beside the line`() {
        let answers = Answers()
        #expect(!DraftDesk.isLong(answers.pending("a", forms: RecordRequest.longestAtOnce)))
        #expect(DraftDesk.isLong(answers.pending("a")))
        #expect(!DraftDesk.isLong(PendingCommand(command: .importAssignments([])) { _ in }))
    }

    @Test func `requests are judged one by one, in order, each when the one before is answered`() {
        let (judge, answers) = (Judge(), Answers())
        let desk = judge.desk()
        for person in ["a", "b"] { desk.take(answers.pending(person), at: Self.start, machineNow: Self.start) }
        #expect(desk.ready(Self.start) == nil)
        judge.step()
        #expect(answer(desk) == "a")
        #expect(judge.asked.withLock { $0 } == ["a"])
        desk.settle(.answered, at: Self.start, machineNow: Self.start)
        judge.step()
        #expect(answer(desk) == "b")
        desk.settle(.answered, at: Self.start, machineNow: Self.start)
        #expect(desk.ready(Self.start) == nil)
        #expect(answers.texts.isEmpty, "the line answers")
    }

    @Test func `an interrupted draft waits, a stale one is judged anew before the others`() {
        let (judge, answers) = (Judge(), Answers())
        let desk = judge.desk()
        for person in ["a", "b"] { desk.take(answers.pending(person), at: Self.start, machineNow: Self.start) }
        judge.step()
        desk.settle(.interrupted, at: Self.start, machineNow: Self.start)
        judge.woken.wait()
        #expect(answer(desk) == "a")
        desk.settle(.stale, at: Self.start, machineNow: Self.start)
        #expect(desk.ready(Self.start) == nil)
        judge.step()
        #expect(answer(desk) == "a")
        #expect(judge.asked.withLock { $0 } == ["a", "a"])
    }

    @Test func `a draft gives way for some time, and then insists`() {
        let (judge, answers) = (Judge(), Answers())
        let desk = judge.desk()
        desk.take(answers.pending("a"), at: Self.start, machineNow: Self.start)
        judge.step()
        #expect(desk.ready(Self.start + .hours(1))?.insists == false, "nothing has come before it yet")
        for second in [0, 4] as [Int64] {
            desk.settle(.interrupted, at: Self.start, machineNow: Self.start + .seconds(second))
            judge.woken.wait()
            #expect(desk.ready(Self.start + .seconds(second))?.insists == false)
        }
        #expect(desk.ready(Self.start + DraftLimits.givingWay)?.insists == true)
        #expect(answers.texts.isEmpty)
    }

    @Test func `a request that is stale again and again is refused before who asked gives up`() {
        let (judge, answers) = (Judge(), Answers())
        let desk = judge.desk()
        desk.take(answers.pending("a"), at: Self.start, machineNow: Self.start)
        judge.step()
        desk.settle(.stale, at: Self.start, machineNow: Self.start + DraftLimits.patience)
        #expect(answers.texts == ["a: \(CommandOutcome.refused([DraftLimits.exhausted]))"])
        #expect(desk.ready(Self.start) == nil)
        #expect(DraftLimits.patience < ControlLimits.answerWait)
    }

    @Test func `a request too many is told so, and what waits when the gateway stops is refused`() {
        let (judge, answers) = (Judge(), Answers())
        let desk = judge.desk()
        for number in 0...DraftLimits.waiting + 1 {
            desk.take(answers.pending("\(number)"), at: Self.start, machineNow: Self.start)
        }
        let busy = CommandOutcome.refused(["busy: 8 long requests wait; try again"])
        #expect(answers.texts == ["\(DraftLimits.waiting + 1): \(busy)"])
        desk.close()
        #expect(answers.texts.count == DraftLimits.waiting + 2)
        #expect(answers.texts.dropFirst().allSatisfy { $0.contains("the gateway is stopping") })
        judge.step()
        #expect(desk.ready(Self.start) == nil, "what is judged after the end is nobody's")
    }

    @Test func `what cannot be judged is a refusal of the line`() {
        struct Broken: Error {}
        let woken = DispatchSemaphore(value: 0)
        let desk = DraftDesk(judge: { _, _ in throw Broken() }, wake: { woken.signal() })
        desk.take(Answers().pending("a"), at: Self.start, machineNow: Self.start)
        woken.wait()
        #expect(desk.ready(Self.start)?.draft.decision == .refused(["not done: Broken()"]))
    }
}
