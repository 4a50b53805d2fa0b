import CareCore
import CareRecords
import Testing

@testable import HomeBedCommand

@Suite struct DutyFileTests {
    @Test func `every column of the contact book arrives in its place`() throws {
        let file = ContactFile(
            Array(
                """
                name,person,role,scope,channels,language,hours,from,until
                张三,z-1,family,bed:532901-000001,sms=+8613800000000 wecom=z,en,07:00-22:30,2025-11-06T08:00:00+08:00,
                李,l-1,operator,everywhere,sms=1,,,,
                """.utf8))
        #expect(file.faults.isEmpty, "\(file.faults)")
        let first = try #require(file.lines.first?.value)
        #expect(first.name == "张三" && first.person.text == "z-1" && first.language == .en)
        #expect("\(first.post)" == "family for bed:532901-000001")
        #expect(first.channels.map(\.text) == ["sms=+8613800000000", "wecom=z"])
        #expect(first.hours == DailyWindow(from: 420, until: 1_350))
        #expect(first.from?.milliseconds == 1_762_387_200_000 && first.until == nil)
        #expect(file.lines.map(\.number) == [2, 3])
        #expect(file.lines.last?.value.hours == nil && file.lines.last?.value.language == .zh)
    }

    @Test func `every bad cell is told with its line and column`() {
        let text = """
            person,role,scope,name,channels,hours,until
            a b,nurse,bed:1,,SMS,7-8,soon
            z,family,everywhere,Z,sms=1
            """
        #expect(
            ContactFile(Array(text.utf8)).faults.map { "\($0.line) \($0.fault.field)" } == [
                "2 person", "2 role", "2 scope", "2 name", "2 channels", "2 hours", "2 until", "3 ",
            ])
        let headless = ContactFile(Array("person,who\n".utf8))
        #expect(headless.faults.map(\.fault.field) == ["", "role", "scope", "name", "channels"])
    }

    @Test func `shifts are read and bad ones told`() {
        let text = """
            role,scope,person,from,until
            operator,county:532901,a,2025-11-06T08:00:00+08:00,2025-11-06T16:00:00+08:00
            operator,county:532901,a,now,2025-11-06T16:00:00+08:00
            """
        let file = ShiftFile(Array(text.utf8))
        #expect(file.lines.map { $0.value.until - $0.value.from } == [.hours(8)])
        #expect(file.faults.map { "\($0.line) \($0.fault.field)" } == ["3 from"])
    }

    @Test(arguments: [
        ("4-Mar,operator,everywhere,Z,sms=1,", "person", "into a day"),
        ("z,family,bed:532901-1,Z,sms=1,", "scope", "zeros before the bed's number are missing: 532901-000001"),
        ("z,operator,county:53290,Z,sms=1,", "scope", "it has 5 of 6 digits"),
        ("z,operator,township:５３２９０１００１,Z,sms=1,", "scope", "full-width"),
        ("z,operator,everywhere,锟斤拷,sms=1,", "name", "characters were lost"),
        ("z,operator,everywhere,Z,sms=1.38123E+10,", "channels", "power of ten"),
        ("z,operator,everywhere,Z,mqtt sms=１３８,", "channels", "full-width"),
        ("z,operator,everywhere,Z,\"sms=1,mqtt sms=1,mqtt\",", "channels", "write spaces between the values"),
        ("z,operator,everywhere,Z,sms=138****5678,", "channels", "stars stand for what is hidden"),
        ("z,operator,everywhere,Z,sms=1,45967", "until", "serial number on 2025-11-06"),
    ])
    func `what a spreadsheet does to a value is named`(line: String, column: String, words: String) {
        let file = ContactFile(Array("person,role,scope,name,channels,until\n\(line)\n".utf8))
        #expect(file.faults.map(\.fault.field) == [column], "\(file.faults)")
        #expect(file.faults.first?.fault.hint.contains(words) == true, "\(file.faults)")
    }

    @Test func `bad names and addresses are told and not repeated`() {
        let name = String(repeating: "张三丰", count: 22)
        let text = "person,role,scope,name,channels\nz,operator,everywhere,\(name),SMS=13999990001\n"
        let told = ContactFile(Array(text.utf8)).faults.map { $0.text(in: "f.csv") }
        #expect(told.count == 2 && told[0].contains("found \"something else (66 characters)\""), "\(told)")
        #expect(told.allSatisfy { !$0.contains("张三丰") && !$0.contains("1399999") }, "\(told)")
    }
}
