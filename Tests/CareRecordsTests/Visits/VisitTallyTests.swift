import CareCore
import CareRecords
import Testing

@Suite("Counting visits") struct VisitTallyTests {
    /// A row as the table has it.
    static func row(
        _ id: String, resident: String = "r-1", ordinal: Int64 = 1, staff: String = "s-1 s-2", end: String,
        minutes: Int64 = 60, state: VisitState = .finished, county: String = "532901",
        provider: String = "91350100M000100Y43", anomalies: Set<VisitAnomaly> = [], rating: Int64? = nil
    ) throws -> RecordRow {
        let end = try #require(Timestamp(recordText: end))
        return RecordRow().with(VisitField.visit, RecordID(id)).with(SharedField.careCase, RecordID("c-" + resident))
            .with(SharedField.resident, RecordID(resident)).with(SharedField.bed, BedID(county + "-000001"))
            .with(SharedField.provider, ProviderCode(provider)).with(SharedField.county, CountyCode(county))
            .with(VisitField.ordinal, ordinal).with(VisitField.purpose, VisitPurpose(ordinal: ordinal))
            .with(VisitField.state, state).with(VisitField.staff, RecordList(recordText: staff))
            .with(VisitField.plannedStart, end - .minutes(minutes)).with(VisitField.arrivedAt, end - .minutes(minutes))
            .with(VisitField.startAt, end - .minutes(minutes)).with(VisitField.endAt, end)
            .with(VisitField.anomalies, RecordSet(anomalies)).with(VisitField.rating, rating)
            .with(VisitField.complaint, rating.map { $0 == 1 })
    }

