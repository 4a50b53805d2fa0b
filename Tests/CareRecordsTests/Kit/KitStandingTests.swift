import CareCore
import CareRecords
import Testing

@Suite("The state of a bed's kit") struct KitStandingTests {
    @Test func `all combinations of the four mandatory kinds are complete, complete but refused, or missing`() {
        let mandatory = KitKind.allCases.filter(\.isMandatory)
        #expect(mandatory.map(\.title) == ["紧急呼叫", "视频监控", "智能穿戴", "护理床"])
        for combination in 0..<81 {
            var code = combination
            var rows: [RecordRow] = []
            var counts = [0, 0, 0]
            for kind in mandatory {
                counts[code % 3] += 1
                let state: KitState = [.signedOff, .refused, .tested][code % 3]
                rows.append(Self.row("k-\(kind.rawValue)", kind, state))
                code /= 3
            }
            let standing = KitStanding(rows)
            #expect([standing.signedOff.count, standing.refused.count, standing.missing.count] == counts)
            let expected: KitCompleteness =
                counts[2] > 0 ? .missing : counts[1] > 0 ? .completeButRefused : .complete
            #expect(standing.completeness == expected)
            #expect(standing.rows.values.reduce(0) { $0 + $1.count } == counts[0] + counts[1])
        }
    }

    @Test func `an item that was signed off counts more than a refusal of its kind, and removed ones do not count`() {
        let rows = [
            Self.row("k-1", .camera, .refused), Self.row("k-2", .camera, .signedOff),
            Self.row("k-3", .camera, .removed), Self.row("k-4", .alarm, .signedOff),
        ]
        let standing = KitStanding(rows)
        #expect(standing.signedOff == [.camera] && standing.refused == [])
        #expect(standing.rows == [.camera: [identity("k-2")], .alarm: [identity("k-4")]])
        #expect(standing.missing == [.emergencyCall, .wearable, .nursingBed])
    }

    @Test func `the three figures name their beds`() {
        let mandatory = KitKind.allCases.filter(\.isMandatory)
        var rows: [RecordRow] = []
        for (bed, states) in [
            ("532901-000001", [KitState.signedOff, .signedOff, .signedOff, .signedOff]),
            ("532901-000002", [.signedOff, .refused, .signedOff, .signedOff]),
            ("532925-000001", [.signedOff, .signedOff, .signedOff, .planned]),
        ] {
            for (kind, state) in zip(mandatory, states) {
                rows.append(Self.row("\(bed)-\(kind.rawValue)", kind, state).with(SharedField.bed, BedID(bed)))
            }
        }
        let figure = KitFigure(rows)
        #expect(figure.beds(.complete).map(\.description) == ["532901-000001"])
        #expect(figure.beds(.completeButRefused).map(\.description) == ["532901-000002"])
        #expect(figure.beds(.missing).map(\.description) == ["532925-000001"])
    }

    private static func row(_ item: String, _ kind: KitKind, _ state: KitState) -> RecordRow {
        RecordRow(
            .kitItem,
            [
                "kitItem": item, "bed": "532901-000001", "kind": kind.rawValue, "telemetry": "reports",
                "state": state.rawValue,
            ])
    }
}
