import CareCore
import CareRecords
import Testing

extension AssetDesk {
    /// The dossier of a bed at the end of the programme.
    func dossier(of bed: String, showsPeople: Bool) throws -> Dossier {
        let records = DossierRecords(try #require(BedID(bed))) { table, conditions in
            book.rows(table, where: conditions).map { DossierRow($0, entry: 1) }
        }
        return try Dossier(
            records, alarms: [], proof: DossierTests.none, on: day("2021-12-31"), showsPeople: showsPeople)
    }
}

extension Dossier {
    /// What stands in columns of the section of that title, line by line.
    func lines(_ titles: [String], in section: String) throws -> [[String]] {
        let section = try #require(sections.first { $0.title == section })
        let places = try titles.map { title in try #require(section.columns.firstIndex(of: title), "\(title)") }
        return section.lines.map { line in places.map { line.cells[$0] } }
    }

    /// The same of one column.
    func column(_ title: String, in section: String) throws -> [String] {
        try lines([title], in: section).flatMap(\.self)
    }
}
