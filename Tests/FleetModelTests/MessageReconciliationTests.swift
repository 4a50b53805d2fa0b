import SimKit
import Testing

@Suite struct MessageReconciliationTests {
    private func result(_ ledger: Ledger, events: [StoredEvent] = [], readings: [StoredReading] = []) -> MessageResult {
        var reconciliation = MessageReconciliation(ledger)
        for event in events { reconciliation.found(event) }
        for reading in readings { reconciliation.found(reading) }
        return reconciliation.result()
    }

    @Test func `what was confirmed and is there once is stored`() {
        let ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 3, 2)])
        let result = result(ledger, events: [Sample.row("a", time: 5)])
        #expect((result.sent, result.stored, result.lost, result.duplicated) == (1, 1, 0, 0))
        #expect(result.repeated == 2)
        #expect(result.findings.isEmpty)
    }

    @Test(
        arguments: [
            (reference: "a", time: 5), (reference: nil, time: 5), (reference: "a", time: nil),
            (reference: nil, time: nil),
        ] as [(reference: String?, time: Int64?)])
    func `a confirmed event without a row is lost, however it is named`(reference: String?, time: Int64?) {
        let ledger = Sample.ledger([(Sample.sos(1, reference, time: time), 1, 1)])
        let result = result(ledger)
        #expect((result.stored, result.lost) == (0, 1))
        #expect(result.findings.map(\.kind) == [.lost])
    }

    @Test func `what nobody confirmed is not lost`() {
        let result = result(Sample.ledger([(Sample.sos(1, "a", time: 5), 1, 0)]))
        #expect((result.unconfirmed, result.lost) == (1, 0))
    }

    @Test func `what was made and never sent is not asked for`() {
        #expect(result(Sample.ledger([(Sample.sos(1, "a", time: 5), 0, 0)])).sent == 0)
    }

    @Test func `a receipt without a row is a broken promise`() {
        var ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 1, 0)])
        ledger.apply(.receipt(number: 1, LedgerEntry.Receipt(at: Moment(milliseconds: 9), status: 0)))
        #expect(result(ledger).findings.map(\.kind) == [.brokenReceipt])
    }

    @Test(arguments: [10, 11, 12, 13, 20, 30])
    func `a receipt that refuses promises nothing`(status: Int) {
        var ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 1, 0)])
        ledger.apply(.receipt(number: 1, LedgerEntry.Receipt(at: Moment(milliseconds: 9), status: status)))
        #expect(result(ledger).findings.isEmpty)
    }

    @Test func `two rows of one named event are a duplicate`() {
        let ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 2, 2)])
        let rows = [Sample.row("a", time: 5), Sample.row("a", time: 5)]
        let result = result(ledger, events: rows)
        #expect((result.stored, result.duplicated) == (1, 1))
    }

    @Test func `the same reference with another time is another event`() {
        let ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 1, 1), (Sample.sos(2, "a", time: 6), 1, 1)])
        let both = result(ledger, events: [Sample.row("a", time: 5), Sample.row("a", time: 6)])
        #expect((both.stored, both.lost, both.duplicated) == (2, 0, 0))
        let one = result(ledger, events: [Sample.row("a", time: 6)])
        #expect((one.stored, one.lost) == (1, 1))
    }

    @Test(arguments: [(rows: 1, lost: 1, extra: 0), (2, 0, 0), (3, 0, 0), (4, 0, 1)])
    func `events without a name are counted between confirmations and transmissions`(
        rows: Int, lost: Int, extra: Int
    ) {
        let ledger = Sample.ledger([(Sample.sos(1), 2, 1), (Sample.sos(2), 1, 1)])
        let result = result(ledger, events: Array(repeating: Sample.row(nil, time: nil), count: rows))
        #expect((result.lost, result.duplicated) == (lost, extra))
    }

    @Test func `a message of readings is stored only when all of them are`() {
        let readings = [1, 2].map { ReadingIdentity(quantity: $0, at: Moment(milliseconds: 7)) }
        let ledger = Sample.ledger([(Sample.entry(1, fate: .readings(readings), time: 7), 1, 1)])
        #expect(result(ledger, readings: [Sample.reading(1, 7), Sample.reading(2, 7)]).stored == 1)
        #expect(result(ledger, readings: [Sample.reading(1, 7)]).lost == 1)
    }

    @Test func `readings with the gateway's time are counted`() {
        let ledger = Sample.ledger(
            (1...3).map { (Sample.entry($0, fate: .readings([ReadingIdentity(quantity: 1, at: nil)])), 1, 1) })
        let rows = (1...4).map { Sample.reading(1, Int64($0) * 100, isServerTime: true) }
        #expect(result(ledger, readings: Array(rows.prefix(3))).findings.isEmpty)
        #expect(result(ledger, readings: Array(rows.prefix(2))).lost == 1)
        #expect(result(ledger, readings: rows).duplicated == 1)
    }

    @Test func `a message of several counted readings is one message`() {
        let readings = [1, 2, 3].map { ReadingIdentity(quantity: $0, at: nil) }
        let ledger = Sample.ledger([(Sample.entry(1, fate: .readings(readings)), 1, 1)])
        let rows = (1...3).map { Sample.reading($0, 100, isServerTime: true) }
        #expect(result(ledger, readings: rows).stored == 1)
        #expect(result(ledger, readings: Array(rows.prefix(2))).lost == 1)
        #expect(result(ledger, readings: Array(rows.prefix(2))).stored == 0)
    }

    @Test func `a clock out of range may be taken or replaced, but not both`() {
        let at = Moment(milliseconds: 7)
        let identity = ReadingIdentity(quantity: 1, at: at, mayUseServerTime: true)
        let ledger = Sample.ledger([(Sample.entry(1, fate: .readings([identity]), time: 7), 1, 1)])
        let asSent = Sample.reading(1, 7)
        let replaced = Sample.reading(1, 99, isServerTime: true)
        #expect(result(ledger, readings: [asSent]).findings.isEmpty)
        #expect(result(ledger, readings: [replaced]).findings.isEmpty)
        #expect(result(ledger).lost == 1)
        #expect(result(ledger, readings: [asSent, replaced]).duplicated == 1)
    }

    @Test func `rows that nobody sent are foreign`() {
        let ledger = Sample.ledger([(Sample.sos(1, "a", time: 5), 1, 1)])
        let result = result(
            ledger, events: [Sample.row("a", time: 5), Sample.row("b", time: 5)], readings: [Sample.reading(1, 7)])
        #expect(result.findings.map(\.kind) == [.foreign, .foreign])
        #expect(result.findings.allSatisfy { $0.isFailure })
    }

    @Test func `garbage belongs into quarantine`() {
        let ledger = Sample.ledger([(Sample.entry(1, fate: .quarantine), 1, 1)])
        #expect(result(ledger).lost == 1)
        var reconciliation = MessageReconciliation(ledger)
        reconciliation.foundInQuarantine(device: "sos-1")
        #expect(reconciliation.result().findings.isEmpty)
    }
}
