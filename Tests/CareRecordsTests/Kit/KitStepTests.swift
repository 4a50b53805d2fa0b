import CareCore
import CareRecords
import Testing

@Suite("Items of a bed's kit") struct KitStepTests {
    /// What may be done with an item that reports, and with a silent one, in each state.
    static let allowed: [KitState: (reports: Set<String>, silent: Set<String>)] = [
        .planned: (["kit-bind", "kit-refuse", "kit-remove"], ["kit-bind", "kit-refuse", "kit-remove"]),
        .bound: (["kit-test", "kit-refuse", "kit-remove"], ["kit-inspect", "kit-refuse", "kit-remove"]),
        .tested: (["kit-reading", "kit-refuse", "kit-remove"], ["kit-reading", "kit-refuse", "kit-remove"]),
        .readingSeen: (["kit-sign-off", "kit-refuse", "kit-remove"], ["kit-sign-off", "kit-refuse", "kit-remove"]),
        .inspected: (["kit-sign-off", "kit-refuse", "kit-remove"], ["kit-sign-off", "kit-refuse", "kit-remove"]),
        .signedOff: (["kit-refuse", "kit-remove"], ["kit-refuse", "kit-remove"]),
        .refused: (["kit-remove"], ["kit-remove"]),
        .removed: ([], []),
    ]

    static let steps: [(form: RecordForm, texts: [String: String])] = [
        (.kitBind, ["device": "d-1", "serial": "SN-1", "boundAt": at(1), "boundBy": "s-1"]),
        (.kitTest, ["testedAt": at(2), "testedBy": "s-1"]),
        (.kitReading, ["readingAt": at(3), "readingBy": "s-1", "reading": "按键一次"]),
        (.kitInspect, ["inspectedAt": at(3), "inspectedBy": "s-1", "inspection": "升降正常"]),
        (
            .kitSignOff,
            [
                "signedOffAt": at(4), "signedOffBy": "s-1", "signOffDocument": "SO-1", "acceptedBy": "钱某",
                "acceptedAs": "family",
            ]
        ),
        (.kitRefuse, ["refusedOn": "2021-09-20", "refusedBy": "钱某", "refusalDocument": "RF-1"]),
        (.kitRemove, ["removedAt": at(5), "removedBy": "s-1", "removalReason": "更换"]),
    ]

    let book = MemoryBook.programme()

    @Test func `in every state exactly the steps of the table are taken, for items that report and for silent ones`()
        throws
    {
        for (state, allowed) in Self.allowed {
            for telemetry in KitTelemetry.allCases {
                for step in Self.steps {
                    let book = MemoryBook.programme()
                    stand(book, in: state, telemetry)
                    let before = row(book)
                    let found = try enter(book, step)
                    let names = telemetry == .reports ? allowed.reports : allowed.silent
                    #expect(
                        found.isEmpty == names.contains(step.form.name),
                        "\(state) \(telemetry) \(step.form.name) \(found)")
                    if !found.isEmpty { #expect(row(book) == before) }
                }
            }
        }
    }

