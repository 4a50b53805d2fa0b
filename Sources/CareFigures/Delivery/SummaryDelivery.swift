public import CareCore
public import CareRecords
public import CareStore
internal import Foundation

/// Frozen months as folders of files, for an office whose network cannot pull: each folder is there whole or not at
/// all, and says what it holds with the SHA-256 of every file. Decision 51.
public struct SummaryDelivery {
    /// The list of what was delivered, in the folder of deliveries: whoever takes a folder away does not get it again.
    public static let list = "delivered.txt"
    static let manifest = "manifest.txt"

    private let reader: StoreReader
    private let database: String
    private let reports: [ReportMapping]
    private let isMasked: Bool

    /// - Parameters:
    ///   - reader: The database.
    ///   - database: Its path.
    ///   - reports: The reports that go with each month.
    ///   - isMasked: Whether small numbers of people are hidden and no rows are named.
    public init(_ reader: StoreReader, database: String, reports: [ReportMapping], isMasked: Bool) {
        self.reader = reader
        self.database = database
        self.reports = reports
        self.isMasked = isMasked
    }

    /// What has not been delivered to a folder, the oldest first.
    /// - Parameters:
    ///   - folder: The folder of deliveries.
    ///   - county: Only this county.
    ///   - since: Only this month and later ones.
    /// - Returns: Names of the folders to be made, with what goes into each.
    /// - Throws: `StoreError` when the database cannot be read.
    public func waiting(
        in folder: String, county: CountyCode? = nil, since: SummaryMonth? = nil
    ) throws -> [(name: String, county: CountyCode, month: SummaryMonth, revision: Int64)] {
        let delivered = Set(
            (FileManager.default.contents(atPath: "\(folder)/\(Self.list)").map { String(decoding: $0, as: UTF8.self) }
                ?? "").split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) })
        return try reader.summaryRevisions(county).compactMap { county, month, revision in
            if let since, month < since { return nil }
            let name = "\(county)-\(month.recordText)-r\(revision.number)" + (isMasked ? "-masked" : "")
            guard !delivered.contains(name), !FileManager.default.fileExists(atPath: "\(folder)/\(name)") else {
                return nil
            }
            return (name, county, month, revision.number)
        }
    }

    /// Makes one folder.
    /// - Parameters:
    ///   - name: Its name.
    ///   - folder: The folder of deliveries; must exist.
    ///   - county: The county.
    ///   - month: The month.
    ///   - revision: Which of its revisions.
    /// - Returns: The line for the list of what was delivered.
    /// - Throws: `StoreError`; nothing is left then.
    public func deliver(
        _ name: String, in folder: String, _ county: CountyCode, _ month: SummaryMonth, revision: Int64
    ) throws -> String {
        guard let (summary, mask) = try reader.frozenSummary(county, month, revision: revision) else {
            throw StoreError(.unusable, "\(county) \(month.recordText) has no revision \(revision)")
        }
        let view = SummaryView(summary, mask: isMasked ? mask : nil)
        var files: [(name: String, bytes: [UInt8])] = [
            ("summary.csv", SummaryCSV.bytes(view)), ("summary.json", SummaryJSON.bytes(view)),
            ("summary.xlsx", try SummaryXLSX.bytes(view)),
        ]
        for report in reports {
            files.append(("report-\(report.name).csv", ReportCSV.bytes(report, summary, mask: view.mask)))
        }
        if !isMasked { files.append(("rows.csv", SummaryRowsCSV.bytes(summary))) }
        return try WholeFolder.make("\(folder)/\(name)", from: database, refuse: Self.refuse) { partial in
            var lines = [
                LedgerAnchorFile.manifestTitle, "county \(county)", "month \(month.recordText)",
                "revision \(revision)",
            ]
            if case .frozen(let found) = summary.standing {
                lines += ["digest \(found.digest)", "\(LedgerAnchorFile.manifestWord) \(found.anchor.line)"]
            }
            lines.append(isMasked ? "people masked" : "people whole")
            for file in files {
                let path = "\(partial)/\(file.name)"
                try DurableFile.write(file.bytes, to: path)
                lines.append("file \(file.name) \(try FileDigest.of(path).hash) \(file.bytes.count)")
            }
            let text = lines.joined(separator: "\n") + "\n"
            try DurableFile.write(Array(text.utf8), to: "\(partial)/\(Self.manifest)")
            return "\(name) \(try FileDigest.of("\(partial)/\(Self.manifest)").hash)"
        }
    }

    private static func refuse(_ folder: String) throws {
        if DurableFile.exists(folder) {
            throw StoreError(.unusable, "\(folder): expected a name that nothing has, found something there")
        }
    }
}
