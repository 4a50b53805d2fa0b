import Auditor
import CareCore
import Foundation
public import Programme
import SimKit

extension Simulation {
    /// Enters a played programme and judges what came of it.
    /// - Parameters:
    ///   - programme: What is played.
    ///   - progress: Told how many entries were handed in, of how many.
    /// - Returns: Entries of which something else came than had to, and figures that differ from the play.
    /// - Throws: `SimulationError`, errors of the gateway and the system.
    public func enter(
        _ programme: Programme, progress: (_ done: Int, _ all: Int) -> Void
    ) throws -> (surprises: [String], differences: [String]) {
        try inFolder { folder in
            let database = folder.appending(path: "homebed.sqlite")
            let surprises = try ProgrammePlay(programme, setup: setup, database: database, tampering: tampering).run(
                progress: progress)
            var differences = try ProgrammeAudit.differences(database, programme.truth)
            if let key = GatewaySetup.recordKey {
                let end = Timestamp(milliseconds: programme.end.milliseconds)
                differences += try SummaryAudit.differences(database, programme.truth, key: key, at: end)
            }
            if let keptDatabase {
                try FileManager.default.copyItem(atPath: database.path, toPath: keptDatabase)
            }
            return (surprises, differences)
        }
    }
}
