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

    @Test func `kit, trainings and grades that an auditor asks about are told with their records`() throws {
        let book = MemoryBook()
        let mandatory = KitKind.allCases.filter(\.isMandatory).map(\.rawValue)
        // Whole; refused in part; in part; nothing at all; whole, but nobody is served; whole, in another county.
        let states = ["signed-off", "refused", "planned", nil, "signed-off", "signed-off"]
        for (index, state) in states.enumerated() {
            let number = index + 1
            let bed = index == 5 ? "532925-000006" : "532901-00000\(number)"
            if index != 4 {
                book.fill(
                    .careCase,
                    [
                        "careCase": "c-\(number)", "resident": "r-\(number)", "county": String(bed.prefix(6)),
                        "state": "in-service", "bed": bed, "serviceFrom": "2021-10-01",
                    ])
            }
            for (kind, name) in mandatory.enumerated() {
                guard let state else { continue }
                book.fill(
                    .kitItem,
                    [
                        "kitItem": "k-\(number)-\(kind)", "bed": bed, "kind": name,
                        "state": kind == 0 ? state : "signed-off",
                    ])
            }
            book.fill(
                .assessment,
                [
                    "assessment": "a-\(number)", "resident": "r-\(number)", "assessedOn": "2021-09-22",
                    "standard": "mzt-039-2013", "grade": "2", "disability": "partial",
                    "completedByRule": index % 2 == 0 ? "no" : "yes",
                ])
            for (part, certificate) in [("a", "C-\(number % 2)"), ("b", "")] {
                var texts = [
                    "training": "t-\(number)\(part)", "bed": bed, "on": "2021-11-10", "result": "passed",
                    "issuer": "州人社局", "certificate": certificate,
                ]
                if certificate.isEmpty { texts["certificate"] = nil }
                if index < 2 || index == 5 { book.fill(.training, texts) }
            }
        }
        let county = RecordRow().with(SharedField.county, CountyCode("532901"))
        let lines = try CountyFigures(county, book, until: day("2021-12-31")).lines
        func keys(_ title: String) -> [String]? { lines.first { $0.title.en == title }?.keys }
        #expect(keys("beds in service with kit complete") == ["532901-000001"])
        #expect(keys("beds in service with kit complete-but-refused") == ["532901-000002"])
        #expect(keys("beds in service with kit missing") == ["532901-000003", "532901-000004"])
        #expect(keys("graded by the rule of completion") == ["a-2", "a-4"], "a-6 is another county's")
        #expect(keys("trainings without a certificate") == ["t-1b", "t-2b"])
        // The certificate of the second bed's carer is that of somebody in the other county too.
        #expect(keys("trainings of different people with one certificate") == ["t-2a", "t-6a"])
    }
}
