import CareCore
import CareRecords
import Testing

@Suite("Steps of assets") struct AssetStepTests {
    /// Each form with what it needs, and the states from which it holds with the state after it. Written by hand from
    /// care.md 11.
    static let steps: [(form: RecordForm, texts: [String: String], moves: [CustodyState: CustodyState])] = [
        (
            .assetAllocate, ["bed": "532901-000001"],
            [.inStock: .allocated, .ready: .allocated, .allocated: .allocated]
        ),
        (.assetInstall, ["bed": "532901-000001"], [.allocated: .installing]),
        (.assetAccept, ["custodian": "家属某", "inspection": "稳固"], [.installing: .inService]),
        (.assetCancel, [:], [.installing: .inStock]),
        (.assetSuspend, [:], [.inService: .suspended]),
        (.assetResume, [:], [.suspended: .inService]),
        (.assetRepair, [:], [.inService: .repair, .sanitizing: .repair]),
        (.assetLost, ["lossDocument": "报案1号"], [.inService: .lost]),
        (.assetFound, ["custodian": "吴某"], [.lost: .returned]),
        (.assetEnd, ["returnReason": "long-unused"], [.inService: .pendingReturn]),
        (.assetRestore, [:], [.pendingReturn: .inService]),
        (.assetCollect, [:], [.pendingReturn: .returned]),
        (
            .assetSanitise, ["agent": "含氯消毒剂500mg/L", "method": "擦拭30分钟"],
            [.returned: .sanitizing, .repair: .sanitizing]
        ),
        (.assetReady, [:], [.sanitizing: .ready, .repair: .ready]),
        (
            .assetRetire, ["approval": "大民发〔2021〕9号", "approvedBy": "county-civil-affairs"],
            [.returned: .retired, .repair: .retired]
        ),
    ]

    @Test func `in every state exactly the steps of the table are taken, and each leaves one move and one place`()
        throws
    {
        for state in CustodyState.allCases {
            for step in Self.steps {
                let desk = AssetDesk()
                try stand(desk, in: state)
                let before = desk.row("a-1")
                let count = desk.moves("a-1").count
                let found = try desk.step(step.form, "a-1", hours: 50, step.texts)
                guard let target = step.moves[state] else {
                    #expect(!found.isEmpty, "\(step.form.name) from \(state)")
                    #expect(desk.row("a-1") == before)
                    #expect(desk.moves("a-1").count == count)
                    continue
                }
                #expect(found == [], "\(step.form.name) from \(state)")
                #expect(desk.state("a-1") == target)
                #expect(desk.moves("a-1").count == count + 1)
                let place = try #require(desk.row("a-1")?[AssetField.place])
                #expect(target.fits(place), "\(step.form.name): \(target) at \(place.recordText)")
                #expect(try desk.step(step.form, "a-1", hours: 50, step.texts) == [], "again")
                #expect(desk.moves("a-1").count == count + 1, "the same step again changes nothing")
            }
        }
    }

    @Test func `the forms reach all transitions of the table and no other`() {
        for state in CustodyState.allCases {
            let reached = Set(Self.steps.compactMap { $0.moves[state] }).subtracting([state])
            #expect(reached == Set(state.successors), "\(state)")
        }
    }

    @Test func `every step needs a time that has passed, who, why, and something that shows it`() throws {
        let desk = AssetDesk()
        try desk.register("a-1")
        let good = [
            "asset": "a-1", "bed": "532901-000001", "at": AssetDesk.at(1), "by": "钱某", "reason": "分配", "document": "D",
        ]
        for (field, text) in [
            ("at", ""), ("by", ""), ("reason", ""), ("document", ""), ("at", "2022-02-01T00:00:00+08:00"),
            ("at", AssetDesk.at(-1)),
        ] {
            let found = try desk.enter(.assetAllocate, good.merging([field: text]) { $1 })
            #expect(found.count == 1 && found[0].hasPrefix(field), "\(field)=\(text): \(found)")
        }
        let hash = String(repeating: "ab", count: 32)
        #expect(try desk.enter(.assetAllocate, good.merging(["document": "", "evidence": hash]) { $1 }) == [])
    }

