import CareCore
import CareRecords
import Testing

@Suite("Figures of a county") struct CountyFigureTests {
    @Test func `what devices say of visits stands behind the figures of visits, with the rows, counted or not`() throws
    {
        let book = MemoryBook()
        func put(
            _ id: String, _ verdict: CorroborationVerdict?, on day: String = "2021-11-06",
            state: VisitState = .finished, county: String = "532901", anomalies: Set<VisitAnomaly> = []
        ) throws {
            let row = try VisitTallyTests.row(
                id, resident: "r-" + id, end: "\(day)T10:00:00+08:00", state: state, county: county,
                anomalies: anomalies)
            book.put(RecordPut(.visit, row.with(VisitField.corroboration, verdict)))
        }
        try put("v-1", .corroborated)
        try put("v-2", .contradicted)
        try put("v-3", .contradicted, anomalies: [.short])
        try put("v-4", .notSeen)
        try put("v-5", nil)
        try put("v-6", .contradicted, state: .void)
        try put("v-7", .corroborated, on: "2021-11-07")
        try put("w-1", .contradicted, county: "532925")
        func lines(_ day: String) throws -> [CountyFigures.Line] {
            let row = RecordRow().with(SharedField.county, CountyCode("532901"))
            return try CountyFigures(row, book, until: try #require(CivilDate(recordText: day))).lines
        }
        let first = try lines("2021-11-06")
        let index = try #require(first.firstIndex { $0.title.en == "doubtful visits, counted nowhere" })
        let told = first[(index + 1)...(index + 2)].map { "\($0.title.zh) \($0.title.en) \($0.keys)" }
        #expect(
            told == [
                #"设备已佐证 visits borne out by devices ["v-1"]"#,
                #"与设备记录矛盾 visits that devices contradict ["v-2", "v-3"]"#,
            ])
        #expect(try lines("2021-11-07").contains { $0.keys == ["v-1", "v-7"] })
    }
}
