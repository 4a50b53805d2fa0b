import Foundation
import TestSupport
import Testing

/// Two registered beds, somebody at the desk, and a real broker that has the written configuration.
struct TwoBeds {
    /// What is registered.
    static let lines = """
        county,bed,device,profile,since
        532901,532901-000001,b-1,sos-button,2025-01-01T00:00:00+08:00
        532901,532901-000001,m-1,mattress-belt,2025-01-01T00:00:00+08:00
        532901,532901-000002,b-2,sos-button,2025-01-01T00:00:00+08:00

        """

    /// Somebody must answer, or the gateway rings for itself.
    private static let contacts = """
        person,role,scope,name,channels
        desk-1,operator,county:532901,desk,desk

        """

    let folder: TemporaryFolder
    let broker: Broker
    /// What a gateway there is told by its environment.
    let variables: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        let database = folder.file("db")
        var variables = ["HOMEBED_DATABASE": database, "HOMEBED_PROFILES": Checkout.profiles]
        let imported = try Program.run("import", "-", environment: variables, input: Self.lines)
        try #require(imported.status == 0, "\(imported.error)")
        let desk = ["contacts", "import", "-", "--by", "desk-1"]
        let entered = try Program.homebed(desk, environment: variables, input: Self.contacts).result()
        try #require(entered.status == 0, "\(entered.error)")
        broker = try Broker(database: database, folder: folder.file("broker"), profiles: Checkout.profiles)
        variables["HOMEBED_BROKER_ADDRESS"] = "mqtt://127.0.0.1:\(broker.port)"
        variables["HOMEBED_BROKER_USERNAME"] = "gateway"
        variables["HOMEBED_BROKER_PASSWORD_FILE"] = "\(broker.folder)/gateway.password"
        self.variables = variables
    }

    /// Starts a gateway and waits until both of its lanes are subscribed.
    static func serve(_ variables: [String: String]) throws -> Program {
        let gateway = try Program.homebed(["serve"], environment: variables)
        try gateway.wait(for: "lane=bulk [Gateway] subscribed")
        try gateway.wait(for: "lane=urgent [Gateway] subscribed")
        return gateway
    }
}
