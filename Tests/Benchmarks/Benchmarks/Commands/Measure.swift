import ArgumentParser
import Foundation

/// Runs the measurements and prints the table.
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Measures the gateway against its budgets.")

    @Flag(help: "Smaller sizes: minutes become seconds, figures become rough.")
    var quick = false
    @Option(help: "Folder of the device profiles and rules.")
    var profiles: String
    @Option(help: "Folder for databases and broker files; emptied afterwards.")
    var folder: String
    @Argument(help: "One line only: \(Measurement.allCases.map(\.rawValue).joined(separator: ", ")).")
    var line: Measurement?

    func run() throws {
        let site = try Site(folder: folder, profiles: profiles, isQuick: quick)
        var rows: [ReportRow] = []
        for measurement in Measurement.allCases where line == nil || line == measurement {
            Progress.say("\(measurement.rawValue): \(measurement.title)")
            rows += try measurement.run(at: site)
        }
        FileHandle.standardOutput.write(Data(ReportTable(rows: rows).text.utf8))
        site.remove()
    }
}
