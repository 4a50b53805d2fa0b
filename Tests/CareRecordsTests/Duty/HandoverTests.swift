import CareCore
import CareRecords
import Testing

/// What one shift hands over is compared with what is open.
@Suite("Handovers compared") struct HandoverTests {
    private func handOver(_ book: MemoryBook, note: String = "") throws -> RecordOutcome? {
        var texts = [
            "handover": "H-1", "post": "一号坐席", "at": "2021-11-06 20:00:00".moment, "handedBy": "op-1",
            "takenBy": "op-2", "openAlarmCount": "2", "openAlarms": "17 4", "openOrderCount": "0",
        ]
        if !note.isEmpty { texts["note"] = note }
        let (row, faults) = RecordForm.shiftHandover.fill(texts.map { ($0.key, $0.value) })
        #expect(faults.isEmpty)
        let context = RecordContext(now: Timestamp("2021-11-06 20:05:00"), by: "op-1", book: book)
        guard case .accepted(let outcome) = try RecordForm.shiftHandover.decide(row, context) else { return nil }
        for put in outcome.puts { book.put(put) }
        return outcome
    }

    @Test func `the difference is told and stands in the record`() throws {
        let book = MemoryBook()
        book.gateway = KnownGateway(alarms: [4, 18], orders: [3])
        let outcome = try #require(try handOver(book))
        #expect(
            outcome.answer == "handover H-1 is entered; open but not in the list: alarms 18; in the list but not open: "
                + "alarms 17; open but not in the list: orders 3")
        let row = try #require(book.row(.shiftHandover, key: [.text("H-1")]))
        #expect(row[ShiftHandoverField.forgottenAlarms]?.elements == [18])
        #expect(row[ShiftHandoverField.endedAlarms]?.elements == [17])
        #expect(row[ShiftHandoverField.forgottenOrders]?.elements == [3])
        #expect(row[ShiftHandoverField.endedOrders] == nil)
    }

    @Test func `a list that is complete says so, and the first comparison stands when the same is entered again`()
        throws
    {
        let book = MemoryBook()
        book.gateway = KnownGateway(alarms: [4, 17])
        #expect(try handOver(book)?.answer == "handover H-1 is entered; it lists what is open")
        let row = book.row(.shiftHandover, key: [.text("H-1")])
        book.gateway = KnownGateway(alarms: [99])
        #expect(try handOver(book)?.puts.isEmpty == true)
        #expect(try handOver(book, note: "补记")?.puts.count == 1)
        #expect(book.row(.shiftHandover, key: [.text("H-1")])?[ShiftHandoverField.forgottenAlarms] == nil)
        #expect(row != nil)
    }

    @Test func `what the gateway fills in cannot be entered`() {
        let (_, faults) = RecordForm.shiftHandover.fill([("handover", "H-1"), ("forgottenAlarms", "1")])
        #expect(faults.contains { $0.text.contains("forgottenAlarms") })
    }
}
