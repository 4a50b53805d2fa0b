import CareCore
import Testing

@testable import CareProfiles

@Suite struct CompilationTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let instructions: [Instruction]
        var testDescription: String { text }

        init(_ text: String, _ instructions: [Instruction]) {
            self.text = text
            self.instructions = instructions
        }
    }

    static let rows: [Row] = [
        Row("in_bed", [.metric(slot: 2)]),
        Row("not in_bed", [.metric(slot: 2), .not]),
        Row("in_bed == true", [.metric(slot: 2), .constant(1), .equal]),
        Row("heart_rate >= 131", [.metric(slot: 0), .constant(131), .greaterOrEqual]),
        Row("heart_rate <= $limit", [.metric(slot: 0), .parameter(0), .lessOrEqual]),
        Row("spo2 < $critical", [.metric(slot: 1), .byAltitude(table: 0), .less]),
        Row("bed_status == ok", [.metric(slot: 3), .constant(0), .equal]),
        Row("bed_status != leave", [.metric(slot: 3), .constant(5), .notEqual]),
        Row("event(sos)", [.event(mask: 1 << 1)]),
        Row("event(sos, fall)", [.event(mask: 1 << 1 | 1 << 4)]),
        Row("event(care_done)", [.event(mask: 1 << 13)]),
        Row("changed(spo2)", [.changed(slot: 1)]),
        Row("silent(heart_rate, 10m)", [.constant(600_000), .silent(slot: 0)]),
        Row("silent(any, 25h)", [.constant(90_000_000), .silentDevice]),
        Row("silent(activity, $hold)", [.parameter(1), .silentActivity]),
        Row("avg(heart_rate, 10m) > 100", [.window(0, .average), .constant(100), .greater]),
        Row(
            "max(spo2, 5m) - min(spo2, 5m) > 10",
            [.window(0, .maximum), .window(0, .minimum), .subtract, .constant(10), .greater]),
        Row("count(fall, 24h) >= 2", [.window(0, .count), .constant(2), .greaterOrEqual]),
        Row("count(spo2, 10m) > 2", [.window(0, .count), .constant(2), .greater]),
        Row("between(22:30, 07:00)", [.between(0)]),
        Row("between(bedtime - 150m, rising + 1h)", [.between(0)]),
        Row("times(in_bed, 9h) > 2", [.window(0, .count), .constant(2), .greater]),
        Row("times(in_bed, 9h, 30s) > 2", [.window(0, .lasting), .constant(2), .greater]),
        Row("resident.skin_risk", [.resident(.skinRisk)]),
        Row("bed.altitude > 2500", [.resident(.altitude), .constant(2_500), .greater]),
        Row(
            "heart_rate < -(-30) + 2 * 5",
            [
                .metric(slot: 0), .constant(30), .negate, .negate, .constant(2), .constant(5), .multiply, .add, .less,
            ]),
        Row(
            "in_bed and not event(sos) or resident.copd",
            [.metric(slot: 2), .event(mask: 1 << 1), .not, .and, .resident(.chronicLungDisease), .or]),
        Row(
            "in_bed and (event(sos) or resident.copd)",
            [.metric(slot: 2), .event(mask: 1 << 1), .resident(.chronicLungDisease), .or, .and]),
        Row(
            "not heart_rate < 40 and in_bed",
            [.metric(slot: 0), .constant(40), .less, .not, .metric(slot: 2), .and]),
    ]

    @Test(arguments: rows)
    func `an expression becomes the program that its meaning demands`(row: Row) throws {
        let checker = TypeChecker(model: Probe.vocabulary, tables: Probe.tables())
        let term = try #require(checker.condition(try ExpressionParser.parse(row.text)), "\(checker.faults)")
        #expect(CodeGenerator.program(of: term).program.instructions == row.instructions)
    }

    @Test(arguments: [("in_bed", 1), ("heart_rate > 100", 2), ("spo2 + (spo2 + (spo2 + spo2)) > 300", 4)])
    func `the stack depth of a program is known`(text: String, depth: Int) throws {
        let checker = TypeChecker(model: Probe.vocabulary, tables: Probe.tables())
        let term = try #require(checker.condition(try ExpressionParser.parse(text)))
        #expect(CodeGenerator.program(of: term).depth == depth)
    }

    @Test func `windows and windows of the day are shared between expressions of a rule`() throws {
        let tables = Probe.tables()
        for text in ["avg(spo2, 5m) > 90", "min(spo2, 5m) > 80", "max(spo2, 6m) > 90", "between(22:30, 07:00)"] {
            let checker = TypeChecker(model: Probe.vocabulary, tables: tables)
            #expect(checker.condition(try ExpressionParser.parse(text)) != nil)
        }
        let checker = TypeChecker(model: Probe.vocabulary, tables: tables)
        #expect(checker.condition(try ExpressionParser.parse("between(22:30, 07:00)")) != nil)
        #expect(tables.windows.map(\.length) == [.minutes(5), .minutes(6)])
        #expect(tables.windows.map(\.capacity) == [6, 7])
        #expect(tables.dailyWindows == [DailyWindow(from: 1_350, until: 420)])
    }

    @Test func `a window that follows the bed's night is another than the same hours by the clock`() throws {
        let tables = Probe.tables()
        for text in ["between(22:30, 07:00)", "between(bedtime, rising)", "between(bedtime - 150m, 09:00)"] {
            let checker = TypeChecker(model: Probe.vocabulary, tables: tables)
            #expect(checker.condition(try ExpressionParser.parse(text)) != nil, "\(checker.faults)")
        }
        let night = DailyWindow(from: 1_350, until: 420)
        #expect(tables.dailyWindows == [night, night, DailyWindow(from: 1_200, until: 540)])
        #expect(
            tables.nightWindows == [
                1: DayWindow(from: .bedtime(0), until: .rising(0)),
                2: DayWindow(from: .bedtime(-150), until: .time(540)),
            ])
    }
}
