internal import CareProfiles
internal import Foundation

/// The folder of reports beside the profiles.
public enum ReportFile {
    /// Its name.
    public static let folder = "reports"

    /// Reads every report below a profile directory; none where there is no such folder.
    /// - Parameter directory: The profile directory.
    /// - Returns: The reports, in order of their names.
    /// - Throws: `ProfileFaults`, one line a fault with file, line and column; `ProfileLoader.ReadError`.
    public static func load(directory: String) throws -> [ReportMapping] {
        let path = "\(directory)/\(folder)"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
        let faults = DiagnosticCollector()
        var reports: [ReportMapping] = []
        for file in names.sorted() where file.hasSuffix(".yaml") {
            guard let text = try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) else {
                throw ProfileLoader.ReadError.unreadable("\(path)/\(file)")
            }
            let source = SourceFile(path: "\(folder)/\(file)", text: text)
            let reader = ReportReader(name: String(file.dropLast(".yaml".count)))
            if let report = YAMLValue.root(of: source, faults).flatMap(reader.read) { reports.append(report) }
        }
        guard faults.isEmpty else { throw ProfileFaults(faults.diagnostics) }
        return reports
    }
}
