import CareCore
import Testing

@testable import CareRecords

@Suite struct OutlierTests {
    private static let day = CivilDate(recordText: "2021-12-15")

    /// Visits of so many minutes, each by its own pair at its own bed.
    private func visits(_ minutes: [String: [Int64]]) throws -> SummarySource {
        let day = try #require(Self.day)
        var source = SummarySource()
        for (bed, lengths) in minutes {
            for (index, length) in lengths.enumerated() {
                var row = RecordRow()
                row[VisitField.visit] = RecordID("v-\(bed)-\(index)")
                row[SharedField.careCase] = RecordID("c-\(bed)")
                row[SharedField.resident] = RecordID("r-\(bed)")
                row[SharedField.bed] = BedID("532901-\(bed)")
                row[SharedField.provider] = ProviderCode("91350100M000100Y43")
                row[SharedField.county] = CountyCode("532901")
                row[VisitField.ordinal] = Int64(index + 1)
                row[VisitField.state] = .finished
                row[VisitField.staff] = RecordList(["s-\(bed)", "t-\(bed)"].compactMap { RecordID($0) })
                row[VisitField.startAt] = day.start + .hours(9)
                row[VisitField.endAt] = day.start + .hours(9) + .minutes(length)
                source.visits.append(row)
            }
        }
        return source
    }

    private func found(_ source: SummarySource) throws -> [Outlier] {
        let day = try #require(Self.day)
        return Outlier.all(source, from: day, until: day)
    }

    @Test func `who is far from the median is found with the visits`() throws {
        var minutes: [String: [Int64]] = [:]
        for bed in 1...9 { minutes["00000\(bed)"] = [58, 60, 62, 60, Int64(55 + bed)] }
        minutes["000009"] = [25, 26, 24, 25, 25]
        let found = try found(try visits(minutes))
        let bed = try #require(found.first { $0.kind == .bed && $0.measure == .visitMinutes })
        #expect(bed.name == "532901-000009")
        #expect(bed.deviations < -Outlier.limit)
        #expect(bed.value == 25)
        #expect(bed.peers == 9)
        #expect(bed.rows == (0..<5).map { "v-000009-\($0)" })
        #expect(Set(found.filter { $0.kind == .staff }.map(\.name)) == ["s-000009", "t-000009"])
    }

    @Test func `where all but one are the same, the one is found`() throws {
        var minutes: [String: [Int64]] = [:]
        for bed in 1...8 { minutes["00000\(bed)"] = [60, 60] }
        minutes["000009"] = Array(repeating: 60, count: 12)
        let found = try found(try visits(minutes))
        #expect(found.filter { $0.kind == .bed }.map(\.name) == ["532901-000009"])
        #expect(found.allSatisfy { $0.measure == .visits })
    }

    @Test func `few peers and few visits are not compared`() throws {
        #expect(try found(try visits(["000001": [60, 60], "000002": [20], "000003": [200]])).isEmpty)
        var minutes: [String: [Int64]] = [:]
        for bed in 1...8 { minutes["00000\(bed)"] = [60, 61] }
        minutes["000009"] = [20, 21]
        #expect(try found(try visits(minutes)).isEmpty, "two visits are too few for a mean")
    }

    /// Adds a provider with so many beds in service and so many visits at them.
    private func add(_ number: Int, beds: Int, visits count: Int, to source: inout SummarySource) throws {
        let body = "91350100M00010\(number)Y4"
        let check = try #require(ProviderCode.checkCharacter(of: body.utf8))
        let code = try #require(ProviderCode("\(body)\(UnicodeScalar(check))"))
        for bed in 0..<beds {
            let name = "\(100_000 + number * 1_000 + bed)"
            var row = RecordRow()
            row[SharedField.bed] = BedID("532901-\(name)")
            row[SharedField.provider] = code
            row[CaseField.serviceFrom] = Self.day
            source.cases.append(row)
            let own = count / beds + (bed < count % beds ? 1 : 0)
            for var visit in try visits([name: Array(repeating: 60, count: own)]).visits {
                visit[SharedField.provider] = code
                source.visits.append(visit)
            }
        }
    }

    @Test func `providers are compared by visits for each served bed, and one that visits nobody is found`() throws {
        var source = SummarySource()
        for (number, (beds, visits)) in [(10, 20), (20, 44), (30, 63), (20, 46), (100, 205), (10, 21)].enumerated() {
            try add(number, beds: beds, visits: visits, to: &source)
        }
        func providers(_ source: SummarySource) throws -> [Outlier] {
            try found(source).filter { $0.kind == .provider }
        }
        #expect(try providers(source).isEmpty, "the largest makes many visits because it has many beds")
        source.visits.removeAll { $0[SharedField.provider]?.description.contains("M000105") == true }
        let idle = try #require(try providers(source).first)
        #expect(try providers(source).count == 1)
        #expect(idle.name.hasPrefix("91350100M000105") && idle.measure == .visitsPerBed)
        #expect(idle.value == 0 && abs(idle.median - 2.075) < 1e-9 && idle.peers == 6 && idle.rows.isEmpty)
        #expect(idle.deviations < -Outlier.limit)
        source.cases.removeAll { $0[SharedField.provider]?.description.contains("M000104") == true }
        source.cases.removeAll { $0[SharedField.provider]?.description.contains("M000103") == true }
        #expect(try providers(source).isEmpty, "four are too few to say what is usual")
    }

    @Test func `what is usual is no outlier`() throws {
        var minutes: [String: [Int64]] = [:]
        for bed in 1...9 { minutes["00000\(bed)"] = [50, 60, 70, Int64(56 + bed), 60] }
        #expect(try found(try visits(minutes)).isEmpty)
    }
}
