import SimKit
import Testing

@Suite struct LedgerLineTests {
    static let lines: [LedgerLine] = [
        .header(key: "seed", value: "7"),
        .message(Sample.entry(1, fate: .event, event: "sos", reference: "so-1", time: 1_000, truth: 4)),
        .message(Sample.entry(2, fate: .noRow, kind: .status)),
        .message(Sample.entry(3, fate: .quarantine)),
        .message(
            Sample.entry(
                4,
                fate: .readings([
                    ReadingIdentity(quantity: 3, at: Moment(milliseconds: 50)),
                    ReadingIdentity(quantity: 4, at: Moment(milliseconds: 50), mayUseServerTime: true),
                    ReadingIdentity(quantity: 5, at: nil),
                ]))),
        .transmission(number: 1, at: Moment(milliseconds: 5)),
        .brokerAcknowledgement(number: 1, at: Moment(milliseconds: 6)),
        .receipt(number: 1, LedgerEntry.Receipt(at: Moment(milliseconds: 7), status: 14)),
        .truth("1\t5\thome\t-\t-\tsmoke"),
        .latency(microseconds: 812),
    ]

    @Test(arguments: lines)
    func `a line reads back as it was written`(line: LedgerLine) {
        #expect(LedgerLine(line.text) == line)
    }

    @Test(arguments: lines)
    func `a line cut off by a crash is no other line`(line: LedgerLine) {
        let text = line.text
        for length in 0..<text.utf8.count {
            let cut = String(decoding: Array(text.utf8.prefix(length)), as: UTF8.self)
            let read = LedgerLine(cut)
            // A number may lose its last digits without a trace, so what is read must at least be of the same kind.
            if let read { #expect(read.text.prefix(1) == text.prefix(1)) }
        }
    }

    @Test(arguments: ["", "X\t1", "S\t1", "S\tone\t2", "M\t1\tdevice", "R\t1\t2", "A\t1\t2\t3"])
    func `what is no line is refused`(text: String) {
        #expect(LedgerLine(text) == nil)
    }

    @Test func `a ledger adds its lines up and counts what makes no sense`() {
        var ledger = Ledger()
        for line in Self.lines { ledger.apply(line) }
        ledger.apply(.transmission(number: 1, at: Moment(milliseconds: 9)))
        ledger.apply(.transmission(number: 99, at: Moment(milliseconds: 9)))
        #expect(ledger.entries.count == 4)
        #expect(ledger.entries[0].transmissions == 2)
        #expect(ledger.entries[0].firstSentAt == Moment(milliseconds: 5))
        #expect(ledger.entries[0].isConfirmed)
        #expect(!ledger.entries[1].isConfirmed)
        #expect(ledger.strayLines == 1)
        #expect(ledger.headers["seed"] == "7")
        #expect(ledger.latencies == [812])
    }
}
