import CareCore
import CareRecords
import Testing

@Suite("Check-ins that devices report") struct VisitCheckInFormTests {
    private static func submission(_ time: String, card: String? = nil) -> RecordSubmission {
        let fields: [RecordSubmission.Field] = [
            .init("bed", "532901-000001"), .init("device", "btn-7"), .init("at", VisitWorld.text(time)),
        ]
        return RecordSubmission(
            form: "visit-check-in", fields: fields + (card.map { [.init("card", $0)] } ?? []), by: "device btn-7")
    }

    private func judge(
        _ world: VisitWorld, _ forms: RecordSubmission..., at now: String = "09:03"
    ) throws -> (changes: [RecordChange], consequences: [Command], answer: String) {
        let request = RecordRequest(forms, by: "gateway")
        let decision = try RecordDesk.judge(request, at: VisitWorld.moment(now), book: world.book) {
            world.book.put($0)
        }
        guard case .accepted(let changes, let consequences, let answer) = decision else {
            Issue.record("\(decision)")
            return ([], [], "")
        }
        return (changes, consequences, answer)
    }

    private func rows(_ world: VisitWorld) -> [String] {
        world.book.rows(.visitCheckIn, where: []).map { row in
            [
                row[CheckInField.card]?.text ?? "-", row[CheckInField.result]?.rawValue ?? "-",
                row[VisitField.visit]?.text ?? "-", row[CheckInField.refusal].map { _ in "why" } ?? "-",
            ].joined(separator: " ")
        }
    }

    @Test func `the visit that was sent arrives by a form of its own, in the name of the device, at the device's time`()
        throws
    {
        let world = try VisitWorld.with(.dispatched)
        let (changes, consequences, answer) = try judge(world, Self.submission("09:02", card: "s-2"))
        #expect(changes.map(\.form) == ["visit-check-in", "visit-arrive"])
        #expect(changes.map(\.by) == ["device btn-7", "device btn-7"])
        #expect(changes.map(\.subject) == ["532901-000001 btn-7 \(VisitWorld.text("09:02"))", "v-1"])
        #expect(answer == "visit v-1 has arrived")
        let visit = try #require(world.visit())
        #expect(visit.state == .arrived && visit.row[VisitField.method] == .tag)
        #expect(visit.arrivedAt == (try VisitWorld.moment("09:02")))
        #expect(
            consequences == [.suppression(.beginVisit(visit.bed, planned: .minutes(60)), by: "device btn-7")])
        #expect(rows(world) == ["s-2 arrived v-1 -"])
    }

    @Test func `the same check-in again changes nothing, the second card is known, both in one request too`() throws {
        let world = try VisitWorld.with(.dispatched)
        _ = try judge(world, Self.submission("09:02", card: "s-1"), Self.submission("09:03", card: "s-2"))
        #expect(rows(world) == ["s-1 arrived v-1 -", "s-2 known v-1 -"])
        #expect(try judge(world, Self.submission("09:02", card: "s-1")).changes.isEmpty)
        #expect(world.visit()?.arrivedAt == (try VisitWorld.moment("09:02")))
    }

    @Test func `whom nobody expected is kept: at another time, with another card, before the staff were sent`() throws {
        let world = try VisitWorld.with(.dispatched)
        _ = try judge(
            world, Self.submission("07:59"), Self.submission("09:02", card: "s-3"),
            Self.submission("11:00", card: "nobody"), at: "12:00")
        #expect(rows(world) == ["- unexpected - -", "s-3 unexpected - -", "nobody unexpected - -"])
        #expect(world.visit()?.state == .dispatched)
        let planned = try VisitWorld.with(.planned)
        #expect(try judge(planned, Self.submission("09:02")).changes.map(\.form) == ["visit-check-in"])
        #expect(rows(planned) == ["- unexpected - -"])
    }

    @Test func `what a hub hands in after the visit was entered on paper belongs to that visit`() throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record") == [])
        #expect(world.visit()?.row[VisitField.plannedStart] == nil)
        let told = try judge(
            world, Self.submission("09:01", card: "s-1"), Self.submission("09:02", card: "s-3"), at: "12:31")
        #expect(told.changes.map(\.form) == ["visit-check-in", "visit-check-in"])
        #expect(rows(world) == ["s-1 known v-1 -", "s-3 unexpected - -"])
        #expect(world.visit()?.state == .finished)
    }

    @Test func `a visit that may not arrive keeps its state, and the row says why`() throws {
        let world = try VisitWorld.with(.dispatched)
        try world.putCase(1, ["state": "ended", "endedOn": "2021-11-05"])
        let (changes, consequences, answer) = try judge(world, Self.submission("09:02"))
        #expect(changes.map(\.form) == ["visit-check-in"] && consequences.isEmpty)
        #expect(answer.hasPrefix("visit v-1 may not arrive: careCase: expected a case in service"))
        #expect(rows(world) == ["- refused v-1 why"])
        #expect(world.visit()?.state == .dispatched)
    }

    @Test func `an old check-in arrives and holds no alarms back`() throws {
        let world = try VisitWorld.with(.dispatched)
        #expect(try judge(world, Self.submission("09:02"), at: "12:00").consequences.isEmpty)
        #expect(world.visit()?.state == .arrived)
    }
}
