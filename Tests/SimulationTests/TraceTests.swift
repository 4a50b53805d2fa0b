import Testing

/// What `--trace` tells of a run.
@Suite struct TraceTests {
    /// The identifiers in lines of that way and packet, which stand behind its name; some name several.
    private func identifiers(_ packet: String, _ from: String, _ to: String, _ lines: [Substring]) -> [Substring] {
        let packets = lines.filter { line in
            line.contains(" \(from)") && line.contains(to) && line.contains(" \(packet) ")
        }
        return packets.flatMap { line -> [Substring] in
            let words = line.split(separator: " ").drop { $0 != packet }.dropFirst()
            return packet == "PUBLISH" ? Array(words.prefix(1)) : Array(words)
        }
    }

    @Test func `each packet is one line with the time, and each publish has its acknowledgement`() throws {
        let result = try BuiltProgram.run(
            "homebed-simulate", ["--seed", "5", "--days", "0.05", "--beds", "2", "--faults", "none", "--trace"])
        #expect(result.status == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n")
        let trace = Array(lines.dropLast())
        let last = try #require(lines.last)
        for line in trace {
            let words = line.split(separator: " ")
            #expect(
                words.count > 2 && words[0].split(separator: ":").count == 3 && words[1].utf8.count == 13
                    && Int(words[1]) != nil, "\(line)")
        }
        let shares = trace.filter { $0.contains(" auditor: ") }
        #expect(shares.count == 5 && shares.allSatisfy { $0.hasSuffix(" judged, 0 excused") }, "\(shares)")
        let sent = identifiers("PUBLISH", "home-", " → broker ", trace)
        #expect(sent.sorted() == identifiers("PUBACK", "broker → ", " home-", trace).sorted())
        // Every message is sent, and without a fault only once.
        #expect(last.contains(", \(sent.count) messages, "), "\(last)")
        let told = identifiers("PUBLISH", "lane → broker", " ", trace)
        #expect(!told.isEmpty && told.sorted() == identifiers("PUBACK", "broker → ", " lane ", trace).sorted())
        let read = identifiers("PUBLISH", "broker → ", " lane ", trace)
        #expect(!read.isEmpty && read.sorted() == identifiers("PUBACK", "lane → broker", " ", trace).sorted())
    }
}
