import Foundation
import TestSupport
import Testing

/// The program as it is delivered, on a database of its own, without a gateway.
@Suite(.serialized) struct CommandLineTests {
    private let folder: TemporaryFolder
    private let variables: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        variables = ["HOMEBED_DATABASE": "\(folder.path)/db", "HOMEBED_PROFILES": Checkout.profiles]
    }

    @Test func `an import with a bad line names it and changes nothing`() throws {
        let file = try folder.write(
            "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n532901,1,b-2,sos-button,\n",
            to: "beds.csv")
        let result = try Program.run("import", file, environment: variables)
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("\(file):3: bed: expected"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/db"))
    }

    @Test func `an unknown profile is told with its line and column, and nothing is half imported`() throws {
        let text =
            "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n532901,532901-000001,b-2,none,\n"
        let result = try Program.run("import", "-", environment: variables, input: text)
        #expect(result.status == 65)
        #expect(result.error.contains("-:3: profile: expected"), "\(result.error)")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/db"))
    }

    @Test func `bad lines of contacts and rota are told by file and line, whoever finds them`() throws {
        let contacts = try folder.write(
            "person,role,scope,name,channels\na,nurse,everywhere,A,sms=1\nb,operator,everywhere,B,sms=1\n",
            to: "contacts.csv")
        let read = try Program.run("contacts", "import", contacts, "--by", "t", environment: variables)
        #expect(read.status == 65)
        #expect(read.error.contains("\(contacts):2: role: expected one of operator"), "\(read.error)")
        let rota = try folder.write(
            "role,scope,person,from,until\n"
                + "operator,everywhere,a,2025-11-06T08:00:00+08:00,2025-11-06T16:00:00+08:00\n",
            to: "rota.csv")
        let refused = try Program.run("rota", "import", rota, "--by", "t", environment: variables)
        #expect(refused.status == 1)
        #expect(refused.error.contains("\(rota):2: person: expected somebody of the contact book"), "\(refused.error)")
    }

    @Test func `an import on a stopped gateway is there, and a second time changes nothing`() throws {
        let file = try folder.write(
            "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n", to: "b.csv")
        for _ in 1...2 {
            let result = try Program.run("import", file, environment: variables)
            #expect(result.status == 0, "\(result.error)")
        }
        let readings = try Program.run("readings", "b-1", "--json", environment: variables)
        #expect(readings.status == 0)
        #expect(readings.output.isEmpty)
    }

    @Test func `a rule is set for a bed, shown with its source and taken back`() throws {
        let file = try folder.write(
            "county,bed,device,profile,since,provider\n532901,532901-000001,b-1,sos-button,,care-1\n", to: "p.csv")
        #expect(try Program.run("import", file, environment: variables).status == 0)
        let who = ["--provider", "care-1", "--by", "Li", "--reason", "drill"]
        let set = try Program.homebed(["rules", "set", "SOS-1", "remind=30s"] + who, environment: variables).result()
        #expect(set.status == 0, "\(set.error)")
        let off = try Program.homebed(["rules", "set", "SOS-1", "enabled=false"] + who, environment: variables).result()
        #expect(off.status == 1)
        #expect(off.error.contains("expected nothing looser than true for an emergency"), "\(off.error)")
        let shown = try Program.run(
            "rules", "show", "--bed", "532901-000001", "--rule", "SOS-1", "--json", environment: variables)
        #expect(
            shown.output.contains(#""field":"remind","value":"30s","source":"provider care-1","by":"Li""#),
            "\(shown.output)")
        #expect(shown.output.contains(#""field":"enabled","value":"true","source":"profile""#))
        let reset = try Program.homebed(["rules", "reset", "SOS-1"] + who, environment: variables).result()
        #expect(reset.status == 0, "\(reset.error)")
        let history = try Program.run("rules", "history", "--json", environment: variables)
        #expect(history.output.split(separator: "\n").count == 2)
        #expect(try Program.run("rules", "bad-actors", environment: variables).status == 0)
    }

    @Test func `a shift is given over with what holds alarms back, and every order answers in JSON`() throws {
        let file = try folder.write(
            "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n", to: "h.csv")
        #expect(try Program.run("import", file, environment: variables).status == 0)
        let away = ["away", "532901-000001", "--reason", "hospital", "--by", "Li"]
        #expect(try Program.homebed(away, environment: variables).result().status == 0)
        let given = ["handover", "--from", "Li", "--to", "Wang"]
        let list = try Program.homebed(given, environment: variables).result()
        #expect(list.status == 0 && list.output.contains("KIND") && list.output.contains("hospital"), "\(list.error)")
        let lines = try Program.homebed(given + ["--json"], environment: variables).result().lines
        #expect(lines.count == 2 && lines[0].hasPrefix(#"{"done":true"#), "\(lines)")
        #expect(lines.last?.contains(#""reason":"hospital""#) == true)
        let who = ["--bed", "532901-000001", "--by", "Li", "--reason", "drill", "--json"]
        let orders = [
            ["rules", "set", "SOS-1", "remind=30s"] + who, ["rules", "reset", "SOS-1"] + who,
            ["test-window", "532901-000001", "--minutes", "5", "--by", "Li", "--json"],
        ]
        for order in orders {
            let result = try Program.homebed(order, environment: variables).result()
            #expect(result.output.hasPrefix(#"{"done":true"#), "\(order): \(result.error)")
        }
        let off = try Program.homebed(["rules", "set", "SOS-1", "enabled=false"] + who, environment: variables).result()
        #expect(off.status == 1 && off.output.hasPrefix(#"{"done":false"#), "\(off.output)")
    }

    @Test func `a drill is opened, marked, closed and recorded on a stopped gateway, and then no longer due`() throws {
        let file = try folder.write(
            "county,bed,device,profile,since,township,provider\n"
                + "532901,532901-000001,b-1,sos-button,,532901001,care-1\n"
                + "532901,532901-000002,b-2,sos-button,,532901001,care-1\n", to: "t.csv")
        #expect(try Program.run("import", file, environment: variables).status == 0)
        let run = { (line: String) in
            try Program.homebed(
                ["incident"] + line.split(separator: " ").map(String.init), environment: variables
            ).result()
        }
        #expect(try run("due --json").lines.count { $0.contains(#""due":true"#) } == 2)
        let opened = try run("open --township 532901001 --kind fire --drill --by Li")
        #expect(opened.output.contains("incident 1: drill fire in township 532901001 with 2 beds"), "\(opened.error)")
        let second = try run("open --township 532901001 --kind fire --drill --by Li")
        #expect(second.status == 1 && second.error.contains("close that first"), "\(second.error)")
        #expect(try run("reached 1 --bed 532901-000001 --how visit --by Wang").status == 0)
        #expect(try run("list").output.contains("演练 fire"))
        let shown = try run("show 1").output
        #expect(shown.contains("1 answered, 0 pressed, 0 heard, 1 not_reached"), "\(shown)")
        for line in [
            "problem 1 --text no-key --by Li", "close 1 --note good --by Li", "rectify 1 1 --note key --by Wang",
            "accept 1 1 --by Zhao",
        ] { #expect(try run(line).status == 0, "\(line)") }
        #expect(try run("record 1").output.hasPrefix("# 应急演练记录"))
        #expect(try run("due --json").lines.count { $0.contains(#""due":false"#) } == 2)
        #expect(try run("show 2").status == 1)
    }

    @Test func `the catalogue is printed as a table and for machines`() throws {
        let table = try Program.run("check", "--rules", environment: variables)
        #expect(table.status == 0, "\(table.error)")
        #expect(table.lines.first?.split(separator: " ").prefix(3) == ["RULE", "PRIORITY", "AUDIENCE"])
        let rows = table.lines.map { $0.split(separator: " ").map(String.init) }
        let exit = try #require(rows.first { $0[0] == "BED-1" })
        #expect(exit.contains("mattress-belt") && exit.starts(with: ["BED-1", "P3", ">", "P2", ">", "P1"]))
        #expect(rows.contains { $0[0] == "DEV-4" && $0.contains("fleet") })
        #expect(rows.contains { $0[0] == "VIT-8" && $0.contains("critical=85") })
        let lines = try Program.run("check", "--rules", "--json", environment: variables).lines
        let rules = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(rules.count == table.lines.count - 1)
        let heart = try #require(
            rules.compactMap(\.self).first {
                $0["rule"] as? String == "VIT-4" && $0["profiles"] as? [String] == ["mattress-belt"]
            })
        #expect(heart["thresholds"] as? [String: String] == ["low": "40", "high": "131", "hold": "3m", "band": "5"])
        #expect(heart["off_delay"] as? String == "3m" && heart["ends"] as? String == "by itself")
        let stages = try #require(heart["stages"] as? [[String: String]])
        #expect(stages == [["priority": "P2", "audience": "operator", "on_delay": "3m"]])
    }

    @Test func `an alarm that does not exist is refused`() throws {
        let result = try Program.run("acknowledge", "7", "--by", "Li", environment: variables)
        #expect(result.status == 1, "\(result.error)")
        #expect(result.output.isEmpty)
        #expect(result.error.contains("alarm 7"))
    }

    @Test(arguments: [
        ["acknowledge", "0", "--by", "Li"], ["acknowledge", "1"], ["acknowledge", "1", "--by", " "],
        ["close", "1", "--by", "Li"], ["close", "1", "--by", "Li", "--reason", "bored"],
        ["alarms", "--priority", "P5"], ["alarm", "0"],
        ["dispatch", "1", "--by", "Li"], ["shelve", "1", "--by", "Li", "--minutes", "1441", "--reason", "x"],
        ["shelve", "1", "--by", "Li", "--minutes", "5", "--reason", " "], ["comment", "1", "", "--by", "Li"],
        ["away", "532901-000001", "--by", "Li"], ["away", "532901-000001", "--by", "Li", "--back", "--reason", "x"],
        ["out-of-service", "--permit", "1", "--until", "2030-01-01T00:00:00Z", "--by", "Li"],
        ["outage", "532901001", "--by", "Li"], ["orders", "show", "0"],
        ["orders", "assign", "1", "1", "--by", "Li"], ["orders", "assign", "1", "--to", "Wu", "--by", "Li"],
        ["orders", "assign", "1", "1", "--to", "Wu", "--due", "soon", "--by", "Li"],
        ["orders", "mend", "1", "0", "--done", "x", "--by", "Li"], ["orders", "mend", "1", "1", "--by", "Li"],
        ["orders", "accept", "1", "1", "--seen", " ", "--by", "Li"], ["orders", "sign", "1", "1"],
        ["orders", "age", "--county", "5329"], ["orders", "figures", "--from", "May"], ["rates", "--county", "5329"],
        ["orders", "close", "1", "--by", "Li"], ["orders", "close", "1", "--by", "Li", "--note", " "],
        ["orders", "list", "--bed", "7"], ["visit", "begin", "532901-000001", "--minutes", "0", "--by", "Li"],
        ["incident", "open", "--township", "53290100", "--kind", "fire", "--by", "Li"],
        ["incident", "open", "--township", "532901001", "--kind", "flood", "--by", "Li"],
        ["incident", "open", "--township", "532901001", "--kind", "fire", "--minutes", "60", "--by", "Li"],
        ["incident", "open", "--township", "532901001", "--kind", "fire", "--drill", "--minutes", "241", "--by", "Li"],
        ["incident", "reached", "1", "--bed", "7", "--by", "Li"],
        ["incident", "reached", "1", "--bed", "532901-000001", "--how", "smoke", "--by", "Li"],
        ["incident", "close", "1", "--by", "Li"], ["incident", "close", "1", "--note", " ", "--by", "Li"],
        ["incident", "problem", "1", "--text", "", "--by", "Li"], ["incident", "rectify", "1", "0", "--note", "x"],
        ["incident", "show", "0"], ["incident", "show", "1", "--json", "--print"],
        ["test-window", "532901-000001", "--minutes", "31", "--by", "Li"],
        ["test-window", "1", "--minutes", "1", "--by", "Li"], ["readings", "b 1"],
        ["readings", "b-1", "--since", "yesterday"], ["broker-config", "--output", "x", "--listen", "nowhere"],
        ["broker-config", "--output", "x", "--tls-port", "8883"], ["explode"],
    ])
    func `a wrong command line ends with 64 and says what was expected`(arguments: [String]) throws {
        let result = try Program.homebed(arguments, environment: variables).result()
        #expect(result.status == 64, "\(result.error)")
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }

    @Test(arguments: [
        ["alarms"], ["readings", "b-1"], ["quarantine"], ["watch"], ["orders"], ["orders", "show", "1"],
        ["suppressions"],
    ])
    func `a database that is not there is told, not made`(arguments: [String]) throws {
        let result = try Program.homebed(arguments, environment: variables).result()
        #expect(result.status == 69)
        #expect(result.error.contains("there is no database"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/db"))
    }

    @Test func `what holds alarms back is listed, in a table and for machines`() throws {
        let text =
            "county,bed,device,profile,since,township\n532901,532901-000001,b-1,sos-button,,532901001\n"
        #expect(try Program.run("import", "-", environment: variables, input: text).status == 0)
        let away = try Program.run(
            "away", "532901-000001", "--reason", "住院", "--by", "Li", environment: variables)
        #expect(away.status == 0, "\(away.error)")
        let table = try Program.run("suppressions", environment: variables)
        #expect(table.lines.count == 2 && table.lines.last?.hasPrefix("absence  -     532901-000001") == true)
        let line = try #require(try Program.run("suppressions", "--json", environment: variables).lines.first)
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(fields["kind"] as? String == "absence" && fields["bed"] as? String == "532901-000001")
        #expect(fields["reason"] as? String == "住院" && fields["by"] as? String == "Li" && fields["until"] is NSNull)
        #expect(try Program.run("away", "532901-000001", "--back", "--by", "Li", environment: variables).status == 0)
        #expect(try Program.run("suppressions", "--json", environment: variables).lines == [])
    }

    @Test func `an order that does not exist is refused`() throws {
        let text = "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n"
        #expect(try Program.run("import", "-", environment: variables, input: text).status == 0)
        #expect(try Program.run("orders", "--json", environment: variables).lines == [])
        let shown = try Program.run("orders", "show", "7", environment: variables)
        #expect(shown.status == 1 && shown.error.contains("order 7: expected an order"))
        let closed = try Program.run("orders", "close", "7", "--note", "x", "--by", "Li", environment: variables)
        #expect(closed.status == 1 && closed.error.contains("there is none yet"), "\(closed.error)")
    }

    @Test func `check tells every fault of configuration and profiles at once`() throws {
        let profiles = "\(folder.path)/profiles/emergency_button"
        try FileManager.default.createDirectory(atPath: profiles, withIntermediateDirectories: true)
        try "id: 7\n".write(toFile: "\(profiles)/a.yaml", atomically: false, encoding: .utf8)
        let config = try folder.write("ingest:\n  batchLimit: many\nborker: 1\n", to: "c.yaml")
        let result = try Program.run(
            "check", "--config", config, "--profiles", "\(folder.path)/profiles", "--database", "\(folder.path)/db")
        #expect(result.status == 78)
        #expect(result.error.contains("\(config):2:15: ingest.batchLimit: expected"))
        #expect(result.error.contains("\(config):3:9: borker: expected"))
        #expect(result.error.contains("\(profiles)/a.yaml:"))
    }

    @Test func `check lists what inventories and technicians ask of a model`() throws {
        let table = try Program.run("check", environment: variables)
        #expect(table.status == 0, "\(table.error)")
        let row = try #require(table.lines.first { $0.hasPrefix("sos-button ") })
        for cell in ["emergency_button", "养老监护类", "8519682", "replaceable, CR2450, 365d"] {
            #expect(row.contains(cell), "\(row)")
        }
        let asked = try #require(table.lines.first { $0.hasPrefix("elder-watch ") })
        #expect(asked.hasSuffix("  heart_rate spo2 body_temperature"))
        let plain = try #require(table.lines.first { $0.hasPrefix("nursing-bed-manual ") })
        #expect(plain.split(separator: " ").suffix(2) == ["-", "-"])

        let lines = try Program.run("check", "--json", environment: variables).lines
        let watch = try #require(lines.first { $0.contains("\"profile\":\"elder-watch\"") })
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(watch.utf8)) as? [String: Any])
        #expect(fields["ieee11073"] as? Int == 8_519_681 && fields["catalogue"] as? String == "健康管理类")
        let battery = try #require(fields["battery"] as? [String: Any])
        #expect(battery["kind"] as? String == "rechargeable" && battery["life_ms"] as? Int == 172_800_000)
        #expect(battery["cell"] is NSNull)
        #expect(fields["measures_on_demand"] as? [String] == ["heart_rate", "spo2", "body_temperature"])
        #expect((fields["rules"] as? [String])?.contains("VIT-8") == true)
    }

    @Test func `check shows every key with value and source, and no secret`() throws {
        let result = try Program.run(
            "check", "--effective", "--broker", "mqtt://flag",
            environment: variables.merging(["HOMEBED_BROKER_USERNAME": "u", "HOMEBED_BROKER_PASSWORD": "hunter2"]) {
                $1
            })
        #expect(result.status == 0, "\(result.error)")
        let rows = result.lines.map { $0.split(separator: " ").map(String.init) }
        #expect(rows.contains(["broker.address", "mqtt://flag", "flag", "--broker"]))
        #expect(rows.contains(["broker.password", "***", "environment", "HOMEBED_BROKER_PASSWORD"]))
        #expect(!result.output.contains("hunter2"))
    }

    @Test func `decode reads standard input`() throws {
        let result = try Program.run(
            "decode", "--profile", "mattress-belt", "--suggest", environment: variables,
            input: #"{"v":1,"readings":{"heart_rate":72,"aura":1}}"#)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("heart_rate  72     /min  valid"))
        #expect(result.output.contains("ignored fields: readings.aura"))
        #expect(result.lines.last == "  aura:")
        #expect(try Program.run("decode", "--profile", "none", environment: variables).status == 66)
        let foreign = try Program.run(
            "decode", "--profile", "sos-button-zigbee", "--topic", "zigbee2mqtt/bedside", environment: variables,
            input: #"{"action":"single","battery":87,"linkquality":120}"#)
        #expect(foreign.status == 0, "\(foreign.error)")
        #expect(foreign.lines.contains { $0.hasPrefix("event") && $0.hasSuffix("sos") })
        #expect(foreign.output.contains("ignored fields: linkquality"))
        #expect(
            try Program.run(
                "decode", "--profile", "sos-button-zigbee", "--topic", "z/b", environment: variables, input: "{}"
            ).status == 66)
        #expect(try Program.run("decode", "--profile", "sos-button", environment: variables, input: "{").status == 65)
        let hostile = try Program.run(
            "decode", "--profile", "mattress-belt", environment: variables,
            input: #"{"v":1,"readings":{"\u001b[2J":1,"\u009b2J":1}}"#)
        #expect(hostile.status == 0, "\(hostile.error)")
        #expect(hostile.output.contains("readings.\u{FFFD}[2J") && hostile.output.contains("readings.\u{FFFD}2J"))
    }

    /// Every file of the folder: its bytes, and when it was changed.
    private func files() throws -> [String: [String]] {
        var files: [String: [String]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let path = "\(folder.path)/\(name)"
            let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            let bytes = try Data(contentsOf: URL(filePath: path)).base64EncodedString()
            files[name] = [bytes, "\(changed?.timeIntervalSince1970 ?? 0)"]
        }
        return files
    }

    @Test func `doctor makes no database and changes none`() throws {
        let arguments = ["doctor", "--broker", "mqtt://127.0.0.1:1"]
        let none = try Program.homebed(arguments, environment: variables).result()
        #expect(none.lines.contains { $0.hasPrefix("warn  database ") && $0.contains("does not exist") })
        #expect(try files().isEmpty)
        let file = try folder.write(
            "county,bed,device,profile,since\n532901,532901-000001,b-1,sos-button,\n", to: "b.csv")
        #expect(try Program.run("import", file, environment: variables).status == 0)
        let before = try files()
        let looked = try Program.homebed(arguments, environment: variables).result()
        #expect(looked.lines.contains { $0.hasPrefix("ok    database ") && $0.contains("no gateway runs") })
        #expect(looked.lines.contains { $0.hasPrefix("ok    audit ") })
        // A reader may need the index of the write-ahead log, which is made where it is not.
        let after = try files().filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") }
        #expect(after == before.filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") })
        #expect(try files()["db-wal"]?[0].isEmpty != false, "nothing waits to be written")
    }

    @Test func `doctor fails without a broker and says what to do`() throws {
        let result = try Program.run("doctor", "--broker", "mqtt://127.0.0.1:1", environment: variables)
        #expect(result.status == 1)
        #expect(result.lines.contains { $0.hasPrefix("fail  broker ") && $0.contains("start the broker") })
        #expect(result.lines.contains { $0.hasPrefix("ok    profiles ") })
    }
}
