import Foundation
import GRDB
import TestSupport
import Testing

/// A backup in the middle of traffic, a gateway that is killed, and one that goes on from the backup in another place.
@Suite(.serialized) struct RestoreDrillTests {
    private let folder: TemporaryFolder
    private let broker: Broker
    private var variables: [String: String]

    init() throws {
        let home = try TwoBeds()
        (folder, broker) = (home.folder, home.broker)
        var variables = home.variables
        try #require(Program.run("records", "key", folder.file("key"), environment: variables).status == 0)
        variables["HOMEBED_RECORDS_KEY_FILE"] = folder.file("key")
        self.variables = variables
    }

    private func serve() throws -> Program { try TwoBeds.serve(variables) }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.homebed(arguments, environment: variables).result()
    }

    private func press(_ button: Int, _ reference: String, at time: Int) throws {
        let payload = #"{"v":1,"ref":"\#(reference)","ts":\#(time),"event":"sos"}"#
        let sent = try broker.publish(
            "homebed/v1/532901/b-\(button)/event", payload, user: "hub-532901-00000\(button)")
        try #require(sent.status == 0, "\(sent.error)")
    }

    private func enter(_ form: CareProgramme.Form) throws {
        let arguments = ["records", "enter", form.name] + form.words + ["--by", "desk-1"]
        let result = try Program.homebed(arguments, environment: variables).result()
        try #require(result.status == 0, "\(result.error)")
    }

    /// The rows of a query on a file, each as its values with bars between.
    private func rows(_ path: String, _ sql: String) throws -> [String] {
        var options = Configuration()
        options.readonly = true
        return try DatabaseQueue(path: path, configuration: options).read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { "\($0.storage.value ?? "-")" }.joined(separator: "|")
            }
        }
    }

    private func wait(_ what: String, _ sql: String, _ isThere: ([String]) -> Bool) throws {
        let path = try #require(variables["HOMEBED_DATABASE"])
        try Wait.until(what) { isThere(try rows(path, sql)) }
    }

    @Test
    mutating func `open alarms, known events, outbox and ledger are as at the backup; the rest is lost or comes again`()
        throws
    {
        var gateway: Program? = try serve()
        let now = Int(Date().timeIntervalSince1970 * 1_000)
        try enter(CareProgramme.registers[0])
        try press(1, "p-1", at: now - 60_000)
        try wait("the first alarm", "SELECT bed FROM alarm WHERE rule = 'SOS-1' AND state <> 0") { $0 == ["0"] }

        // Traffic that goes on before, during and after the backup.
        let lines = (0..<4_000).map { #"{"v":1,"ts":\#(now - 900_000 + $0 * 100),"readings":{"heart_rate":72}}"# }
        let traffic = try Program(
            "mosquitto_pub",
            [
                "-h", "127.0.0.1", "-p", "\(broker.port)", "-V", "5", "-q", "1", "-u", "hub-532901-000001", "-P",
                broker.password(of: "hub-532901-000001"), "-t", "homebed/v1/532901/m-1/telemetry", "-l",
            ], input: lines.joined(separator: "\n") + "\n")
        try wait("readings", "SELECT count(*) FROM reading") { $0 != ["0"] }
        let backup = try run("backup", folder.file("backup"))
        #expect(backup.status == 0 && backup.error.contains("key is not in this copy"), "\(backup.error)")
        let copy = folder.file("backup/homebed.db")
        _ = try traffic.result()
        try wait("all readings", "SELECT count(*) FROM reading") { $0 == ["4000"] }
        let before = try #require(Int(try rows(copy, "SELECT count(*) FROM reading")[0]))
        #expect(before > 0 && before <= 4_000)

        // What comes after the backup: an alarm, an entry.
        try press(2, "p-2", at: now - 30_000)
        try wait("the second alarm", "SELECT bed FROM alarm WHERE rule = 'SOS-1' AND state <> 0") { $0 == ["0", "1"] }
        try enter(CareProgramme.registers[1])
        // Killed as by the power; what is pressed now waits in the broker.
        gateway = nil
        try press(2, "p-3", at: now - 10_000)

        let live = folder.file("db")
        variables["HOMEBED_DATABASE"] = folder.file("new.db")
        let restored = try run("restore", folder.file("backup"))
        #expect(restored.status == 0 && restored.error.contains("the rest is lost"), "\(restored.error)")
        for sql in ["SELECT * FROM alarm", "SELECT * FROM outbox", "SELECT * FROM event", "SELECT hash FROM ledger"] {
            #expect(try rows(folder.file("new.db"), sql) == rows(copy, sql), "\(sql)")
        }
        #expect(try rows(live, "SELECT count(*) FROM ledger") == ["2"], "the old database was not touched")
        gateway = try serve()
        // The press that nobody had taken comes again, and is the second alarm now.
        try wait("the press of the meantime", "SELECT reference FROM event WHERE device = 2") { $0 == ["p-3"] }
        // What had been taken before the backup is known.
        try press(1, "p-1", at: now - 60_000)
        try press(2, "p-4", at: now - 5_000)
        try wait("the last press", "SELECT reference FROM event") { $0.contains("p-4") }
        #expect(
            try rows(folder.file("new.db"), "SELECT reference FROM event ORDER BY number") == ["p-1", "p-3", "p-4"])
        #expect(try rows(folder.file("new.db"), "SELECT bed, count FROM alarm WHERE rule = 'SOS-1'") == ["0|1", "1|2"])
        #expect(try run("ledger", "show").lines.count == 2, "the entry after the backup is lost")
        let live2 = try run("restore", folder.file("backup"), "--move-aside")
        #expect(live2.status == 75 && live2.error.contains("is in use by process"), "\(live2.error)")
        #expect(try run("ledger", "verify").status == 0)
        let result = try #require(gateway).stop()
        #expect(result.status == 0, "\(result.error)")
        #expect(try run("verify").status == 0)
    }
}
