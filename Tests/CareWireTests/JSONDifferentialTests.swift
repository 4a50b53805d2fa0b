import CareWire
import Foundation
import Testing

/// The scanner against Foundation's, its numbers against the C library's, on documents drawn from a seed and on the
/// same with a byte changed.
@Suite struct JSONDifferentialTests {
    @Test(arguments: 1...8)
    func `generated documents have the same value as in Foundation`(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed))
        for _ in 0..<250 {
            let bytes = generator.document()
            let found = try #require(Self.scanned(bytes), "\(String(decoding: bytes, as: UTF8.self))")
            guard let expected = Self.foundation(bytes) else {
                #expect(found.hasInfinity, "\(String(decoding: bytes, as: UTF8.self))")
                continue
            }
            #expect(found.hasForm(ofFoundation: expected), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(arguments: 1...8)
    func `the numbers of generated documents are those of the C library to the bit`(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed))
        var compared = 0
        for _ in 0..<250 {
            let bytes = generator.document()
            let found = try #require(Self.numbers(bytes), "\(String(decoding: bytes, as: UTF8.self))")
            #expect(found.map(\.bitPattern) == generator.numbers.map { strtod($0, nil).bitPattern })
            compared += found.count
        }
        #expect(compared > 150)
    }

    @Test(arguments: 1...8)
    func `documents with one byte changed are refused when Foundation refuses them`(seed: Int) throws {
        var generator = DocumentGenerator(seed: UInt64(seed) + 100)
        var refused = 0
        for _ in 0..<500 {
            var bytes = generator.document()
            bytes[Int(generator.draw(bytes.count))] = UInt8(generator.draw(256))
            let found = Self.scanned(bytes)
            if found == nil { refused += 1 }
            if found?.hasInfinity == true { continue }
            #expect((found != nil) == (Self.foundation(bytes) != nil), "\(bytes.map { String($0, radix: 16) })")
        }
        #expect(refused > 50)
    }

    private static func scanned(_ bytes: [UInt8]) -> JSONTree? { scan(bytes)?.tree }

    private static func numbers(_ bytes: [UInt8]) -> [Double]? { scan(bytes)?.numbers }

    private static func scan(_ bytes: [UInt8]) -> (tree: JSONTree, numbers: [Double])? {
        bytes.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes, nesting: 64)
            var numbers: [Double] = []
            guard let tree = try? JSONTree(&scanner, numbers: &numbers) else { return nil }
            return (try? scanner.finish()) == nil ? nil : (tree, numbers)
        }
    }

    private static func foundation(_ bytes: [UInt8]) -> JSONTree? {
        let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        return value.map { JSONTree(foundation: $0) }
    }
}
