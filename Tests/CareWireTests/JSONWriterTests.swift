import CareCore
import CareWire
import Foundation
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test func `objects, arrays and every kind of value are written with their commas`() {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("text", "床 \"\\\n\u{1}")
            json.field("none", nil as String?)
            json.field("yes", true)
            json.field("number", 72.5)
            json.field("at", Timestamp(milliseconds: 5))
            json.field("raw", raw: "{}".utf8)
            json.object("empty") { _ in }
            json.array("list") { json in
                json.value(1)
                json.value("a")
                json.array { json in json.value(false) }
                json.object { json in json.field("big", UInt64.max) }
                json.null()
            }
            json.field("last", Int64.min)
        }
        #expect(
            json.text
                == #"{"v":1,"text":"床 \"\\\n\u0001","none":null,"yes":true,"number":72.5,"at":5,"raw":{},"empty":{},"#
                + #""list":[1,"a",[false],{"big":18446744073709551615},null],"last":-9223372036854775808}"#)
    }

    @Test func `line JSON is one object a line`() {
        var json = JSONWriter()
        for number in 1...2 {
            json.object { json in json.field("id", number) }
            json.newline()
        }
        #expect(json.text == "{\"id\":1}\n{\"id\":2}\n")
        json.removeAll()
        json.value(true)
        #expect(json.text == "true")
    }

    @Test(
        arguments: [
            (0.0, "0"), (-0.0, "-0.0"), (72, "72"), (-3, "-3"), (0.1, "0.1"), (1e21, "1e+21"), (1e-7, "1e-07"),
            (.infinity, "null"), (.nan, "null"), (9_007_199_254_740_992, "9007199254740992.0"),
        ] as [(Double, String)])
    func `a double is written shortest, and as null when JSON has no word for it`(value: Double, expected: String) {
        var json = JSONWriter()
        json.value(value)
        #expect(json.text == expected)
    }

    @Test func `what is written is read back by this scanner and by Foundation`() throws {
        var generator = Dice(seed: 3)
        for _ in 0..<500 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<20).compactMap { _ in Unicode.Scalar(UInt32(generator.next() % 0x11_0000)) }))
            let value = Double(bitPattern: generator.next())
            var json = JSONWriter()
            json.array { json in
                json.value(text)
                json.value(value)
            }
            let read = try json.bytes.withUnsafeBytes { bytes in
                var scanner = JSONScanner(bytes)
                try scanner.beginArray()
                _ = try scanner.nextElement()
                let text = scanner.string(try scanner.text())
                _ = try scanner.nextElement()
                if try scanner.nextType() == .null { return (text, nil as Double?) }
                return (text, scanner.double(try scanner.number()))
            }
            #expect(Array(read.0.utf8) == Array(text.utf8))
            #expect(read.1?.bitPattern == (value.isFinite ? value.bitPattern : nil))
            let array = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [Any])
            #expect((array[0] as? String).map { Array($0.utf8) } == Array(text.utf8))
        }
    }
}
