import CareCore
import CareRecords
import Testing

@Suite("Figures of the programme") struct CaseFigureTests {
    @Test func `a case counts for each step from its day on, whatever becomes of it`() throws {
        let days: [(state: CaseState, first: String)] = [
            (.screened, "2021-08-20"), (.homeAssessed, "2021-08-25"), (.retrofitAgreed, "2021-09-01"),
            (.retrofitted, "2021-09-20"), (.abilityAssessed, "2021-09-25"), (.planned, "2021-09-28"),
            (.inService, "2021-10-01"),
        ]
        for state in [CaseState.inService, .ending, .ended] {
            let desk = CaseDesk()
            desk.stand(in: state)
            let rows = [try #require(desk.row)]
            for line in days {
                let before = CaseFigure(rows, on: day(line.first).adding(-1))
                let after = CaseFigure(rows, on: day(line.first))
                #expect(before.taken[line.state] == nil, "\(line)")
                #expect(after.taken[line.state] == [identity("c-1")], "\(line)")
            }
            #expect(CaseFigure(rows, on: day("2021-09-30")).beds.isEmpty)
            let bed = try #require(BedID("532901-000001"))
            #expect(CaseFigure(rows, on: day("2021-12-31")).beds == [bed: [identity("c-1")]])
        }
    }

    @Test func `the last day of service is served, the next is not, and only a confirmed death is an end`() throws {
        for (state, reason) in [(CaseState.ended, CaseEndReason.recovered), (.ending, .deceased)] {
            let desk = CaseDesk()
            desk.stand(in: state)
            let rows = [try #require(desk.row)]
            for (text, isServed) in [("2021-09-30", false), ("2021-12-01", true), ("2021-12-02", state == .ending)] {
                #expect(CaseFigure(rows, on: day(text)).inService.isEmpty != isServed, "\(state) \(text)")
            }
            let ended = CaseFigure(rows, on: day("2021-12-01")).ended
            #expect(ended == (state == .ended ? [reason: [identity("c-1")]] : [:]))
            #expect(CaseFigure(rows, on: day("2021-11-30")).ended.isEmpty)
        }
    }

    @Test func `a bed that serves a second resident is one bed with two cases`() throws {
        let desk = CaseDesk()
        desk.stand(in: .ended)
        let first = try #require(desk.row)
        let second = first.with(SharedField.careCase, identity("c-2")).with(CaseField.state, .inService)
            .with(CaseField.serviceFrom, day("2021-12-10")).with(CaseField.endedOn, nil)
        let figure = CaseFigure([second, first], on: day("2021-12-31"))
        #expect(Array(figure.beds.values) == [[identity("c-1"), identity("c-2")]])
        #expect(figure.inService == [identity("c-2")])
    }
}
