import CareCore
import CareRecords
import Foundation
import Testing

@testable import HomeBedCommand

@Suite struct ImportFileTests {
    private static let header = "county,bed,device,profile,since"

    private func parse(_ text: String) -> ImportFile { ImportFile(Array(text.utf8)) { $0 != "no-such-profile" } }

    @Test func `every column arrives in its place, in whatever order`() throws {
        let file = parse(
            """
            device,profile,county,bed,since,resident,altitude_m,household,township,longitude,latitude,address
            b-1,sos-button,532901,532901-000001,2025-11-06T22:42:05.123+08:00,skin_risk copd,1976,h:1,532901001,\
            100.2676,-25.5,"大理镇龙龛村, 12 号"
            b-2,sos-button,532925,532925-000007,,,,,,,,
            """)
        #expect(file.faults.isEmpty)
        let first = try #require(file.lines.first)
        #expect(first.line == 2 && first.county.number == 532_901 && "\(first.bed)" == "532901-000001")
        #expect(first.device.text == "b-1" && first.profile == "sos-button" && first.township == "532901001")
        #expect(first.since?.milliseconds == 1_762_440_125_123)
        #expect(first.household?.text == "h:1" && first.altitude == 1_976)
        #expect(first.facts?[.skinRisk] == true && first.facts?[.chronicLungDisease] == true)
        #expect(first.facts?[.bedBound] == false)
        #expect(first.address?.text == "大理镇龙龛村, 12 号")
        #expect(first.position == GeoPosition(latitude: -25.5, longitude: 100.2676))
        let second = try #require(file.lines.last)
        #expect(second.line == 3 && second.since == nil && second.facts == nil && second.altitude == nil)
        #expect(second.address == nil && second.position == nil)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `both ends of line, a byte order mark, quotes and empty lines are read`(end: String) {
        let text = [Self.header, "", "532901,\"532901-000001\", b-1 ,\"sos-button\",", ""].joined(separator: end)
        let file = ImportFile([0xEF, 0xBB, 0xBF] + Array(text.utf8)) { _ in true }
        #expect(file.faults.isEmpty, "\(file.faults)")
        #expect(file.lines.map(\.line) == [3])
        #expect(file.lines.first?.device.text == "b-1")
    }

    @Test(arguments: [
        ("53290,532901-000001,b-1,p,", "county", "53290"), ("532901,532901-1,b-1,p,", "bed", "532901-1"),
        ("532901,532925-000001,b-1,p,", "bed", "532925-000001"), ("532901,532901-000001,b 1,p,", "device", "b 1"),
        ("532901,532901-000001,alarms,p,", "device", "alarms"), ("532901,532901-000001,b-1,,", "profile", ""),
        ("532901,532901-000001,b-1,no-such-profile,", "profile", "no-such-profile"),
        ("532901,532901-000001,b-1,p,yesterday", "since", "yesterday"),
        ("532901,532901-000001,b-1,p,2025-11-06T22:42:05", "since", "2025-11-06T22:42:05"),
    ])
    func `a bad value is told with line, column and what stands there`(line: String, column: String, found: String) {
        let file = parse("\(Self.header)\n532901,532901-000009,b-9,p,\n\(line)\n")
        #expect(file.faults.map(\.line) == [3])
        #expect(file.faults.map(\.fault.field) == [column])
        #expect(file.faults.map(\.fault.found) == [found])
    }

    @Test(arguments: [
        ("90.1,100", "latitude", 4), ("-91,100", "latitude", 3), ("25.6,180.001", "longitude", 7),
        ("25.6,", "longitude", 0), (",100.2", "latitude", 0), ("nan,100", "latitude", 3),
        ("0x19,100", "latitude", 4), ("25,inf", "longitude", 3), ("25度,100", "latitude", 3),
    ])
    func `a place that is not on the earth is told and not repeated`(place: String, column: String, length: Int) {
        let file = parse("\(Self.header),latitude,longitude\n532901,532901-000001,b-1,p,,\(place)\n")
        #expect(file.faults.map(\.fault.field) == [column], "\(file.faults)")
        #expect(file.faults.map(\.fault.found) == [length == 0 ? "" : "something else (\(length) characters)"])
    }

    @Test(arguments: [
        ("\"two\nlines\"", 1), (String(repeating: "号", count: Limits.addressBytes / 3), 0),
        (String(repeating: "号", count: Limits.addressBytes / 3) + "x", 1),
    ])
    func `an address is one line of bounded length`(address: String, faults: Int) {
        let file = parse("\(Self.header),address\n532901,532901-000001,b-1,p,,\(address)\n")
        #expect(file.faults.map(\.fault.field) == Array(repeating: "address", count: faults))
    }

