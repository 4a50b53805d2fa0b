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

    @Test func `what is usual is no outlier`() throws {
        var minutes: [String: [Int64]] = [:]
        for bed in 1...9 { minutes["00000\(bed)"] = [50, 60, 70, Int64(56 + bed), 60] }
        #expect(try found(try visits(minutes)).isEmpty)
    }
}
