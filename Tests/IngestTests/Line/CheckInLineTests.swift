import CareCore
import CareRecords
import Ingest
import Testing

/// Check-ins of tags and card readers on their way through the line: events like any other, and forms handed in.
@Suite struct CheckInLineTests {
    private static let topic = "homebed/v1/532901/k-1/event"

    /// What the store was asked.
    private final class Asked {
        var requests: [RecordRequest] = []
    }

    private func scene(_ asked: Asked, _ decision: RecordDecision) throws -> LineScene {
        var scene = try LineScene()
        let county = try #require(CountyCode(532_901))
        let reader = AssignmentImport(
            line: 2, county: county, bed: try #require(BedID(county: county, number: 1)),
            device: try #require(DeviceID("k-1")), profile: "card-reader", since: LineScene.start - .days(1))
        _ = scene.turn(commands: [LineScene.command(.importAssignments([reader]))])
        scene.rows.decision = { request, _ in
            asked.requests.append(request)
            return decision
        }
        return scene
    }

    private func hold(_ card: String, _ scene: borrowing LineScene, ref: String) {
        scene.broker.send(
            Self.topic,
            #"{"v":1,"ref":"\#(ref)","ts":\#(scene.now.milliseconds),"event":"check_in","data":{"card":"\#(card)"}}"#)
    }

    private static func accepted() throws -> RecordDecision {
        let bed = try #require(BedID("532901-000001"))
        let change = RecordChange(form: "visit-check-in", subject: "k-1", fields: [], by: "device k-1", puts: [])
        return .accepted(
            [change], consequences: [.suppression(.beginVisit(bed, planned: .minutes(40)), by: "device k-1")],
            answer: "visit v-1 has arrived")
    }

    @Test func `a check-in is handed in as a form of its device in the same turn, its event stored`() throws {
        let asked = Asked()
        var scene = try scene(asked, try Self.accepted())
        let at = scene.now
        hold("s-1", scene, ref: "r1")
        let report = scene.turn()
        #expect(report.hasCommitted && report.counters.checkInsUntaken == 0)
        let form = RecordSubmission(
            form: "visit-check-in",
            fields: [
                .init("bed", "532901-000001"), .init("device", "k-1"), .init("at", at.recordText), .init("card", "s-1"),
            ], by: "device k-1")
        #expect(asked.requests == [RecordRequest([form], by: "gateway")])
        #expect(RecordForms.all["visit-check-in"]?.fill(form.fields.map { ($0.name, $0.text) }).faults == [])
        #expect(scene.rows.records.map(\.by) == ["device k-1"])
        #expect(scene.rows.events.map(\.kind) == [.checkIn])
        #expect(scene.line.state.suppressions.count == 1)
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [0])
    }

    @Test func `check-ins of one turn are one request, a duplicate is none, a restart hands in nothing`() throws {
        let asked = Asked()
        var scene = try scene(asked, try Self.accepted())
        hold("s-1", scene, ref: "r1")
        hold("s-2", scene, ref: "r2")
        hold("s-1", scene, ref: "r1")
        _ = scene.turn()
        #expect(asked.requests.map(\.submissions.count) == [2])
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [0, 0, 1])
        let now = scene.now + .seconds(1)
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: now)
        _ = scene.turn(after: .seconds(2))
        #expect(asked.requests.count == 1 && scene.rows.records.count == 1)
        #expect(scene.line.state.suppressions.count == 1)
    }

    @Test func `what no record takes is counted one by one, its event stored and answered all the same`() throws {
        let asked = Asked()
        var scene = try scene(asked, .refused(["records: expected a key, found none"]))
        hold("s-1", scene, ref: "r1")
        hold("s-2", scene, ref: "r2")
        let report = scene.turn()
        #expect(report.counters.checkInsUntaken == 2 && report.failure == nil)
        #expect(asked.requests.map(\.submissions.count) == [2, 1, 1])
        #expect(scene.rows.events.count == 2 && scene.rows.records.isEmpty)
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [0, 0])
    }

    @Test func `a turn whose transaction fails is delivered and handed in again, and kept once`() throws {
        let asked = Asked()
        var scene = try scene(asked, try Self.accepted())
        scene.rows.refusals = 1
        hold("s-1", scene, ref: "r1")
        #expect(scene.turn().failure != nil)
        #expect(scene.rows.records.isEmpty)
        scene.broker.connect()
        _ = scene.turn()
        #expect(asked.requests.count == 2 && scene.rows.records.count == 1)
        #expect(scene.rows.events.count == 1)
    }

    @Test func `while nothing can be written no check-in is judged, and it comes again`() throws {
        let asked = Asked()
        var scene = try scene(asked, try Self.accepted())
        scene.line.isUnrecorded = true
        hold("s-1", scene, ref: "r1")
        _ = scene.turn()
        #expect(asked.requests.isEmpty)
        scene.line.isUnrecorded = false
        _ = scene.turn()
        scene.broker.connect()
        _ = scene.turn()
        #expect(asked.requests.count == 1 && scene.rows.records.count == 1)
    }

    @Test func `a card that is none is kept aside and answered as malformed`() throws {
        let asked = Asked()
        var scene = try scene(asked, try Self.accepted())
        hold("李某", scene, ref: "r1")
        _ = scene.turn()
        #expect(scene.rows.quarantine.map(\.reason) == [.malformedEnvelope])
        #expect(asked.requests.isEmpty)
        #expect(try scene.published(.eventReceipt).map { $0["status"] as? Int } == [10])
    }
}
