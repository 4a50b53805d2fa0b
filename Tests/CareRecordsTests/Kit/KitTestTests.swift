import CareCore
import CareRecords
import Testing

/// A technician's "tested" is compared with what the gateway heard.
@Suite struct KitTestTests {
    private static let tested = moment("2021-09-20T10:40:00+08:00")

    private func desk(
        _ kind: String, sign: Timestamp? = nil, press: Timestamp? = nil, bound: Timestamp = tested - .minutes(20)
    ) throws -> MemoryBook {
        let book = MemoryBook.programme()
        let device = try #require(DeviceID("d-1"))
        let newest = [sign, press].compactMap(\.self).max()
        book.gateway = KnownGateway(
            signs: newest.map { [device: $0] } ?? [:], presses: press.map { [device: $0] } ?? [:])
        book.fill(
            .kitItem,
            [
                "kitItem": "k-1", "bed": "532901-000001", "kind": kind, "telemetry": "reports", "state": "bound",
                "device": "d-1", "serial": "SN-1", "boundAt": bound.recordText, "boundBy": "s-1",
                "plannedOn": "2021-09-19", "plannedBy": "s-1",
            ])
        return book
    }

    private func enter(
        _ book: MemoryBook, _ more: [String: String] = [:], at now: Timestamp = tested + .minutes(1)
    ) throws -> [String] {
        let texts = ["kitItem": "k-1", "testedAt": Self.tested.recordText, "testedBy": "s-1"]
        return try book.fillIn(.kitTest, texts.merging(more) { $1 }, at: now)
    }

    private func row(_ book: MemoryBook) -> RecordRow? { book.row(.kitItem, key: [.text("k-1")]) }

    @Test func `an emergency call is tested when the gateway has its press, and by no reading`() throws {
        for minutes in [-20, -1, 1] as [Int64] {
            let book = try desk("emergency-call", press: Self.tested + .minutes(minutes))
            #expect(try enter(book) == [] && row(book)?[KitField.state] == .tested, "\(minutes)")
        }
        let book = try desk("emergency-call", sign: Self.tested)
        let before = row(book)
        let told = try enter(book)
        #expect(told.count == 1 && row(book) == before)
        #expect(told.first?.contains("a press of d-1") == true && told.first?.contains("testSeen") == true)
    }

    @Test func `anything else is tested when the gateway has a reading of it`() throws {
        #expect(try enter(desk("wearable", sign: Self.tested)) == [])
        #expect(try enter(desk("wearable", press: Self.tested)) == [])
        #expect(try enter(desk("wearable")).first?.contains("a reading or an event of d-1") == true)
    }

    @Test func `what came before the device was bound, outside the longest window or long after is no test`() throws {
        let early = Self.tested - .minutes(30) - .seconds(1)
        for (press, bound) in [
            (Self.tested - .minutes(21), Self.tested - .minutes(20)), (early, Self.tested - .hours(2)),
            (Self.tested + .minutes(2), Self.tested - .minutes(20)),
        ] {
            #expect(try enter(desk("emergency-call", press: press, bound: bound)).count == 1, "\(press)")
        }
        let late = try desk("emergency-call", press: Self.tested - .minutes(30), bound: Self.tested - .hours(2))
        #expect(try enter(late) == [])
    }

    @Test func `what was seen on the device is accepted instead, and stands in the record`() throws {
        let book = try desk("emergency-call")
        #expect(try enter(book, ["testSeen": "声光应答"]) == [])
        #expect(row(book)?[KitField.testSeen] == "声光应答" && row(book)?[KitField.inspection] == nil)
    }

    @Test func `a paper older than the readings that are kept is not compared`() throws {
        #expect(try enter(desk("emergency-call"), at: Self.tested + .days(30)) == [])
        #expect(try enter(desk("emergency-call"), at: Self.tested + .days(30) - .seconds(1)).count == 1)
    }
}
