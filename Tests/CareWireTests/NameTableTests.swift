import CareWire
import Testing

@Suite struct NameTableTests {
    private func number(_ table: NameTable, _ name: String) -> Int32? {
        Array(name.utf8).withUnsafeBytes { table.number(of: $0) }
    }

    @Test func `every name of many is found under its number, others are not`() {
        var table = NameTable()
        let names = (0..<20_000).map { "d\($0 % 7)-\(String(repeating: "x", count: $0 % 23))-\($0)" }
        for (index, name) in names.enumerated() {
            let before = table.insert(name, number: Int32(index))
            #expect(before == nil)
        }
        #expect(table.count == names.count)
        for (index, name) in names.enumerated() {
            #expect(number(table, name) == Int32(index))
            #expect(number(table, name + "y") == nil)
        }
    }

    @Test func `a name keeps the number it got first`() {
        var table = NameTable(["a", "b"])
        let before = table.insert("b", number: 9)
        #expect(before == 1)
        #expect(number(table, "b") == 1)
        #expect(table.count == 2)
    }

    @Test func `names that differ in one byte at any place are different`() {
        let name = Array("532901:mattress-000123:left-01".utf8)
        for length in 1...name.count {
            let table = NameTable([String(decoding: name[..<length], as: UTF8.self)])
            for position in 0..<length {
                var other = Array(name[..<length])
                other[position] ^= 1
                #expect(other.withUnsafeBytes { table.number(of: $0) } == nil)
            }
        }
        #expect(number(NameTable([""]), "") == 0)
        #expect(number(NameTable(["\0"]), "") == nil)
        #expect(number(NameTable([""]), "\0") == nil)
    }
}
