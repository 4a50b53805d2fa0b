import ArgumentParser
import FleetModel
import Foundation
import WholeSystem

extension SimulateCommand {
    /// The swarm draws up to 1,100; with many more a bed has more incidents than hours.
    private static let incidents: ClosedRange<UInt64> = 1...2_000

    func validate() throws {
        if let beds, !(1...100_000).contains(beds) {
            throw ValidationError("--beds: expected 1 to 100000, found \(beds)")
        }
        if let incidents, !Self.incidents.contains(incidents) {
            throw ValidationError("--incidents: expected 1 to 2000, found \(incidents)")
        }
        if let days, !(days > 0 && days <= 3_660) {
            throw ValidationError("--days: expected more than 0 and at most 3660, found \(days)")
        }
        if let faults, RunOptions.faults(named: faults) == nil {
            throw ValidationError(
                "--faults: expected none, all, or some of \(RunOptions.faultNames.joined(separator: ", ")); "
                    + "found \(faults)")
        }
        if let population, Population(rawValue: population) == nil {
            throw ValidationError("--population: expected control or real, found \(population)")
        }
        if alarmQuality.quality, record != nil || !scenario.isEmpty || seeds != 1 {
            throw ValidationError("--quality takes one seed; found --record, --scenario or --seeds with it")
        }
        if careProgramme.programme {
            guard !alarmQuality.quality, record == nil, scenario.isEmpty, seeds == 1, faults == nil, population == nil
            else {
                throw ValidationError(
                    "--programme takes --seed, --beds, --days, --telemetry and --database, nothing else")
            }
            if let beds, beds < 6 {
                throw ValidationError("--beds: expected 6 or more with --programme, found \(beds)")
            }
        } else if careProgramme.telemetry != 0 {
            throw ValidationError("--telemetry takes a play of --programme; found none")
        }
        if record != nil, !scenario.isEmpty {
            throw ValidationError("--record takes a run of a seed; found --scenario, which is told by hand already")
        }
        if record != nil, seeds != 1 { throw ValidationError("--record takes one run; found --seeds \(seeds)") }
        if let database, FileManager.default.fileExists(atPath: database) {
            throw ValidationError("--database: \(database) exists and is not overwritten; name another file")
        }
        if seeds < 1 { throw ValidationError("--seeds: expected 1 or more, found 0") }
        guard seeds - 1 <= UInt64.max - seed else {
            throw ValidationError("--seeds: expected that --seed and --seeds end by \(UInt64.max), found more")
        }
        try checkFolders()
    }

    /// A run of a year is not to end at a folder that was never there.
    private func checkFolders() throws {
        let folders: [(String, String?)] = [
            ("--folder", folder), ("--database", database.map(Self.folder)), ("--record", record.map(Self.folder)),
        ]
        for case (let option, let folder?) in folders {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
                FileManager.default.isWritableFile(atPath: folder)
            else {
                throw ValidationError("\(option): expected a folder that may be written to, found none at \(folder)")
            }
        }
    }

    private static func folder(of file: String) -> String { URL(filePath: file).deletingLastPathComponent().path }
}
