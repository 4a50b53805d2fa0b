import Auditor
import FleetModel
import Foundation
import Ingest
import SimKit
import Testing

@testable import WholeSystem

/// Housekeeping of the simulated gateway fails and dies as its transactions do.
@Suite struct HousekeepingTests {
    /// A quiet home for twenty minutes; three minutes after its beginning something is done to the disk.
    private func play(
        _ tampering: Tampering = Tampering(), _ harm: @escaping (SimDisk) -> Void
    ) throws -> (violations: [Violation], record: RunRecord, disk: SimDisk) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-housekeeping-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let options = RunOptions(
            fleet: FleetOptions(seed: 1, beds: 1, start: RunOptions.start), length: .minutes(20))
        let world = try World(
            options, setup: try GatewaySetup(profiles: BuiltProgram.profiles), folder: folder, tampering: tampering)
        let disk = world.host.disk
        var isHarmed = false
        world.progress = { moment in
            guard !isHarmed, moment >= RunOptions.start + .minutes(3) else { return }
            isHarmed = true
            harm(disk)
        }
        let violations = try world.play().violations
        return (violations, world.record, disk)
    }

    @Test(arguments: [CommitDeath.before, .torn(thousandths: 500), .after])
    func `a process that dies while it keeps house is started again and knows what it knew`(death: CommitDeath) throws {
        let run = try play { $0.housekeepingDeath = (step: 2, death: death) }
        #expect(run.violations == [])
        #expect(run.record.crashes == 1 && run.record.stops == 0 && run.record.uncompared == 0)
        #expect(run.disk.housekeepingDeath == nil)
    }

    @Test func `a disk that refuses housekeeping and checkpoints is asked again, until it takes them`() throws {
        let run = try play {
            $0.housekeepingFaults = 3
            $0.checkpointFaults = 3
        }
        #expect(run.violations == [])
        #expect(run.disk.housekeepingFaults == 0 && run.disk.checkpointFaults == 0 && run.disk.isHouseKept)
    }

    @Test func `housekeeping that fails although the disk is well is a finding`() throws {
        var tampering = Tampering()
        tampering.maintain = { .refused("a row that may not be") }
        let run = try play(tampering) { _ in }
        #expect(run.violations.contains { $0.promise == 11 && $0.text.hasSuffix("a row that may not be") })
    }

    @Test func `a run whose housekeeping never comes round does not drain`() throws {
        var tampering = Tampering()
        tampering.maintain = { SimCommitter.simulated }
        let run = try play(tampering) { _ in }
        #expect(run.violations.map(\.promise) == [7])
        #expect(run.violations.first?.text.hasSuffix("housekeeping still fails") == true)
    }
}
