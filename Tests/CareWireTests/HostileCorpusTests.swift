import CareCore
import CareWire
import Testing

@Suite struct HostileCorpusTests {
    @Test func `the corpus is there and every hostile file has its error`() {
        #expect(HostileCorpus.validNames.count >= 15)
        let hostile = HostileCorpus.names.filter { !$0.hasPrefix("valid-") }
        #expect(hostile == HostileCorpus.errors.keys.sorted())
    }

    @Test(arguments: HostileCorpus.names)
    func `a file of the corpus is taken or has exactly its error`(name: String) throws {
        switch WireFixture.decode(try HostileCorpus.bytes(name)) {
        case .success: #expect(HostileCorpus.errors[name] == nil)
        case .failure(let error): #expect(error == HostileCorpus.errors[name])
        }
    }

    @Test(arguments: HostileCorpus.names, [Message.Kind.event, .telemetry, .status])
    func `as every kind of message an error lies inside the payload`(name: String, kind: Message.Kind) throws {
        let bytes = try HostileCorpus.bytes(name)
        if case .failure(let error) = WireFixture.decode(bytes, kind: kind) {
            #expect((0...bytes.count).contains(error.offset))
            #expect(!error.text.isEmpty)
        }
    }

    @Test(arguments: HostileCorpus.validNames)
    func `a document cut at any byte ends too early`(name: String) throws {
        var bytes = try HostileCorpus.bytes(name)
        while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        for length in cuts(bytes.count) {
            let expected = JSONError.unexpectedEnd(at: length)
            #expect(WireFixture.scan(Array(bytes[..<length])) == expected, "cut to \(length) bytes")
            let decoded = WireFixture.decode(Array(bytes[..<length]))
            guard case .failure(let error) = decoded else {
                Issue.record("decoded after a cut to \(length) bytes")
                continue
            }
            #expect(error.offset <= length)
        }
    }

    @Test(arguments: HostileCorpus.validNames)
    func `a document with any byte replaced is a value or an error inside it`(name: String) throws {
        let bytes = try HostileCorpus.bytes(name)
        let replacements: [UInt8] = [
            0x00, 0x1F, 0x22, 0x2C, 0x2D, 0x30, 0x5B, 0x5C, 0x5D, 0x65, 0x7B, 0x7D, 0x80, 0xF0,
        ]
        for position in cuts(bytes.count) {
            for replacement in replacements {
                var changed = bytes
                changed[position] = replacement
                let decoded = WireFixture.decode(changed)
                let error = WireFixture.scan(changed)
                if case .failure(let failure) = decoded { #expect((0...bytes.count).contains(failure.offset)) }
                if case .success = decoded { #expect(error == nil, "decoded what is not JSON") }
            }
        }
    }

    /// Every position of a short document; of a long one the first 400 and a sample of the others.
    private func cuts(_ count: Int) -> [Int] { (0..<count).filter { $0 < 400 || $0 % 97 == 0 } }
}