    @Test func `a device is bound, tested, seen and signed off; each step entered again changes nothing`() throws {
        try plan("k-1")
        let steps = Self.steps.filter {
            ["kit-bind", "kit-test", "kit-reading", "kit-sign-off"].contains($0.form.name)
        }
        for step in steps { #expect(try enter(book, step) == []) }
        let signedOff = row(book)
        #expect(signedOff?[KitField.state] == .signedOff)
        for step in steps { #expect(try enter(book, step) == [], "\(step.form.name)") }
        try plan("k-1")
        #expect(row(book) == signedOff)
        let other = (
            form: RecordForm.kitSignOff, texts: Self.steps[4].texts.merging(["signOffDocument": "SO-2"]) { $1 }
        )
        #expect(try enter(book, other).count == 1)
    }

    @Test func `a silent item needs no device and is signed off after an inspection`() throws {
        try plan("k-1", ["kind": "nursing-bed", "telemetry": "none"])
        var bind = Self.steps[0]
        bind.texts["device"] = nil
        #expect(try enter(book, bind) == [])
        #expect(try enter(book, Self.steps[3]) == [])
        #expect(try enter(book, Self.steps[4]) == [])
        #expect(row(book)?[KitField.device] == nil)
    }

    @Test func `nothing is signed off without who signed at the bed, and what that person is to the resident`() throws {
        for name in ["acceptedBy", "acceptedAs"] {
            let book = MemoryBook.programme()
            stand(book, in: .readingSeen, .reports)
            let before = row(book)
            var step = Self.steps[4]
            step.texts[name] = nil
            #expect(try enter(book, step).first?.hasPrefix("\(name):") == true)
            step.texts[name] = name == "acceptedAs" ? "邻居" : " "
            #expect(try enter(book, step).first?.hasPrefix("\(name):") == true)
            #expect(row(book) == before)
        }
        for signer in KitSigner.allCases {
            let book = MemoryBook.programme()
            stand(book, in: .inspected, .none)
            var step = Self.steps[4]
            step.texts["acceptedAs"] = signer.title
            #expect(try enter(book, step) == [])
            #expect(row(book)?[KitField.acceptedAs] == signer && row(book)?[KitField.acceptedBy] == "钱某")
        }
    }

    @Test func `an item that reports needs its device, and the three smart kinds must report`() throws {
        try plan("k-1")
        var bind = Self.steps[0]
        bind.texts["device"] = nil
        #expect(try enter(book, bind).first?.hasPrefix("device:") == true)
        for kind in KitKind.allCases where kind != .other {
            let found = try plan("k-\(kind.rawValue)", ["kind": kind.rawValue, "telemetry": "none"])
            #expect(found.isEmpty == ![.emergencyCall, .camera, .wearable].contains(kind), "\(kind)")
        }
    }

    @Test func `a device that is bound already is not bound a second time, until it was taken away`() throws {
        try plan("k-1")
        try enter(book, Self.steps[0])
        try plan("k-2", ["bed": "532901-000002"])
        #expect(
            try enter(book, Self.steps[0], item: "k-2")
                == [
                    "device: expected a device that is bound to no other bed or item, found \"d-1\"; "
                        + "it is item k-1 of bed 532901-000001; kit-remove it there, or kit-swap the two"
                ])
        let holding: Set<KitState> = [.bound, .tested, .readingSeen, .inspected, .signedOff]
        for state in KitState.allCases where state != .planned {
            let book = MemoryBook.programme()
            stand(book, in: state, .reports)
            book.fill(
                .kitItem,
                [
                    "kitItem": "k-2", "bed": "532901-000002", "kind": "emergency-call", "telemetry": "reports",
                    "state": "planned",
                ])
            #expect(try enter(book, Self.steps[0], item: "k-2").isEmpty == !holding.contains(state), "\(state)")
        }
    }

    @Test func `a couple shares one camera where that was planned, and nothing that serves one person`() throws {
        let couple = ["kind": "camera", "bed": "532901-000002", "sharedWith": "k-1"]
        try plan("k-1", ["kind": "camera"])
        try enter(book, Self.steps[0])
        #expect(try plan("k-2", couple) == [])
        #expect(try enter(book, Self.steps[0], item: "k-2") == [])
        try plan("k-3", ["kind": "camera", "bed": "532925-000001"])
        #expect(try enter(book, Self.steps[0], item: "k-3").first?.hasPrefix("device:") == true)
        for changes in [
            ["kind": "wearable"], ["kind": "alarm"], ["bed": "532901-000001"], ["sharedWith": "k-2"],
            ["sharedWith": "k-9"],
        ] {
            let found = try plan("k-4", couple.merging(changes) { $1 })
            #expect(found.count == 1 && found.first?.hasPrefix("sharedWith:") == true, "\(changes) \(found)")
        }
    }

    @Test func `a kind that the plan does not name needs the county's approval, and only such a kind has one`() throws {
        let other = ["kind": "other", "otherKind": "助浴椅", "approval": "县民〔2021〕1号"]
        #expect(try plan("k-1", ["kind": "other"]).count == 2)
        #expect(try plan("k-1", ["kind": "other", "otherKind": "助浴椅"]).first?.hasPrefix("approval:") == true)
        #expect(try plan("k-1", ["approval": "县民〔2021〕1号"]).first?.hasPrefix("approval:") == true)
        #expect(try plan("k-1", other) == [])
    }

    @Test func `a step before the one it follows, or in the future, is refused`() throws {
        try plan("k-1")
        try enter(book, Self.steps[0])
        for (text, isGood) in [(Self.at(0), false), ("2022-01-01T00:00:00+08:00", false), (Self.at(1), true)] {
            #expect(
                try enter(book, (.kitTest, ["testedAt": text, "testedBy": "s-1"])).isEmpty == isGood, "\(text)")
        }
    }

