public import Auditor
import Foundation
import SimKit

extension Simulation {
    /// Plays a fleet whose alarms are of interest and not the promises: messages are not followed one by one, and the
    /// gateway's machine turns every two seconds, so that a transaction holds what came since the last one, as in a
    /// fleet that is busy. Both together are three times as fast.
    /// - Parameters:
    ///   - options: What is played.
    ///   - judge: Is given what truly happened and the path of the gateway's database, which is removed afterwards.
    /// - Returns: What `judge` returns.
    /// - Throws: `SimulationError`, errors of the system, and what `judge` throws.
    public func measure<Judgement>(
        _ options: RunOptions, judge: (RunRecord, String) throws -> Judgement
    ) throws -> Judgement {
        try inFolder { folder in
            let world = try World(options, setup: setup, folder: folder, tampering: tampering, isAudited: false)
            world.host.pace = GatewayPace(transaction: .seconds(2))
            try watch(world) { try $0.tell() }
            return try judge(world.record, world.host.disk.database)
        }
    }
}
