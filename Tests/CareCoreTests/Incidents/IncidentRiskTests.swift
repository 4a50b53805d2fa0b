import CareCore
import Testing

@Suite struct IncidentRiskTests {
    private static let others: [ResidentFact] = [
        .highFallRisk, .wanderingRisk, .skinRisk, .chronicLungDisease, .arrhythmia, .criticalDrug,
    ]

    @Test(arguments: 0..<UInt64(512))
    func `every set of facts has the risk that its words say`(bits: UInt64) {
        let facts = ResidentFacts(bits: bits)
        let isAtRisk = Self.others.contains { facts[$0] }
        let expected: IncidentRisk =
            facts[.bedBound]
            ? (facts[.livesAlone] ? .bedBoundAlone : .bedBound)
            : facts[.livesAlone] ? (isAtRisk ? .aloneAtRisk : .alone) : (isAtRisk ? .atRisk : .none)
        #expect(IncidentRisk(of: facts) == expected)
    }

    @Test func `who pressed comes first, then the greater risk, then silence, and who is away last`() {
        let moment = Fixture.start
        let beds: [(String, IncidentBed, IncidentRisk)] = [
            ("away", IncidentBed(isAway: true), .bedBoundAlone),
            ("quiet", IncidentBed(), .none),
            ("heard alone", IncidentBed(heardAt: moment), .alone),
            ("pressed", IncidentBed(heardAt: moment, pressedAt: moment), .none),
            ("silent alone", IncidentBed(), .alone),
            ("bed-bound", IncidentBed(heardAt: moment), .bedBound),
        ]
        let ordered = beds.sorted { $0.1.urgency($0.2).lexicographicallyPrecedes($1.1.urgency($1.2)) }
        #expect(ordered.map(\.0) == ["pressed", "bed-bound", "silent alone", "heard alone", "quiet", "away"])
    }
}
