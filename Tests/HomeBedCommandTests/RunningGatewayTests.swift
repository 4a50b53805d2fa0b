import Foundation
import TestSupport
import Testing

/// The program as it is delivered, with a gateway and a real broker that has the written configuration.
@Suite(.serialized) struct RunningGatewayTests {
    private let folder: TemporaryFolder
    private let broker: Broker
    private let gateway: Program
    private let variables: [String: String]

    init() throws {
        let home = try TwoBeds()
        (folder, broker, variables) = (home.folder, home.broker, home.variables)
        gateway = try TwoBeds.serve(variables)
    }

    private func fields(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// The field names of a line of JSON, in their order.
    private func names(_ line: String) -> [String] { line.matches(of: /"([a-z_]+)":/).map { String($0.1) } }

    private func wait(for arguments: [String], until isThere: ([String]) -> Bool) throws -> [String] {
        var lines: [String] = []
        try Wait.until("\(arguments)") {
            let result = try Program.homebed(arguments, environment: variables).result()
            try #require(result.status == 0, "\(result.error)")
            lines = result.lines
            return isThere(lines)
        }
        return lines
    }

    @Test func `a mattress that nobody can read makes an order that goes to its signature`() throws {
        for _ in 0..<6 {
            #expect(
                try broker.publish("homebed/v1/532901/m-1/telemetry", "{", user: "hub-532901-000001").status == 0)
        }
        let lines = try wait(for: ["orders", "list", "--json"]) { !$0.isEmpty }
        #expect(
            lines.map(names) == [
                ["order", "bed", "opened_at", "problems", "lasting", "closed_at", "closed_by", "note"]
            ])
        let order = try fields(try #require(lines.first))
        #expect(order["order"] as? Int == 1 && order["bed"] as? String == "532901-000001")
        let shown = try wait(for: ["orders", "show", "1", "--json"]) { _ in true }
        let problem = try fields(try #require(shown.last))
        #expect(shown.count == 2 && problem["rule"] as? String == "DQ-2" && problem["device"] as? String == "m-1")
        func run(_ arguments: String...) throws -> Program.Result {
            try Program.homebed(["orders"] + arguments, environment: variables).result()
        }
        let early = try run("close", "1", "--note", "换了新垫", "--by", "王")
        let reason = "problem 1 (DQ-2 of m-1) is found and lasts"
        #expect(early.status == 1 && early.error.contains(reason), "\(early.error)")
        let steps = [
            ["assign", "1", "1", "--to", "王", "--by", "李"],
            ["mend", "1", "1", "--done", "换了新垫", "--parts", "垫", "--battery-replaced", "--by", "王"],
            ["accept", "1", "1", "--seen", "数据正常", "--by", "李"], ["sign", "1", "1", "--by", "李"],
        ]
        for step in steps {
            let result = try Program.homebed(["orders"] + step, environment: variables).result()
            #expect(result.status == 0, "\(step): \(result.error)")
        }
        let way = try fields(try #require(try wait(for: ["orders", "show", "1", "--json"]) { _ in true }.last))
        #expect(way["step"] as? String == "signed" && way["assignee"] as? String == "王")
        #expect(way["proof"] as? String == "inspection" && way["seen"] as? String == "数据正常")
        #expect(way["battery_replaced"] as? Bool == true && (way["due_at"] as? String)?.hasSuffix("+08:00") == true)
        #expect(try wait(for: ["orders", "--json"]) { _ in true } == [])
        let all = try wait(for: ["orders", "list", "--all", "--json"]) { _ in true }
        #expect(try fields(try #require(all.first))["closed_by"] as? String == "李")
    }

    @Test func `what no alarm tells of is reported, and what is wrong with a report is told`() throws {
        func run(_ arguments: String...) throws -> Program.Result {
            try Program.homebed(["orders", "open"] + arguments, environment: variables).result()
        }
        let opened = try run("532901-000001", "b-1", "--reason", "无人按", "--by", "李")
        #expect(opened.status == 0 && opened.output.hasPrefix("order 1, problem 1 of bed"), "\(opened.error)")
        let problem = try fields(try #require(try wait(for: ["orders", "show", "1", "--json"]) { _ in true }.last))
        #expect(problem["rule"] as? String == "REP-1" && problem["report"] as? String == "无人按")
        #expect(problem["alarm"] is NSNull && problem["reported_by"] as? String == "李")
        let shown = try Program.homebed(["orders", "show", "1"], environment: variables).result()
        #expect(shown.output.contains("人工报修") && shown.output.contains("无人按"), "\(shown.output)")
        for (arguments, words) in [
            (["532901-000001", "b-1", "--reason", "又无人按"], "it is problem 1 of order 1"),
            (["532901-000001", "b-2", "--reason", "x"], "expected a device that serves it now or an item of its kit"),
            (["532901-000001", "k-9", "--reason", "x"], "found \"k-9\""),
        ] {
            let refused = try Program.homebed(["orders", "open"] + arguments + ["--by", "李"], environment: variables)
                .result()
            #expect(refused.status == 1 && refused.error.contains(words), "\(refused.error)")
        }
        let empty = try run("532901-000001", "b-1", "--reason", " ", "--by", "李")
        #expect(empty.status == 64, "\(empty.error)")
        let closed = try Program.homebed(
            ["orders", "close", "1", "--note", "有人按了", "--by", "王"], environment: variables
        ).result()
        #expect(closed.status == 0, "\(closed.error)")
    }

    @Test func `a press becomes an alarm that a person answers and closes, all over the control socket`() throws {
        let press = #"{"v":1,"ref":"1","event":"sos"}"#
        #expect(try broker.publish("homebed/v1/532901/b-1/event", press, user: "hub-532901-000001").status == 0)
        let lines = try wait(for: ["alarms", "--open", "--json"]) { !$0.isEmpty }
        #expect(
            lines.map(names) == [
                [
                    "alarm", "edge", "rule", "title", "zh", "en", "priority", "audience", "state", "work", "count",
                    "test", "late", "bed", "household", "beds", "last_beds", "county", "township", "provider", "device",
                    "raised_at", "received_at", "last_at", "acknowledged_at", "acknowledged_by", "called_back_at",
                    "called_back_by", "dispatched_at", "dispatched_by", "responder", "arrived_at", "arrived_by",
                    "assignee", "cleared_at", "closed_at", "closed_by", "close_reason", "close_note", "escalates_at",
                    "hold", "note",
                ]
            ])
        let alarm = try fields(try #require(lines.first))
        #expect(alarm["rule"] as? String == "SOS-1" && alarm["bed"] as? String == "532901-000001")
        #expect(alarm["acknowledged_at"] is NSNull)
        #expect((alarm["title"] as? [String: String])?["zh"] == "紧急呼叫")
        let id = try #require(alarm["alarm"] as? Int)
        let acknowledged = try Program.run("acknowledge", "\(id)", "--by", "李", environment: variables)
        #expect(acknowledged.status == 0 && acknowledged.output.contains("李"), "\(acknowledged.error)")
        let after = try wait(for: ["alarms", "--json"]) { _ in true }
        #expect(try fields(try #require(after.first))["state"] as? String == "acknowledged")
        try work(on: id)
        let closed = try Program.run(
            "close", "\(id)", "--by", "李", "--reason", "real-help-given", "--note", "fell", environment: variables)
        #expect(closed.status == 0, "\(closed.error)")
        #expect(try wait(for: ["alarms", "--open", "--json"]) { _ in true } == [])
        let window = try Program.run(
            "test-window", "532901-000001", "--minutes", "5", "--by", "李", environment: variables)
        #expect(window.status == 0, "\(window.error)")
        #expect(
            try broker.publish(
                "homebed/v1/532901/b-1/event", #"{"v":1,"ref":"2","event":"sos"}"#, user: "hub-532901-000001"
            ).status == 0)
        let tests = try wait(for: ["alarms", "--open", "--json"]) { !$0.isEmpty }
        #expect(try fields(try #require(tests.first))["test"] as? Bool == true)
    }

    /// Everything between answering and closing, as one history; a refusal says why, also to machines.
    private func work(on id: Int) throws {
        let steps = [
            ["callback", "\(id)", "--note", "she fell"], ["dispatch", "\(id)", "--responder", "王"],
            ["arrive", "\(id)"], ["assign", "\(id)", "--to", "王"], ["comment", "\(id)", "door was locked"],
        ]
        for step in steps {
            let result = try Program.homebed(step + ["--by", "李", "--json"], environment: variables).result()
            #expect(result.status == 0, "\(result.error)")
            #expect(try fields(try #require(result.lines.first))["done"] as? Bool == true)
        }
        let again = try Program.run("arrive", "\(id)", "--by", "李", "--json", environment: variables)
        #expect(again.status == 1)
        #expect(try fields(try #require(again.lines.first))["done"] as? Bool == false)
        let shelved = try Program.run(
            "shelve", "\(id)", "--minutes", "5", "--reason", "loud", "--by", "李", environment: variables)
        #expect(shelved.status == 1 && shelved.error.contains("never shelved"), "\(shelved.error)")
        let mine = try wait(for: ["alarms", "--mine", "王", "--bed", "532901-000001", "--json"]) { _ in true }
        #expect(mine.count == 1 && mine.first?.contains(#""work":"on_site""#) == true)
        #expect(try wait(for: ["alarms", "--priority", "P2"]) { _ in true }.count == 1)
        #expect(try wait(for: ["alarms", "--shelved", "--county", "532901", "--json"]) { _ in true } == [])
        let history = try wait(for: ["alarm", "\(id)", "--json"]) { _ in true }.dropFirst()
        let causes = try history.map { try fields($0)["cause"] as? String }.filter { $0 != "reminded" }
        #expect(
            causes == [
                "raised", "acknowledged", "called_back", "dispatched", "arrived", "assigned", "commented",
            ])
        let said = try fields(try #require(history.last))["detail"] as? [String: String]
        #expect(said == ["zh": "door was locked", "en": "door was locked"], "a person's words, as they are")
    }

    @Test func `the log of notifications keeps its contract, also when nothing was told`() throws {
        let empty = try Program.run("notify", "log", environment: variables)
        #expect(empty.status == 0 && empty.error.contains("0 notifications"), "\(empty.error)")
        #expect(empty.lines.count == 1 && empty.output.hasPrefix("NUMBER  DECIDED  WHAT"))
        #expect(try Program.run("notify", "log", "--json", environment: variables).output.isEmpty)
        let press = #"{"v":1,"ref":"1","event":"sos"}"#
        #expect(try broker.publish("homebed/v1/532901/b-1/event", press, user: "hub-532901-000001").status == 0)
        // There is no such channel: refused for good, and the answer says why.
        let lines = try wait(for: ["notify", "log", "--json"]) { $0.first?.contains(#""outcome":"refused""#) == true }
        #expect(
            lines.map(names) == [
                [
                    "number", "purpose", "alarm", "edge", "incident", "role", "recipient", "channel", "priority",
                    "drill", "at", "outcome", "due_at", "settled_at", "message", "attempts", "attempt", "at",
                    "length_ms", "result", "answer",
                ]
            ])
        let entry = try fields(try #require(lines.first))
        #expect(entry["purpose"] as? String == "raised" && entry["role"] as? String == "operator")
        #expect(entry["recipient"] as? String == "desk-1" && entry["channel"] as? String == "desk")
        let tries = try #require(entry["attempts"] as? [[String: Any]])
        #expect((tries.first?["answer"] as? String)?.hasPrefix("expected a channel of the file") == true)
        let alarm = "\(try #require(entry["alarm"] as? Int))"
        let filters: [([String], Int)] = [
            (["--alarm", alarm], 1), (["--alarm", "999"], 0), (["--recipient", "desk-1"], 1),
            (["--recipient", "x"], 0),
            (["--channel", "desk", "--recipient", "desk-1"], 1), (["--channel", "sms"], 0),
            (["--since", "2099-01-01T00:00:00+08:00"], 0), (["--since", "2025-01-01T00:00:00+08:00"], 1),
        ]
        for (filter, count) in filters {
            let found = try wait(for: ["notify", "log", "--json"] + filter) { _ in true }
            #expect(found.count == count, "\(filter): \(found)")
        }
        let table = try wait(for: ["notify", "log"]) { _ in true }
        #expect(table.count == 2 && table[1].contains("desk-1") && table[1].contains("refused in "), "\(table)")
        for bad in [["--alarm", "0"], ["--since", "yesterday"]] {
            #expect(try Program.homebed(["notify", "log"] + bad, environment: variables).result().status == 64)
        }
    }

    @Test func `absence, visit and maintenance are orders with an answer`() throws {
        let orders = [
            ["away", "532901-000001", "--reason", "hospital"], ["away", "532901-000001", "--back"],
            ["visit", "begin", "532901-000001", "--minutes", "30"], ["visit", "end", "532901-000001"],
        ]
        for order in orders {
            let result = try Program.homebed(order + ["--by", "李"], environment: variables).result()
            #expect(result.status == 0 && result.output.contains("532901-000001"), "\(result.error)")
            let again = try Program.homebed(order + ["--by", "李"], environment: variables).result()
            #expect(order.contains("--reason") == (again.status == 0), "\(again.error)")
        }
        let sos = try Program.run(
            "out-of-service", "--bed", "532901-000001", "--rule", "SOS-1", "--permit", "W-7", "--until",
            "2099-01-01T00:00:00+08:00", "--by", "李", environment: variables)
        #expect(sos.status == 1 && sos.error.contains("expected"), "\(sos.error)")
        let idle = try Program.run("return-to-service", "--device", "b-1", "--by", "李", environment: variables)
        #expect(idle.status == 1 && idle.error.contains("is not"), "\(idle.error)")
    }

    @Test func `readings and quarantine keep their contract`() throws {
        let good = #"{"v":1,"ts":1762441325123,"readings":{"heart_rate":72,"in_bed":true}}"#
        #expect(try broker.publish("homebed/v1/532901/m-1/telemetry", good, user: "hub-532901-000001").status == 0)
        #expect(try broker.publish("homebed/v1/532901/m-1/telemetry", "{\"v\"", user: "hub-532901-000001").status == 0)
        let lines = try wait(for: ["readings", "m-1", "--json"]) { $0.count == 2 }
        #expect(
            lines.allSatisfy {
                names($0) == ["device", "bed", "metric", "value", "valid", "device_time", "received_at"]
            })
        let rate = try fields(try #require(lines.first { $0.contains("heart_rate") }))
        #expect(rate["value"] as? Double == 72 && rate["valid"] as? Bool == true)
        #expect(rate["device_time"] as? String == "2025-11-06T23:02:05.123+08:00")
        let later = ["readings", "m-1", "--json", "--since", "2025-11-06T23:02:05.124+08:00"]
        #expect(try wait(for: later) { _ in true } == [])
        let kept = try wait(for: ["quarantine", "--json"]) { !$0.isEmpty }
        #expect(kept.map(names) == [["topic", "reason", "received_at", "payload"]])
        let message = try fields(try #require(kept.first))
        #expect(message["reason"] as? String == "malformed_json" && message["payload"] as? String == "{\"v\"")
        let steering = "\u{1B}[2J"
        #expect(try broker.publish("homebed/v1/532901/m-1/telemetry", steering, user: "hub-532901-000001").status == 0)
        let table = try wait(for: ["quarantine"]) { $0.count == 3 }
        #expect(table.contains { $0.hasSuffix("\u{FFFD}[2J") } && !table.contains { $0.contains("\u{1B}") })
        let exact = try wait(for: ["quarantine", "--json"]) { $0.count == 2 }
        #expect(try exact.map { try fields($0)["payload"] as? String }.contains(steering))
    }

    @Test func `one household cannot speak for another, and a stranger for nobody`() throws {
        let press = #"{"v":1,"ref":"9","event":"sos"}"#
        let foreign = try broker.publish("homebed/v1/532901/b-2/event", press, user: "hub-532901-000001")
        #expect(foreign.error.contains("Not authorized"), "\(foreign.error)")
        let wrong = try broker.publish(
            "homebed/v1/532901/b-2/event", press, user: "hub-532901-000002", password: "guess")
        #expect(wrong.status != 0)
        // What the owner sends afterwards arrives, and it is the first and only thing that did.
        #expect(try broker.publish("homebed/v1/532901/b-2/event", press, user: "hub-532901-000002").status == 0)
        let lines = try wait(for: ["alarms", "--json"]) { !$0.isEmpty }
        #expect(lines.count == 1)
        #expect(try fields(try #require(lines.first))["count"] as? Int == 1)
    }

    @Test func `doctor finds nothing wrong here, and a second gateway is told who runs`() throws {
        let doctor = try Program.run(
            "doctor", "--broker-file", "\(broker.folder)/mosquitto.conf", environment: variables)
        #expect(doctor.status == 0, "\(doctor.output)")
        for subject in ["broker ACL", "broker users", "broker persistence", "control socket", "synchronous", "audit"] {
            #expect(doctor.lines.contains { $0.hasPrefix("ok    \(subject) ") }, "\(subject): \(doctor.output)")
        }
        let second = try Program.run("serve", environment: variables)
        #expect(second.status == 75)
        #expect(second.error.contains("is in use by process"))
    }

    @Test func `watch writes plain lines without a terminal`() throws {
        let watch = try Program.homebed(["watch"], environment: variables)
        let press = #"{"v":1,"ref":"5","event":"sos"}"#
        #expect(try broker.publish("homebed/v1/532901/b-2/event", press, user: "hub-532901-000002").status == 0)
        try watch.wait(for: "open 1 P1 unacknowledged SOS-1", in: "output")
        #expect(try Program.run("acknowledge", "1", "--by", "Li", environment: variables).status == 0)
        try watch.wait(for: "changed 1 P1 acknowledged SOS-1", in: "output")
        #expect(try !watch.stop().output.contains("\u{1B}"))
    }

    @Test func `watch shows a terminal the open alarms, and a typed number acknowledges one`() throws {
        for (number, bed) in [("1", "532901-000001"), ("2", "532901-000002")] {
            let press = #"{"v":1,"ref":"w","event":"sos"}"#
            let topic = "homebed/v1/532901/b-\(number)/event"
            #expect(try broker.publish(topic, press, user: "hub-\(bed)").status == 0)
            _ = try wait(for: ["alarms", "--open", "--json"]) { $0.count == Int(number) }
        }
        let terminal = try Terminal(["watch", "--by", "Li"], environment: variables)
        let first = try terminal.screen { $0.contains { $0.hasPrefix("2 ") && $0.contains("SOS-1") } }
        #expect(first.first == "2 open alarms")
        #expect(first.contains { $0.hasPrefix("ALARM  PRIORITY  STATE") })
        #expect(first.contains { $0.hasPrefix("1 ") && $0.contains("P1") && $0.contains("unacknowledged") })
        #expect(first.contains { $0.contains("紧急呼叫") && $0.contains("532901-000002") })
        #expect(first.last == "number and Enter acknowledges, Ctrl-C ends")

        try terminal.type("7\n")
        _ = try terminal.screen { $0.contains { $0.contains("alarm 7") } }
        try terminal.type("2\n")
        let answered = try terminal.screen { $0.contains("alarm 2 acknowledged by Li") }
        // What nobody has answered stands above it.
        let rows = answered.filter { $0.contains("SOS-1") }
        #expect(rows.map { $0.prefix(1) } == ["1", "2"])
        #expect(rows.last?.contains("acknowledged") == true && rows.last?.hasSuffix("Li") == true)
        let lines = try wait(for: ["alarms", "--open", "--json"]) { $0.count == 2 }
        let states = try lines.map { try fields($0)["state"] as? String }
        #expect(states.contains("acknowledged") && states.contains("unacknowledged"))

        try terminal.type("\u{3}")
        try terminal.waitForEnd()
    }

    @Test func `a gateway that is told to stop leaves nothing behind, and commands go on`() throws {
        let result = try gateway.stop()
        #expect(result.status == 0, "\(result.error)")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/db.control"))
        #expect(try Program.run("import", "-", environment: variables, input: TwoBeds.lines).status == 0)
    }
}
