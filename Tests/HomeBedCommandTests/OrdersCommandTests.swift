import CareCore
import Foundation
import TestSupport
import Testing

/// Orders as a route, by age and in figures, and the two rates: with the program as it is delivered, over rows that a
/// gateway wrote. Two beds in two villages, each with a button whose battery is low.
@Suite(.serialized) struct OrdersCommandTests {
    private let desk: RecordsDesk

    init() throws {
        desk = try RecordsDesk(isRunning: false)
        let devices = """
            county,bed,device,profile,since
            532901,532901-000001,b-1,sos-button,2025-01-01T00:00:00+08:00
            532901,532901-000002,b-2,sos-button,2025-01-01T00:00:00+08:00

            """
        try #require(Program.run("import", "-", environment: desk.variables, input: devices).status == 0)
        try desk.enterRegisters()
        try desk.enter(
            CareProgramme.Form(
                "village",
                ["village": "532901001002", "name": "远村", "latitude": "25.7000", "longitude": "100.4000"]))
        for (bed, village) in [("532901-000001", "532901001002"), ("532901-000002", "532901001001")] {
            try desk.enter(
                CareProgramme.Form(
                    "residence",
                    [
                        "household": bed, "county": "532901", "township": "532901001", "village": village,
                        "address": "某村 3 社 12 号",
                    ]))
        }
        try desk.tamper(Self.rows)
    }

    /// Milliseconds so many days ago, at this second.
    private static func ago(_ days: Int) -> String { "(unixepoch('now') - \(days * 86_400)) * 1000" }
    /// Yesterday as a day number of Asia/Shanghai.
    private static let yesterday = "((unixepoch('now') + 28800) / 86400 - 1)"
    private static func device(_ name: String) -> String { "(SELECT number FROM device WHERE identity = '\(name)')" }
    private static func bed(_ number: Int) -> String {
        "(SELECT number FROM bed WHERE identity = '532901-00000\(number)')"
    }

    /// A battery since ten days, one since a day, and one that was mended after a day.
    private static let rows = """
        INSERT INTO alarm (number, rule, subjectKind, subject, isTest, raisedAt, receivedAt, isLate, latches, priority,
            audience, state, work, count, lastAt, edge)
            SELECT value, 'BAT-1', 3, \(device("b-1")), 0, 1, 1, 0, 0, 4, 3, 0, 1, 1, 1, 1 FROM json_each('[1, 2, 3]');
        INSERT INTO maintenanceOrder (number, bed, openedAt)
            VALUES (1, \(bed(1)), \(ago(10))), (2, \(bed(2)), \(ago(3)));
        INSERT INTO maintenanceProblem (maintenanceOrder, number, rule, device, alarm, priority, foundAt, lastAt, count)
            VALUES (1, 1, 'BAT-1', \(device("b-1")), 1, 4, \(ago(10)), \(ago(10)), 1),
            (2, 2, 'BAT-1', \(device("b-2")), 2, 4, \(ago(1)), \(ago(1)), 1);
        INSERT INTO maintenanceProblem (maintenanceOrder, number, rule, device, alarm, priority, foundAt, lastAt, count,
            assignedAt, assignedBy, assignee, dueAt, mendedAt, mendedBy, work, parts, replacedBattery)
            VALUES (2, 1, 'DEV-1', \(device("b-2")), 3, 3, \(ago(3)), \(ago(3)), 1, \(ago(3)), '李', '王', \(ago(2)),
            \(ago(2)), '王', '换保险丝', '', 0);
        INSERT INTO dailyMetric (day, device, segment, metric, count, minimum, maximum, mean)
            VALUES (\(yesterday), \(device("b-1")), 0, \(Metric.battery.rawValue), 3, 12, 15, 13);
        INSERT INTO dailyDevice (day, device, segment, bed, readings, validReadings, events, onlineSeconds,
            effectiveSeconds, lastAt) SELECT \(yesterday), \(device("b-1")), 0, \(bed(1)), 3, 3, 0, 86400, 86400,
            (\(yesterday) + 1) * 86400000 - 28800000 - 60000;
        """

