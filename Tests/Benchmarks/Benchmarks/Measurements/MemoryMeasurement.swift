import CareCore
import Foundation

/// Line 5: what the gateway's process holds in memory after every device has spoken.
struct MemoryMeasurement {
    let site: Site

    func run() throws -> [ReportRow] {
        let sizes: [(beds: Int, megabytes: Double)] = site.isQuick ? [(2_100, 60)] : [(2_100, 60), (21_000, 300)]
        return try sizes.map { beds, budget in
            let fleet = Fleet(beds: beds)
            let backlog = try Backlog(site: site, name: "memory-\(beds)", beds: beds)
            let gateway = try backlog.startGateway(expecting: fleet.devices.count)
            _ = try gateway.awaitReport("ready", atMostSeconds: 60)
            let before = gateway.residentBytes
            try backlog.fill(messages: 0, readings: 0)
            _ = try gateway.awaitReport("done", atMostSeconds: 300)
            let after = gateway.residentBytes
            let megabytes = Double(after.now) / 1_048_576
            try gateway.stop()
            let heard = try DatabaseFile.number("SELECT count(DISTINCT device) FROM reading", in: backlog.database)
            guard heard == fleet.devices.count else { throw BenchmarkError("\(heard) devices were heard") }
            return ReportRow(
                what: "resident memory, \(Figures.whole(Double(beds))) beds",
                measured: "\(Figures.fixed(megabytes, 0)) MB", budget: "≤ \(Figures.fixed(budget, 0)) MB",
                isMet: megabytes <= budget,
                notes: [
                    "\(Figures.whole(Double(fleet.devices.count))) devices: \(after.anonymous / 1_048_576) MB of its "
                        + "own, the rest program and libraries; \(before.now / 1_048_576) MB before the first message, "
                        + "highest ever \(after.highest / 1_048_576) MB"
                ])
        }
    }
}
