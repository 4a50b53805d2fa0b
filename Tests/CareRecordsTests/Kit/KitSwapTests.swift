import CareCore
import CareRecords
import Testing

@Suite("Devices that stood each at the other's bed") struct KitSwapTests {
    let book: MemoryBook

    init() {
        book = MemoryBook.programme()
        for (item, bed, kind, device, bound) in [
            ("k-1", "532901-000001", "wearable", "d-1", "2021-09-10T10:00:00+08:00"),
            ("k-2", "532901-000002", "wearable", "d-2", "2021-09-12T10:00:00+08:00"),
            ("k-3", "532901-000002", "camera", "d-3", "2021-09-12T10:00:00+08:00"),
        ] {
            book.fill(
                .kitItem,
                [
                    "kitItem": item, "bed": bed, "kind": kind, "telemetry": "reports", "state": "signed-off",
                    "device": device, "serial": "SN-\(device)", "boundAt": bound,
                ])
        }
    }

    @Test func `both items exchange device and serial number since that moment and keep everything else`() throws {
        let (first, second) = (try item("k-1"), try item("k-2"))
        #expect(try swap("d-1", "d-2", "2021-09-13T08:00:00+08:00") == [])
        let since = moment("2021-09-13T08:00:00+08:00")
        #expect(
            try item("k-1")
                == first.with(KitField.device, DeviceID("d-2")).with(KitField.serial, "SN-d-2")
                .with(KitField.deviceSince, since))
        #expect(
            try item("k-2")
                == second.with(KitField.device, DeviceID("d-1")).with(KitField.serial, "SN-d-1")
                .with(KitField.deviceSince, since))
    }

    @Test func `the same swap entered again, in either order of the two, does not undo it`() throws {
        #expect(try swap("d-1", "d-2", "2021-09-13T08:00:00+08:00") == [])
        let after = try item("k-1")
        #expect(try swap("d-1", "d-2", "2021-09-13T08:00:00+08:00") == [])
        #expect(try swap("d-2", "d-1", "2021-09-13T08:00:00+08:00") == [])
        #expect(try item("k-1") == after)
        #expect(try swap("d-2", "d-1", "2021-09-13T07:00:00+08:00").count == 2)
        #expect(try swap("d-2", "d-1", "2021-10-01T08:00:00+08:00") == [])
        #expect(try item("k-1")[KitField.device] == DeviceID("d-1"))
    }

    @Test func `a camera that a couple shares is exchanged in both their beds`() throws {
        for (item, device) in [("k-4", "d-3"), ("k-5", "d-5")] {
            book.fill(
                .kitItem,
                [
                    "kitItem": item, "bed": "532901-000001", "kind": "camera", "telemetry": "reports",
                    "state": "signed-off", "device": device, "serial": "SN-\(device)",
                    "boundAt": "2021-09-12T10:00:00+08:00",
                ])
        }
        #expect(try swap("d-5", "d-3", "2021-09-13T08:00:00+08:00") == [])
        #expect(try ["k-3", "k-4", "k-5"].map { try item($0)[KitField.device]?.description } == ["d-5", "d-5", "d-3"])
    }

    @Test
    func `devices of two kinds, one device twice, one that is nowhere, or a moment before both came: nothing changes`()
        throws
    {
        let before = book.rows(.kitItem, where: [])
        let good = "2021-09-13T08:00:00+08:00"
        #expect(try swap("d-1", "d-3", good).first?.contains("two devices of one kind") == true)
        #expect(try swap("d-1", "d-1", good).first?.contains("two different devices") == true)
        #expect(try swap("d-1", "d-4", good).first?.contains("a device that is bound to a bed") == true)
        #expect(try swap("d-1", "d-2", "2021-09-12T09:59:59+08:00").first?.hasPrefix("since:") == true)
        #expect(try swap("d-1", "d-2", "2022-01-01T00:00:00+08:00").first?.hasPrefix("since:") == true)
        #expect(try swap("d-1", "d-2", "2021-09-12T10:00:00+08:00", by: "s-9").count == 1)
        #expect(book.rows(.kitItem, where: []) == before)
    }

    @Test
    func `a swap that the gateway's register cannot follow changes nothing; once the register is right it is taken`()
        throws
    {
        let (one, two) = (try #require(DeviceID("d-1")), try #require(DeviceID("d-2")))
        let (near, far) = (try #require(BedID("532901-000001")), try #require(BedID("532901-000002")))
        let abroad = try #require(BedID("532925-000001"))
        let good = "2021-09-13T08:00:00+08:00"
        func place(
            _ beds: BedID..., shared: Bool = false, from: String = "2021-09-12T10:00:00+08:00"
        ) -> DeviceAssignment {
            DeviceAssignment(beds: Set(beds), isShared: shared, from: moment(from))
        }
        let before = book.rows(.kitItem, where: [])
        for (left, right, field) in [
            (nil, place(far), "device:"), (place(near), nil, "otherDevice:"),
            (place(near), place(near, far, shared: true), "otherDevice:"), (place(near), place(abroad), "otherDevice:"),
            (place(near), place(far, from: "2021-09-13T08:00:01+08:00"), "since:"),
        ] as [(DeviceAssignment?, DeviceAssignment?, String)] {
            book.gateway = KnownGateway(assignments: [one: left, two: right].compactMapValues(\.self))
            let told = try swap("d-1", "d-2", good)
            #expect(told.count == 1 && told.first?.hasPrefix(field) == true, "\(told)")
            #expect(book.rows(.kitItem, where: []) == before)
        }
        book.gateway = KnownGateway(assignments: [one: place(near), two: place(far)])
        #expect(try swap("d-1", "d-2", good) == [])
        #expect(try item("k-1")[KitField.device] == two)
    }

    private func item(_ key: String) throws -> RecordRow {
        try #require(book.row(.kitItem, key: [.text(key)]))
    }

    private func swap(_ device: String, _ other: String, _ since: String, by: String = "s-1") throws -> [String] {
        try book.fillIn(
            .kitSwap, ["device": device, "otherDevice": other, "since": since, "swappedBy": by], at: MemoryBook.now)
    }
}