    @Test func `all bad lines are told at once`() {
        let file = parse(
            "\(Self.header),altitude_m,resident\nx,x,!,,x,1.5,brave\n532901,532901-000001,b-1,p,,9001,\n1\n")
        let places = file.faults.map { "\($0.line) \($0.fault.field)" }
        #expect(
            places == [
                "2 county", "2 bed", "2 device", "2 profile", "2 since", "2 altitude_m", "2 resident", "3 altitude_m",
                "4 ",
            ])
    }

    @Test(arguments: [
        ("", "header"), ("county,bed,device,profile\n", "since"),
        ("county;bed;device;profile;since\n", "semicolons"),
        ("county,bed,device,profile,since,colour\n", "colour"), ("county,bed,device,profile,since,bed\n", "once"),
        ("county,bed,device,profile,since\n", "records below the header"),
        ("532901,532901-000001,b-1,p,\n", "5 fields that name none of them"),
        ("county,bed,device,profile,since\n532901,532901-000001,\"b-1,p,\n", "never closed"),
        ("county,bed,device,profile,since\n532901,532901-000001,\"b\"1,p,\n", "after the closing"),
        ("county,bed,device,profile,since\n532901,532901-000001,b\"1,p,\n", "inside a field"),
        ("county,bed,device,profile,since,township\n532901,532901-000001,b-1,p,,532925001\n", "township"),
    ])
    func `a file that is none is told as such`(text: String, words: String) {
        let file = parse(text)
        #expect(file.faults.contains { "\($0)".contains(words) }, "\(file.faults)")
    }

    @Test func `bytes that are no text are told with their place`() {
        let start = Array("\(Self.header)\n532901,532901-000001,".utf8)
        let file = ImportFile(start + [0xFF, 0xFE] + Array(",p,\n".utf8)) { _ in true }
        #expect(file.faults.map { $0.text(in: "f.csv") }.count == 1)
        #expect(file.faults.first?.fault.found.contains("byte 0xFF at offset \(start.count) is not GB18030") == true)
    }

    @Test func `a file that Excel saved in China is read, and its marks of texts are taken off`() throws {
        let text = "\(Self.header),address\r\n'532901,\"=\"\"532901-000001\"\"\",b-1,p,,大理镇龙龛村\r\n"
        let bytes = Array(try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
        let file = ImportFile(bytes) { _ in true }
        #expect(file.faults.isEmpty, "\(file.faults)")
        #expect(file.lines.map(\.address?.text) == ["大理镇龙龛村"])
        #expect(file.lines.map { "\($0.county) \($0.bed)" } == ["532901 532901-000001"])
    }

    @Test(arguments: [
        ("5.32901E+05,532901-000001,b-1,p,,", "county", "power of ten"),
        ("532901.0,532901-000001,b-1,p,,", "county", "number with decimals"),
        ("５３２９０１,532901-000001,b-1,p,,", "county", "full-width"),
        ("532901,532901-1,b-1,p,,", "bed", "zeros before the bed's number are missing: 532901-000001"),
        ("532901,532901000001,b-1,p,,", "bed", "hyphen"), ("532901,532901-000001,4-Mar,p,,", "device", "into a day"),
        ("532901,532901-000001,5.32901E+17,p,,", "device", "power of ten"),
        ("532901,532901-000001,b-1,p,45967.95,", "since", "serial number on 2025-11-06"),
        ("532901,532901-000001,b-1,p,2025/11/6 8:00,", "since", "write day, T, time and offset"),
        ("532901,532901-000001,b-1,p,,53290101", "township", "it has 8 of 9 digits"),
        ("532901,532901-000001,b-1,p,,#REF!", "township", "formula fails"),
    ])
    func `what a spreadsheet does to a value is named`(line: String, column: String, words: String) {
        let file = parse("\(Self.header),township\n\(line)\n")
        #expect(file.faults.map(\.fault.field) == [column], "\(file.faults)")
        #expect(file.faults.first?.fault.hint.contains(words) == true, "\(file.faults)")
    }

    @Test func `a line that is no comma-separated text hides no later one`() {
        let file = parse("\(Self.header)\n532901,b\"1,x,p,\n532901,532901-000001,\"b\"1,p,\n532901,x,b-1,p,\n")
        #expect(file.faults.map(\.line) == [2, 3, 4])
        #expect(file.faults.last?.fault.field == "bed")
    }

    @Test func `more lines than the gateway takes at once are refused`() {
        let lines = (0...ImportTable.maximumLines).map { "532901,532901-000001,b-\($0),p," }
        let file = parse(([Self.header] + lines).joined(separator: "\n"))
        #expect(file.faults.map(\.line) == [ImportTable.maximumLines + 2])
        // Bad lines are lines too: a file of nothing else must not fill the memory with complaints.
        let bad = parse(Self.header + "\n" + String(repeating: "x\n", count: 3 * ImportTable.maximumLines))
        #expect(bad.faults.count == ImportTable.maximumLines + 1)
    }
}
