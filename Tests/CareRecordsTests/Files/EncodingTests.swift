import CareCore
import CareRecords
import Testing

@Suite("Encodings of files") struct EncodingTests {
    private let text = "乡镇代码,名称\r\n532901001,下关街道\r\n532901002,大理镇\r\n"

    @Test func `a file reads the same in UTF-8, with and without a mark, and in GB18030`() {
        let plain = RecordFile(text, for: .township)
        #expect(plain.told == [])
        #expect(plain.encoding == .utf8)
        #expect(plain.lines.map(\.number) == [2, 3])
        #expect(plain.lines.map { $0.row[PlaceField.name] } == ["下关街道", "大理镇"])
        #expect(RecordFile("\u{FEFF}" + text, for: .township).lines == plain.lines)
        let national = RecordFile(GB18030.bytes(text), for: .township)
        #expect(national.encoding == .gb18030)
        #expect(national.told == [])
        #expect(national.lines == plain.lines)
    }

    @Test func `rare characters of names, four bytes long in GB18030, are read`() {
        let text = "township,name\n532901001,㐂𠮷镇\n"
        let bytes = GB18030.bytes(text)
        #expect(bytes.count > 0)
        #expect(RecordFile(bytes, for: .township).lines == RecordFile(text, for: .township).lines)
    }

    @Test func `what is no text in UTF-8 or GB18030 is named`() {
        let sixteen = Array(text.utf16)
        let little = sixteen.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = sixteen.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let ascii = Array("township,name\n".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
        let files: [([UInt8], String)] = [
            ([0xFF, 0xFE] + little, "found \"UTF-16\""), ([0xFE, 0xFF] + big, "found \"UTF-16\""),
            (ascii, "found \"UTF-16 without a byte order mark\""),
            ([0] + ascii.dropLast(), "found \"UTF-16 without a byte order mark\""),
            ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "found \"UTF-32\""),
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "found \"a workbook (.xlsx) or an archive\""),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "found \"a workbook (.xls)\""),
            (Array("township,na".utf8) + [0] + Array("me\n532901001,x\n".utf8), "byte 0x00 at offset 11"),
            (Array("township\n".utf8) + [0xC8, 0xCB, 0xFF], "byte 0xFF at offset 11 is not GB18030"),
            (Array("township\n".utf8) + [0x80, 0x41], "byte 0x80 at offset 9 is not GB18030"),
            (Array("township\n".utf8) + [0xC8, 0x0A], "byte 0xC8 at offset 9 is not GB18030"),
            (Array("township\n".utf8) + [0x81, 0x30, 0x81], "byte 0x81 at offset 9 is not GB18030"),
        ]
        for (bytes, told) in files {
            let file = RecordFile(bytes, for: .township)
            #expect(file.told.count == 1 && file.told[0].contains(told), "\(file.told)")
            #expect(file.told.first?.hasPrefix("f.csv: expected a text file in UTF-8 or GB18030") == true)
            #expect(file.lines.isEmpty && file.encoding == nil)
        }
    }

    @Test func `a damaged byte in UTF-8 is told with its offset and line and never read as GB18030`() throws {
        let good = Array(text.utf8)
        for (offset, byte) in good.enumerated() where byte >= 0x80 {
            var bytes = good
            bytes[offset] = 0xFF
            let file = RecordFile(bytes, for: .township)
            #expect(file.encoding == nil && file.lines.isEmpty)
            #expect(file.told.count == 1 && file.told[0].contains(" at offset "), "\(file.told)")
        }
        var bytes = good
        let offset = try #require(text.utf8.firstRange(of: "镇\r\n".utf8)).lowerBound
        let place = text.utf8.distance(from: text.utf8.startIndex, to: offset)
        bytes[place + 2] = UInt8(ascii: "?")
        let told = RecordFile(bytes, for: .township).told
        #expect(told.first?.contains("byte 0xE9 at offset \(place) on line 3") == true)
    }

    @Test func `lines of both encodings in one file are refused`() {
        let more = "532901003,海东镇\r\n532901004,凤仪镇和挖色镇\r\n"
        for bytes in [Array(text.utf8) + GB18030.bytes(more), GB18030.bytes(text) + Array(more.utf8)] {
            let file = RecordFile(bytes, for: .township)
            #expect(file.lines.isEmpty)
            #expect(file.told.first?.contains("parts of it come from a file in another encoding") == true)
        }
    }

    @Test func `characters that are good in both encodings and differ are not guessed`() {
        // The four bytes of GB18030 are two Latin letters of UTF-8.
        let file = RecordFile(GB18030.bytes("township,name\n532901001,莫某\n"), for: .township)
        #expect(file.lines.isEmpty)
        #expect(file.told.first?.contains("good in UTF-8 and in GB18030 and differ") == true)
    }

    @Test func `bytes that have the shape of GB18030 and no characters are refused`() {
        let bytes = GB18030.bytes(text)
        let file = RecordFile(bytes, for: .township, decodeGB18030: { _ in nil })
        #expect(file.told.first?.contains("bytes that are no characters of either") == true)
        #expect(RecordFile(bytes, for: .township, decodeGB18030: { _ in "\u{FFFD}" }).lines.isEmpty)
    }

    @Test func `names in GB18030 are never read as UTF-8, and names in UTF-8 never as GB18030`() throws {
        var dice = Dice(seed: 5)
        for _ in 0..<3_000 {
            let name = String(String.UnicodeScalarView((0..<dice.next(12) + 1).map { _ in dice.hanzi() }))
            let text = "township,name\n532901001,\(name)\n"
            let bytes = GB18030.bytes(text)
            let national = try? TextEncoding.detect(bytes)
            #expect(national != .utf8, "\(name)")
            #expect(try TextEncoding.detect(Array(text.utf8)) == .utf8)
        }
    }
}
