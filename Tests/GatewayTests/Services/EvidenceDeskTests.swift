import CareCore
import CareRecords
import Dispatch
import Ingest
import Logging
import Synchronization
import Testing

@testable import Gateway

/// Visits are compared with what devices saw without anybody asking.
@Suite struct EvidenceDeskTests {
    /// A desk over a queue that a test drains by hand.
    private final class Scene: Sendable {
        let looks = Mutex<[Timestamp]>([])
        let looked = DispatchSemaphore(value: 0)
        let posted = DispatchSemaphore(value: 0)
        let queue: CommandQueue
        let forms: [RecordSubmission]

        init(_ visits: String...) {
            let posted = posted
            queue = CommandQueue(wake: { posted.signal() })
            forms = visits.map { RecordSubmission(form: "visit-corroborate", fields: [.init("visit", $0)]) }
        }

        func desk() -> EvidenceDesk {
            EvidenceDesk(queue: queue, logger: Logger(label: "test")) { [self] now in
                looks.withLock { $0.append(now) }
                looked.signal()
                return forms
            }
        }

        /// Whether it comes within 20 s.
        static func comes(_ signal: DispatchSemaphore) -> Bool {
            signal.wait(timeout: DispatchTime.now() + DispatchTimeInterval.seconds(20)) == .success
        }

        /// The visit that is handed in next, answered so; `nil` when none is within 20 s.
        func take(_ outcome: CommandOutcome = .done("")) -> String? {
            guard Self.comes(posted) else { return nil }
            let commands = queue.drain()
            guard commands.count == 1, let command = commands.first, case .records(let request) = command.request,
                request.by == "gateway", request.submissions.count == 1
            else { return nil }
            command.reply(outcome)
            return request.submissions.first?.fields.first?.text
        }
    }

    private static let evening = CivilCalendar.start(ofDay: 20_399) + .hours(20)

    @Test func `visits are compared at the start and every morning, and their forms go in one by one`() {
        let scene = Scene("v-1", "v-2", "v-3")
        let desk = scene.desk()
        desk.turn(at: Self.evening)
        #expect(scene.take() == "v-1")
        // While these go in nobody looks again.
        desk.turn(at: Self.evening + .hours(12))
        #expect(scene.take(.refused(["void"])) == "v-2", "one that is refused keeps out no other")
        #expect(scene.take() == "v-3")
        desk.turn(at: Self.evening + .hours(10))
        #expect(scene.looks.withLock { $0 } == [Self.evening])
        let morning = CivilCalendar.next(minuteOfDay: EvidenceDesk.minuteOfDay, after: Self.evening)
        desk.turn(at: morning)
        #expect(scene.take() == "v-1")
        #expect(scene.looks.withLock { $0 } == [Self.evening, morning])
    }

    @Test func `a queue that takes no more ends the round, and the desk does not wait for its answers`() {
        let scene = Scene("v-1", "v-2")
        let desk = scene.desk()
        desk.turn(at: Self.evening)
        #expect(Scene.comes(scene.looked) && Scene.comes(scene.posted))
        // What waits is refused, and what would come next is not taken.
        scene.queue.close()
        desk.turn(at: Self.evening + .hours(12))
        #expect(Scene.comes(scene.looked), "the next morning it looks again")
    }
}