    @Test func `a binding of now opens the test window it asks for, an old one none`() throws {
        try plan("k-1")
        let bed = try #require(BedID("532901-000001"))
        for (minutes, isGood) in [(Int64(59), true), (61, false)] {
            let bound = MemoryBook.now - .minutes(minutes)
            let (filled, faults) = RecordForm.kitBind.fill([
                ("kitItem", "k-1"), ("device", "d-1"), ("serial", "SN-1"), ("boundAt", bound.recordText),
                ("boundBy", "s-1"), ("testMinutes", "20"),
            ])
            #expect(faults == [])
            let context = RecordContext(now: MemoryBook.now, by: "technician", book: book)
            switch try RecordForm.kitBind.decide(filled, context) {
            case .accepted(let outcome):
                #expect(isGood)
                #expect(outcome.consequences == [.openTestWindow(bed, length: .minutes(20), by: "technician")])
                #expect(outcome.puts.first?.row[name: "testMinutes"] == StoredValue.none)
            case .refused(let faults):
                #expect(!isGood && faults.first?.field == "testMinutes")
            }
        }
        let (_, faults) = RecordForm.kitBind.fill([("kitItem", "k-1"), ("testMinutes", "31")])
        #expect(faults.contains { $0.field == "testMinutes" })
    }

    @Test func `who binds a device on no book hears that what is pressed rings; of an asset it is a test`() throws {
        func answer(_ book: MemoryBook) throws -> String {
            let texts = ["kitItem": "k-1"].merging(Self.steps[0].texts) { $1 }
            let (filled, _) = RecordForm.kitBind.fill(texts.map { ($0.key, $0.value) })
            let context = RecordContext(now: MemoryBook.now, by: "technician", book: book)
            guard case .accepted(let outcome) = try RecordForm.kitBind.decide(filled, context) else { return "refused" }
            return outcome.answer
        }
        try plan("k-1")
        #expect(try answer(book).contains("d-1 is bound and on no book"))
        book.fill(.asset, ["asset": "a-1", "device": "d-1", "serial": "SN-1", "state": "allocated"])
        #expect(try answer(book).isEmpty)
    }

    @Test func `who takes a device on no book away hears that it goes on serving, of an asset nothing`() throws {
        try plan("k-1")
        #expect(try enter(book, Self.steps[0]) == [])
        func answer() throws -> String {
            let texts = ["kitItem": "k-1", "removedAt": Self.at(5), "removedBy": "s-1", "removalReason": "更换"]
            let (filled, _) = RecordForm.kitRemove.fill(texts.map { ($0.key, $0.value) })
            let context = RecordContext(now: MemoryBook.now, by: "technician", book: book)
            guard case .accepted(let outcome) = try RecordForm.kitRemove.decide(filled, context) else {
                return "refused"
            }
            return outcome.answer
        }
        #expect(try answer().contains("d-1 is on no book: for the gateway it goes on serving bed 532901-000001"))
        book.fill(.asset, ["asset": "a-1", "device": "d-1", "serial": "SN-1", "state": "allocated"])
        #expect(try answer().isEmpty)
    }

    private static func at(_ hour: Int) -> String { "2021-09-10T1\(hour):00:00+08:00" }

    @discardableResult
    private func plan(_ item: String, _ changes: [String: String] = [:]) throws -> [String] {
        let texts = [
            "kitItem": item, "bed": "532901-000001", "kind": "emergency-call", "telemetry": "reports",
            "plannedOn": "2021-09-01", "plannedBy": "s-1",
        ]
        return try book.fillIn(.kitPlan, texts.merging(changes) { $1 }, at: MemoryBook.now)
    }

    @discardableResult
    private func enter(
        _ book: MemoryBook, _ step: (form: RecordForm, texts: [String: String]), item: String = "k-1"
    ) throws -> [String] {
        try book.fillIn(step.form, step.texts.merging(["kitItem": item]) { $1 }, at: MemoryBook.now)
    }

    private func row(_ book: MemoryBook) -> RecordRow? { book.row(.kitItem, key: [.text("k-1")]) }

    /// Puts the item into a state as if somebody else had taken the steps.
    private func stand(_ book: MemoryBook, in state: KitState, _ telemetry: KitTelemetry) {
        var texts = [
            "kitItem": "k-1", "bed": "532901-000001", "kind": "nursing-bed", "telemetry": telemetry.rawValue,
            "state": state.rawValue, "plannedOn": "2021-09-01", "plannedBy": "s-2",
        ]
        if state != .planned {
            texts.merge(["device": "d-1", "serial": "SN-1", "boundAt": Self.at(0), "boundBy": "s-2"]) { $1 }
        }
        book.fill(.kitItem, texts)
    }
}
