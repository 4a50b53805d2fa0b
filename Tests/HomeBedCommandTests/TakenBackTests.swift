import Foundation
import TestSupport
import Testing

/// What a person enters at a running gateway and takes back, command by command.
@Suite(.serialized) struct TakenBackTests {
    private let home: TwoBeds
    private let gateway: Program

    init() throws {
        home = try TwoBeds()
        gateway = try TwoBeds.serve(home.variables)
    }

    private func run(_ arguments: [String], input: String? = nil) throws -> Program.Result {
        try Program.homebed(arguments, environment: home.variables, input: input).result()
    }

    /// A command, what it prints, and the first line of what is answered to a question after it; none for `""`.
    private typealias Step = (command: [String], says: String, question: [String], answer: String)

    private func take(_ steps: [Step]) throws {
        for (command, says, question, answer) in steps {
            let done = try run(command + ["--by", "李"])
            #expect(done.status == 0 && done.output.contains(says), "\(command): \(done.output)\(done.error)")
            let told = try run(question + ["--json"])
            let isRight = answer.isEmpty ? told.output.isEmpty : told.lines.first?.contains(answer) == true
            #expect(told.status == 0 && isRight, "\(command): \(told.output)\(told.error)")
        }
    }

    @Test func `an alarm is shelved and rings again, its device goes out of service and back, its closing is undone`()
        throws
    {
        for _ in 0..<6 {
            #expect(
                try home.broker.publish("homebed/v1/532901/m-1/telemetry", "{", user: "hub-532901-000001").status == 0)
        }
        var open: [String] = []
        try Wait.until("the alarm") {
            open = try run(["alarms", "--open", "--json"]).lines.filter { $0.contains("DQ-2") }
            return !open.isEmpty
        }
        let alarm = try #require(try JSONSerialization.jsonObject(with: Data(open[0].utf8)) as? [String: Any])
        let id = "\(try #require(alarm["alarm"] as? Int))"
        let tomorrow = Date(timeIntervalSinceNow: 86_400).ISO8601Format()
        func state(_ name: String) -> String { #""state":"\#(name)""# }
        try take([
            (
                ["shelve", id, "--minutes", "5", "--reason", "已知"], "alarm \(id) shelved by 李 for ",
                ["alarms", "--shelved"], state("shelved")
            ), (["unshelve", id], "alarm \(id) unshelved by 李", ["alarm", id], state("unacknowledged")),
            (
                ["out-of-service", "--device", "m-1", "--permit", "W-7", "--until", tomorrow],
                "out-of-service: device m-1, permit W-7", ["alarm", id], state("out_of_service")
            ),
            (
                ["return-to-service", "--device", "m-1"], "return-to-service: device m-1", ["alarm", id],
                state("unacknowledged")
            ),
            (
                ["close", id, "--reason", "device-fault"], "alarm \(id) closed by 李: device-fault", ["alarm", id],
                state("normal")
            ),
            (
                ["reopen", id, "--reason", "关错了"], "alarm \(id) reopened by 李: 关错了", ["alarm", id],
                state("latched_acknowledged")
            ),
        ])
    }

    @Test func `an outage, a permit and a shift are entered and taken back`() throws {
        let bed = "county,bed,device,profile,since,township\n532901,532901-000003,b-3,sos-button,,532901001\n"
        let imported = try run(["import", "-"], input: bed)
        #expect(imported.status == 0, "\(imported.error)")
        let from = Date(timeIntervalSinceNow: 86_400).ISO8601Format()
        let until = Date(timeIntervalSinceNow: 115_200).ISO8601Format()
        let shift = ["--role", "operator", "--scope", "county:532901", "--person", "desk-1", "--from", from]
        let rule = ["--bed", "532901-000001", "--rule", "VIT-4"]
        try take([
            (
                ["outage", "532901001", "--from", from, "--until", until, "--reason", "检修"],
                "outage: township 532901001, 检修", ["suppressions"], #""township":"532901001""#
            ), (["outage", "532901001", "--end"], "outage-end: township 532901001", ["suppressions"], ""),
            (
                ["out-of-service"] + rule + ["--permit", "W-8", "--until", until],
                "out-of-service: VIT-4 of bed 532901-000001, permit W-8", ["suppressions"], #""rule":"VIT-4""#
            ),
            (
                ["return-to-service"] + rule, "return-to-service: VIT-4 of bed 532901-000001", ["suppressions"], ""
            ), (["rota", "add"] + shift + ["--until", until], "1 shifts entered", ["rota", "show"], "desk-1"),
            (["rota", "remove"] + shift, "the shift of desk-1 is removed", ["rota", "show"], ""),
        ])
    }
}