    private static func figures(
        _ rows: [RecordRow], _ from: String = "2021-09-01", _ until: String = "2023-01-01"
    ) throws -> [VisitFigures] {
        let from = try #require(CivilDate(recordText: from))
        let until = try #require(CivilDate(recordText: until))
        return VisitTally.figures(rows, in: from..<until, try #require(VisitProgramme.dali))
    }

    @Test func `two staff are one served resident, a couple is two`() throws {
        let rows = try [
            Self.row("v-1", staff: "s-1 s-2 s-3", end: "2021-11-06T10:00:00+08:00"),
            Self.row("v-2", resident: "r-2", end: "2021-11-06T10:00:00+08:00"),
        ]
        let figures = try #require(try Self.figures(rows).first)
        #expect(figures.served.map(\.text) == ["v-1", "v-2"])
        #expect(figures.twoStaffRate == 1)
        #expect(figures.meanLength == .minutes(60))
    }

    @Test
    func `the first two by the last second of 2021 count early, the first three in all, later ones by themselves`()
        throws
    {
        let rows = try [
            Self.row("v-1", ordinal: 1, end: "2021-10-01T10:00:00+08:00"),
            Self.row("v-2", ordinal: 2, end: "2021-12-31T23:59:59+08:00"),
            Self.row("v-3", ordinal: 3, end: "2021-12-31T12:00:00+08:00"),
            Self.row("v-4", ordinal: 4, end: "2021-12-31T13:00:00+08:00"),
            Self.row("w-2", resident: "r-2", ordinal: 2, end: "2022-01-01T00:00:00+08:00"),
            Self.row("w-3", resident: "r-2", ordinal: 3, end: "2022-01-02T00:00:00+08:00"),
        ]
        let figures = try #require(try Self.figures(rows).first)
        #expect(figures.early.map(\.text) == ["v-1", "v-2"])
        #expect(figures.promised.map(\.text) == ["v-1", "v-2", "v-3", "w-2", "w-3"])
        #expect(figures.further.map(\.text) == ["v-4"])
        #expect(figures.served.count == figures.promised.count + figures.further.count)
        #expect(figures.residents(atLeast: 2).map(\.text) == ["r-1", "r-2"])
        #expect(figures.residents(atLeast: 3).map(\.text) == ["r-1"])
    }

    @Test(arguments: VisitState.allCases)
    func `every state and every anomaly: what counts is finished and not doubtful`(state: VisitState) throws {
        for anomaly in [nil] + VisitAnomaly.allCases.map(Optional.some) {
            for staff in ["s-1", "s-1 s-2"] {
                let rows = [
                    try Self.row(
                        "v-1", staff: staff, end: "2021-11-06T10:00:00+08:00", state: state,
                        anomalies: Set([anomaly].compactMap { $0 }))
                ]
                let figures = try #require(try Self.figures(rows).first)
                let isFinished = [.finished, .rated, .followedUp].contains(state)
                let isValid = staff == "s-1 s-2" && (anomaly == nil || anomaly == .far)
                #expect(figures.served.count == (isFinished && isValid ? 1 : 0))
                #expect(figures.doubtful.count == (isFinished && !isValid ? 1 : 0))
                #expect(figures.twoStaffRate == (isFinished ? (staff == "s-1" ? 0 : 1) : nil))
                #expect(figures.planned.count == (state == .void ? 0 : 1))
                #expect(figures.kept.count == (isFinished ? 1 : 0))
            }
        }
    }

    @Test func `a period has its first day and not its last, in Shanghai's time`() throws {
        let rows = try [
            Self.row("v-1", ordinal: 1, end: "2021-10-31T15:59:59Z"),
            Self.row("v-2", ordinal: 2, end: "2021-10-31T16:00:00Z"),
            Self.row("v-3", ordinal: 3, end: "2021-11-30T15:59:59Z"),
            Self.row("v-4", ordinal: 4, end: "2021-11-30T16:00:00Z"),
        ]
        let figures = try #require(try Self.figures(rows, "2021-11-01", "2021-12-01").first)
        #expect(figures.served.map(\.text) == ["v-2", "v-3"])
    }

    @Test func `each provider in each county by itself`() throws {
        let other = VisitWorld.otherProvider
        let rows = try [
            Self.row("v-1", end: "2021-11-06T10:00:00+08:00", rating: 5),
            Self.row("v-2", resident: "r-2", end: "2021-11-06T10:00:00+08:00", provider: other, rating: 1),
            Self.row("v-3", resident: "r-3", end: "2021-11-06T10:00:00+08:00", county: "532925"),
            Self.row("v-4", resident: "r-4", ordinal: 4, end: "2021-11-06T11:30:00+08:00", minutes: 90, rating: 4),
        ]
        let figures = try Self.figures(rows)
        #expect(
            figures.map { "\($0.county) \($0.provider)" } == [
                "532901 \(VisitWorld.provider)", "532901 \(other)", "532925 \(VisitWorld.provider)",
            ])
        #expect(figures.map { $0.served.map(\.text) } == [["v-1", "v-4"], ["v-2"], ["v-3"]])
        #expect(figures[0].satisfaction == 4.5)
        #expect(figures[0].meanLength == .minutes(75))
        #expect(figures.map { $0.complaints.map(\.text) } == [[], ["v-2"], []])
    }

    @Test func `without visits there is no rate, and nothing divides by zero`() throws {
        #expect(try Self.figures([]) == [])
        let planned = try Self.row("v-1", end: "2021-11-06T10:00:00+08:00", state: .planned)
        let figures = try #require(try Self.figures([planned]).first)
        #expect(figures.twoStaffRate == nil && figures.meanLength == nil && figures.satisfaction == nil)
        #expect(figures.keptRate == 0)
    }

    @Test func `2,100 people with two visits by the end of 2021 and three in all are the plan's 4,200 and 6,300`()
        throws
    {
        var rows: [RecordRow] = []
        for resident in 1...2_100 {
            for (ordinal, end) in [(1, "2021-10-06"), (2, "2021-12-06"), (3, "2022-02-06"), (4, "2022-03-06")] {
                rows.append(
                    try Self.row(
                        "v-\(resident)-\(ordinal)", resident: "r-\(resident)", ordinal: Int64(ordinal),
                        end: end + "T10:00:00+08:00"))
            }
        }
        let figures = try #require(try Self.figures(rows).first)
        #expect(figures.early.count == 4_200)
        #expect(figures.promised.count == 6_300)
        #expect(figures.further.count == 2_100)
        #expect(figures.residents(atLeast: 3).count == 2_100)
    }
}
