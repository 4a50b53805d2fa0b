import CareCore
import CareRecords
import Testing

@Suite("Visits and the bed's alarms") struct VisitHoldTests {
    private func bed() throws -> BedID { try #require(BedID("532901-000001")) }

    private func consequences(_ verdict: RecordVerdict) -> [Command] {
        guard case .accepted(let outcome) = verdict else { return [] }
        return outcome.consequences
    }

    @Test func `a check-in that happens now holds them back for the planned time, and the end ends it`() throws {
        let world = try VisitWorld.with(.dispatched)
        let begin = Command.suppression(.beginVisit(try bed(), planned: .minutes(60)), by: "tester")
        #expect(consequences(try world.outcome("visit-arrive", at: "09:12")) == [begin])
        #expect(consequences(try world.outcome("visit-arrive", at: "09:13")) == [])
        #expect(try world.enter("visit-arrive", at: "09:03") == [])
        #expect(consequences(try world.outcome("visit-start", at: "09:05")) == [], "it goes on already")
        #expect(try world.enter("visit-start", at: "09:05") == [])
        let end = Command.suppression(.endVisit(try bed()), by: "tester")
        #expect(consequences(try world.outcome("visit-finish", at: "10:00")) == [end])
        #expect(consequences(try world.outcome("visit-finish", at: "11:02")) == [end], "the last minute of it")
        #expect(consequences(try world.outcome("visit-finish", at: "11:03")) == [], "it has ended by itself")
        #expect(try world.enter("visit-finish", at: "10:00") == [])
        #expect(consequences(try world.outcome("visit-finish", at: "10:01")) == [], "entered again")
        #expect(consequences(try world.outcome("visit-void", at: "10:01")) == [], "it ended with the visit")
    }

    @Test func `a late check-in holds nothing back, but the start does`() throws {
        let world = try VisitWorld.with(.arrived)
        #expect(world.visit()?.row[VisitField.heldFrom] == nil)
        #expect(consequences(try world.outcome("visit-start", at: "09:05")).count == 1)
        #expect(try world.enter("visit-start", at: "09:30") == [])
        #expect(consequences(try world.outcome("visit-finish", at: "10:00")) == [])
    }

    @Test(arguments: ["visit-cancel", "visit-void", "visit-record"])
    func `cancelling, voiding and recording a visit in progress end it`(name: String) throws {
        let world = try VisitWorld.with(.dispatched)
        #expect(try world.enter("visit-arrive", at: "09:03") == [])
        if name == "visit-void" { #expect(try world.enter("visit-start", at: "09:05") == []) }
        let changes = name == "visit-void" ? ["voidedAt": VisitWorld.text("10:10")] : [:]
        #expect(
            consequences(try world.outcome(name, changes, at: "10:10"))
                == [.suppression(.endVisit(try bed()), by: "tester")])
        #expect(consequences(try world.outcome(name, changes, at: "11:10")) == [])
    }
}
