import CareWire
import Foundation
import Testing

/// The scanner against Foundation's, on documents drawn from a seed and on the same with a byte changed.
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
            #expect(found.isEqual(foundation: expected), "\(String(decoding: bytes, as: UTF8.self))")
        }
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

    private static func scanned(_ bytes: [UInt8]) -> JSONTree? {
        bytes.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes, nesting: 64)
            guard let tree = try? JSONTree(&scanner) else { return nil }
            return (try? scanner.finish()) == nil ? nil : tree
        }
    }

    private static func foundation(_ bytes: [UInt8]) -> JSONTree? {
        let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        return value.map { JSONTree(foundation: $0) }
    }
}