    @Test func `an asset of one county is given to no bed of another, and stands in no other county's store`() throws {
        let desk = AssetDesk()
        try desk.register("a-1")
        #expect(
            try desk.step(.assetAllocate, "a-1", hours: 1, ["bed": "532925-000001"]).first?.hasPrefix("bed") == true)
        #expect(try desk.step(.assetMove, "a-1", hours: 1, ["store": "st-3"]).first?.hasPrefix("store") == true)
        #expect(try desk.register("a-2", ["store": "st-3"]).first?.hasPrefix("store") == true)
        #expect(try desk.step(.assetMove, "a-1", hours: 1, ["store": "st-2", "custodian": "郑某"]) == [])
        #expect(desk.place("a-1") == "store:st-2" && desk.state("a-1") == .inStock)
    }

    @Test func `an asset in two places cannot be entered: not at a second bed, not in a store while it is at a bed`()
        throws
    {
        let desk = AssetDesk()
        try desk.register("a-1")
        try desk.issue("a-1")
        let before = desk.row("a-1")
        for (form, texts) in [
            (RecordForm.assetAllocate, ["bed": "532901-000002"]), (.assetInstall, ["bed": "532901-000002"]),
            (.assetMove, ["bed": "532901-000002"]), (.assetMove, ["store": "st-2"]),
            (.assetAccept, ["custodian": "某", "inspection": "好"]),
        ] {
            #expect(try desk.step(form, "a-1", hours: 9, texts).count == 1, "\(form.name)")
        }
        #expect(desk.row("a-1") == before)
        for text in ["bed:532901-000001 store:st-1", "store:", "bed:1", "nobody:", "shed:x", ""] {
            #expect(AssetPlace(recordText: text) == nil, "\(text)")
        }
    }

    @Test func `two assets have neither one serial number nor one device, and a line is corrected with a reason only`()
        throws
    {
        let desk = AssetDesk()
        #expect(try desk.register("a-1", ["device": "d-1", "kind": "camera"]) == [])
        #expect(try desk.register("a-1", ["device": "d-1", "kind": "camera"]) == [])
        #expect(desk.moves("a-1").count == 1)
        #expect(try desk.register("a-2", ["serial": "SN-a-1"]).first?.hasPrefix("serial") == true)
        #expect(try desk.register("a-2", ["device": "d-1"]).first?.hasPrefix("device") == true)
        #expect(
            try desk.register("a-1", ["device": "d-1", "kind": "camera", "price": "1"]).first?.hasPrefix("correction")
                == true)
        let mended = ["device": "d-1", "kind": "camera", "price": "1", "correction": "录错"]
        #expect(try desk.register("a-1", mended) == [])
        #expect(desk.row("a-1")?[AssetField.price] == 1 && desk.moves("a-1").count == 1)
        #expect(
            try desk.register("a-1", ["device": "d-1", "kind": "hub", "correction": "录错"]).first?.hasPrefix("kind")
                == true)
    }

    @Test func `the gateway is told every change of state of a thing that talks, and nothing of one that does not`()
        throws
    {
        let desk = AssetDesk()
        for (asset, device) in [("a-1", "d-1"), ("a-2", "")] {
            try desk.register(asset, ["device": device, "kind": "camera"])
            let fields = AssetDesk.common(asset, hours: 1).merging(["bed": "532901-000001"]) { $1 }
                .filter { $0.key != "technician" }.map { RecordSubmission.Field($0.key, $0.value) }
            let request = RecordRequest([RecordSubmission(form: "asset-allocate", fields: fields)], by: "tester")
            guard case .accepted(_, let consequences, _) = try desk.decide(request, at: MemoryBook.now) else {
                Issue.record("refused")
                continue
            }
            let id = try #require(DeviceID("d-1"))
            let since = moment(AssetDesk.at(1))
            #expect(consequences == (device.isEmpty ? [] : [.custody(id, .allocated, by: "tester", since: since)]))
        }
    }

    @Test func `a device that a correction gives to an asset or takes from it is told to the gateway, no more`()
        throws
    {
        let desk = AssetDesk()
        try desk.register("a-1", ["kind": "camera"])
        let device = ["kind": "camera", "device": "d-1", "correction": "补录设备编号"]
        let one = try #require(DeviceID("d-1"))
        let other = try #require(DeviceID("d-2"))
        let corrections: [(changes: [String: String], told: [Command])] = [
            (device, [.custody(one, .inStock, by: "tester")]), (device.merging(["price": "1"]) { $1 }, []),
            (
                device.merging(["device": "d-2"]) { $1 },
                [.offBook(one, by: "tester"), .custody(other, .inStock, by: "tester")]
            ),
            (device.filter { $0.key != "device" }, [.offBook(other, by: "tester")]),
        ]
        for (changes, told) in corrections {
            let fields = AssetDesk.registration("a-1", changes).map { RecordSubmission.Field($0.key, $0.value) }
            let request = RecordRequest([RecordSubmission(form: "asset", fields: fields)], by: "tester")
            guard case .accepted(_, let consequences, _) = try desk.decide(request, at: MemoryBook.now) else {
                Issue.record("refused")
                continue
            }
            #expect(consequences == told)
        }
    }

    /// Puts asset a-1 into a state with everything that the steps from there look up.
    private func stand(_ desk: AssetDesk, in state: CustodyState) throws {
        try desk.register("a-1")
        let place: String =
            switch state {
            case .inService, .suspended, .pendingReturn: "bed:532901-000001"
            case .installing, .repair: "technician:s-1"
            case .retired, .lost: "nobody"
            default: "store:st-1"
            }
        let row = try #require(desk.row("a-1"))
        desk.book.put(
            RecordPut(
                .asset,
                row.with(AssetField.state, state).with(AssetField.place, AssetPlace(recordText: place))
                    .with(SharedField.bed, BedID("532901-000001")).with(AssetField.number, 7)
                    .with(AssetField.returnedAt, moment(AssetDesk.at(10)))))
        for work in ["sanitation", "function-test"] {
            desk.book.fill(
                .assetWork, ["asset": "a-1", "work": work, "at": AssetDesk.at(20), "by": "钱某", "passed": "yes"])
        }
    }
}
