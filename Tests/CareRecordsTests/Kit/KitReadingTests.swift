import CareCore
import CareRecords
import Testing

/// A technician's "reading seen" is compared with what the gateway has.
@Suite("Readings seen at commissioning") struct KitReadingTests {
    private static let seen = moment("2021-09-20T10:10:00+08:00")

    private func desk(_ sign: Timestamp?, at bed: String? = "532901-000001") throws -> MemoryBook {
        let book = MemoryBook.programme()
        let device = try #require(DeviceID("d-1"))
        let beds = bed.flatMap { BedID($0) }.map { DeviceAssignment(beds: [$0], from: Self.seen - .hours(1)) }
        book.gateway = KnownGateway(
            signs: sign.map { [device: $0] } ?? [:], assignments: beds.map { [device: $0] } ?? [:])
        book.fill(
            .kitItem,
            [
                "kitItem": "k-1", "bed": "532901-000001", "kind": "emergency-call", "telemetry": "reports",
                "state": "tested", "device": "d-1", "serial": "SN-1", "boundAt": "2021-09-20T10:00:00+08:00",
                "boundBy": "s-1", "testedAt": "2021-09-20T10:05:00+08:00", "testedBy": "s-1",
                "plannedOn": "2021-09-19", "plannedBy": "s-1",
            ])
        return book
    }

    private func enter(
        _ book: MemoryBook, _ more: [String: String] = [:], at now: Timestamp = seen + .minutes(1)
    ) throws -> [String] {
        let texts = [
            "kitItem": "k-1", "readingAt": "2021-09-20T10:10:00+08:00", "readingBy": "s-1", "reading": "按键一次",
        ]
        return try book.fillIn(.kitReading, texts.merging(more) { $1 }, at: now)
    }

    @Test func `a device of which the gateway has a sign between binding and reading is believed`() throws {
        for minutes in [0, 5, 10, 11] as [Int64] {
            let sign = Self.seen - .minutes(10) + .minutes(minutes)
            #expect(try enter(desk(sign)) == [], "\(minutes)")
        }
    }

    @Test
    func `one that the gateway never heard, or only before it was bound or long after, is refused and nothing changes`()
        throws
    {
        for sign in [nil, Self.seen - .minutes(11), Self.seen + .minutes(3)] {
            let book = try desk(sign)
            let before = book.rows(.kitItem, where: [])
            let told = try enter(book)
            #expect(told.count == 1)
            #expect(told.first?.contains("d-1") == true && told.first?.contains("inspection") == true)
            #expect(book.rows(.kitItem, where: []) == before)
        }
    }

    @Test func `what was seen on the device itself is accepted instead, and stands in the record`() throws {
        let book = try desk(nil)
        #expect(try enter(book, ["inspection": "指示灯应答"]) == [])
        let row = try #require(book.row(.kitItem, key: [.text("k-1")]))
        #expect(row[KitField.state] == .readingSeen && row[KitField.inspection] == "指示灯应答")
    }

    @Test func `a paper older than the readings that are kept is not compared`() throws {
        #expect(try enter(desk(nil), at: Self.seen + .days(30)) == [])
        #expect(try enter(desk(nil), at: Self.seen + .days(30) - .seconds(1)).count == 1)
    }

    @Test(arguments: [
        "532901-000002", nil,
    ])
    func `a device that the gateway has at another bed, or at none, is neither seen nor signed off`(bed: String?) throws
    {
        let book = try desk(Self.seen, at: bed)
        let told = try enter(book, ["inspection": "指示灯应答"])
        #expect(told.count == 1)
        #expect(told.first?.contains(bed ?? "no bed") == true && told.first?.contains("532901-000001") == true)
        let row = try #require(book.row(.kitItem, key: [.text("k-1")]))
        book.put(RecordPut(.kitItem, row.with(KitField.state, .readingSeen).with(KitField.readingAt, Self.seen)))
        let texts = [
            "kitItem": "k-1", "signedOffAt": "2021-09-20T10:15:00+08:00", "signedOffBy": "s-1", "signOffDocument": "SO",
            "acceptedBy": "钱某", "acceptedAs": "family",
        ]
        let signing = try book.fillIn(.kitSignOff, texts, at: Self.seen + .minutes(6))
        #expect(signing.count == 1 && signing.first?.hasPrefix("device:") == true, "\(signing)")
        #expect(try book.fillIn(.kitSignOff, texts, at: Self.seen + .days(31)).isEmpty, "too long ago to be compared")
    }
}
