import Foundation
import GRDB
import TestSupport
import Testing

/// A place where the records of a small county are kept with the program, its gateway stopped or running.
final class RecordsDesk {
    let folder: TemporaryFolder
    /// The environment of every command.
    private(set) var variables: [String: String]
    private var broker: Broker?
    private var gateway: Program?
    /// What every gateway that ran here has logged.
    private var logged = ""

    /// A desk with a bed, whose gateway runs when `isRunning` says so.
    init(isRunning: Bool) throws {
        folder = try TemporaryFolder()
        variables = ["HOMEBED_DATABASE": folder.file("db"), "HOMEBED_PROFILES": Checkout.profiles]
        let beds = """
            county,bed,device,profile,since
            532901,532901-000001,k-1,card-reader,2021-09-01T00:00:00+08:00

            """
        try #require(Program.run("import", "-", environment: variables, input: beds).status == 0)
        let key = try Program.run("records", "key", folder.file("records.key"), environment: variables)
        try #require(key.status == 0, "\(key.error)")
        variables["HOMEBED_RECORDS_KEY_FILE"] = folder.file("records.key")
        if isRunning { try serve() }
    }

    private func serve() throws {
        let broker = try Broker(
            database: folder.file("db"), folder: folder.file("broker"), profiles: Checkout.profiles)
        variables["HOMEBED_BROKER_ADDRESS"] = "mqtt://127.0.0.1:\(broker.port)"
        variables["HOMEBED_BROKER_USERNAME"] = "gateway"
        variables["HOMEBED_BROKER_PASSWORD_FILE"] = "\(broker.folder)/gateway.password"
        let gateway = try Program.homebed(["serve"], environment: variables)
        try gateway.wait(for: "lane=urgent [Gateway] subscribed")
        (self.broker, self.gateway) = (broker, gateway)
    }

    /// Ends the gateway, if one runs.
    /// - Returns: All that it wrote.
    @discardableResult
    func stop() throws -> String {
        if let gateway {
            let result = try gateway.stop()
            #expect(result.status == 0, "\(result.error)")
            logged += result.output + result.error
        }
        gateway = nil
        return logged
    }

    /// Runs `homebed records`.
    func records(_ arguments: String..., input: String? = nil) throws -> Program.Result {
        try Program.homebed(["records"] + arguments, environment: variables, input: input).result()
    }

    /// Runs `homebed` with a variable that is different, or missing.
    func run(_ arguments: [String], changing variable: (name: String, value: String?)? = nil) throws -> Program.Result {
        var variables = variables
        if let variable { variables[variable.name] = variable.value }
        return try Program.homebed(arguments, environment: variables).result()
    }

    /// Runs `homebed` by way of another program, given with its own arguments.
    func run(_ arguments: [String], through program: [String]) throws -> Program.Result {
        try Program(
            program[0], program.dropFirst() + [Program.homebed()] + arguments, environment: variables
        ).result()
    }

    /// Enters a form and expects that it is taken.
    func enter(_ form: CareProgramme.Form, by person: String = "desk-1") throws {
        let result = try Program.homebed(
            ["records", "enter", form.name] + form.words + ["--by", person], environment: variables
        ).result()
        try #require(result.status == 0, "\(form.name): \(result.error)")
    }

    /// Enters places, a provider, staff and a resident.
    func enterRegisters() throws { for form in CareProgramme.registers { try enter(form) } }

    /// How many rows a table has.
    func count(_ table: String) throws -> Int {
        var options = Configuration()
        options.readonly = true
        return try DatabaseQueue(path: folder.file("db"), configuration: options).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0
        }
    }

    /// Changes the database behind the back of the program, as somebody with rights on the file can.
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: folder.file("db")).write { try $0.execute(sql: sql) }
    }
}