    private func lines(_ arguments: String...) throws -> [[String: Any]] {
        let result = try desk.run(arguments + ["--json"])
        #expect(result.status == 0, "\(result.error)")
        return try result.lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `batteries are a route by village, from the nearest one on, with the last known charge`() throws {
        let route = try lines("orders", "batteries")
        #expect(route.map { $0["village_name"] as? String } == ["某村", "远村"])
        #expect(route.map { $0["device"] as? String } == ["b-2", "b-1"])
        #expect(route.last?["battery"] as? Int == 12 && route.first?["battery"] is NSNull)
        #expect(route.allSatisfy { $0["address"] as? String == "***" && $0["kind"] as? String == "紧急呼叫" })
        let far = try lines("orders", "batteries", "--start", "532901001002")
        #expect(far.map { $0["device"] as? String } == ["b-1", "b-2"])
        let shown = try desk.run(["orders", "batteries", "--reveal", "--by", "Li", "--reason", "换电池"])
        #expect(shown.output.contains("某村 3 社 12 号") && shown.output.contains("12 %"), "\(shown.error)")
        #expect(shown.error.contains("2 batteries at 2 beds"))
        #expect(try lines("orders", "batteries", "--county", "532925").isEmpty)
    }

    @Test func `problems are told by age, with what is over its time`() throws {
        let all = try lines("orders", "age")
        #expect(all.map { "\($0["order"] ?? "")/\($0["problem"] ?? "")" } == ["1/1", "2/1", "2/2"])
        let late = try lines("orders", "age", "--overdue")
        #expect(late.map { $0["order"] as? Int } == [1], "\(late)")
        #expect((late.first?["over_ms"] as? Int).map { $0 > 2 * 86_400_000 } == true)
        let table = try desk.run(["orders", "age"])
        #expect(table.output.contains("待整改") == false && table.output.contains("待验收"), "\(table.output)")
        #expect(table.error.contains("3 problems, 1 over their time"))
    }

    @Test func `figures tell how long repairs took and name the problems`() throws {
        let figures = try #require(try lines("orders", "figures").first)
        #expect(figures["mean_ms"] as? Int == 86_400_000 && figures["median_ms"] as? Int == 86_400_000)
        #expect(figures["mended"] as? [String] == ["2/1"])
        let table = try desk.run(["orders", "figures"])
        #expect(table.output.contains("24.0 h") && table.output.contains("2/1"), "\(table.output)\(table.error)")
        #expect(try #require(try lines("orders", "figures", "--county", "532925").first)["mended"] as? [String] == [])
    }

    @Test func `rates tell both figures by class, and of each device that fails why and with which order`() throws {
        let rates = try lines("rates")
        let lists = rates.filter { $0["usable"] is [Any] }
        let buttons = try #require(lists.first { $0["class"] as? String == "emergency_button" })
        #expect(buttons["usable"] as? [String] == ["b-1"])
        #expect((buttons["usable_of"] as? [String])?.contains("b-2") == true)
        let silent = try #require(rates.first { $0["device"] as? String == "b-2" })
        #expect(silent["usable"] as? String == "never heard" && silent["order"] as? Int == 2)
        let idle = try #require(rates.first { $0["device"] as? String == "b-1" })
        #expect(idle["usable"] is NSNull && (idle["in_use"] as? String)?.hasPrefix("no press") == true)
        #expect(idle["order"] as? Int == 1)
        let table = try desk.run(["rates", "--county", "532901"])
        #expect(table.output.contains("设备能用率与起作用率") && table.output.contains("紧急呼叫"), "\(table.error)")
        #expect(try lines("rates", "--county", "532925").isEmpty)
        let future = try desk.run(["rates", "--on", "2099-01-01"])
        #expect(future.status == 66 && future.error.contains("the newest whose facts are made"), "\(future.error)")
    }
}
