import CareCore
import Foundation

/// A broker that holds messages for a gateway that is away.
final class Backlog {
    let database: String
    let broker: Broker
    private let folder: URL
    private let site: Site
    private let beds: Int

    init(site: Site, name: String, beds: Int) throws {
        self.site = site
        self.beds = beds
        folder = try site.makeFolder(name)
        broker = try Broker(folder)
        database = try site.makeDatabase(name, fleet: Fleet(beds: beds), since: Site.now - .days(1))
        // The first start makes the sessions at the broker.
        let first = try startGateway(expecting: .max)
        _ = try first.awaitReport("ready", atMostSeconds: 60)
        try first.stop()
    }

    /// Starts the gateway, which reports after so many messages of the bulk lane.
    func startGateway(expecting count: Int) throws -> ChildProcess {
        try .role("serve", [database, site.profiles, "\(broker.port)", "\(count)"], in: folder)
    }

    /// Publishes mattress messages and waits until the broker has them; 0 messages: one of every device.
    func fill(messages: Int, readings: Int) throws {
        let start = Site.now - .seconds(450)
        let publisher = try ChildProcess.role(
            "publish", ["\(broker.port)", "\(beds)", "\(messages)", "\(readings)", "\(start.milliseconds)"], in: folder)
        _ = try publisher.awaitReport("done", atMostSeconds: 300)
    }
}
