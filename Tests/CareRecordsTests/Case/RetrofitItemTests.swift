import CareCore
import CareRecords
import Testing

@Suite("Items of a retrofit") struct RetrofitItemTests {
    static let allowed: [RetrofitStatus?: Set<RetrofitStatus>] = [
        nil: [.planned, .refused], .planned: [.done, .refused], .done: [.accepted, .planned],
        .accepted: [.planned], .refused: [.planned],
    ]

    @Test func `from every status exactly the steps of the table are taken`() throws {
        for (before, allowed) in Self.allowed {
            for status in RetrofitStatus.allCases {
                let desk = try desk()
                if let before {
                    desk.book.fill(
                        .retrofitItem,
                        [
                            "careCase": "c-1", "work": "toilet", "status": before.rawValue, "on": "2021-09-02",
                            "handler": "赵某",
                        ])
                }
                #expect(try enter(desk, status).isEmpty == allowed.contains(status), "\(before as Any) \(status)")
            }
        }
    }

    @Test func `the same entered again changes nothing, and a refusal needs its paper`() throws {
        let desk = try desk()
        #expect(try enter(desk, .planned) == [])
        #expect(try enter(desk, .planned) == [])
        #expect(
            try enter(desk, .refused, ["document": ""])
                == ["document: expected the written refusal, found nothing"])
        #expect(try enter(desk, .done, ["on": "2021-09-01"]).count == 1)
        #expect(try enter(desk, .done, ["on": "2022-01-01"]).count == 1)
    }

    @Test func `an acceptance is taken back with the reason only`() throws {
        let desk = try desk()
        for status in [RetrofitStatus.planned, .done, .accepted] { #expect(try enter(desk, status) == []) }
        #expect(
            try enter(desk, .planned, ["note": ""])
                == ["note: expected why the acceptance is taken back, found nothing"])
        #expect(try enter(desk, .planned) == [])
    }

    @Test func `items are planned after the home was assessed, done after the agreement, and never in an ended case`()
        throws
    {
        for state in CaseState.allCases {
            for status in [RetrofitStatus.planned, .done] {
                let desk = CaseDesk()
                desk.stand(in: state)
                if status == .done {
                    desk.book.fill(
                        .retrofitItem,
                        ["careCase": "c-1", "work": "toilet", "status": "planned", "on": "2021-09-02"])
                }
                let isLate = state == .ended || state == .screened
                let isGood = !isLate && (status == .planned || state != .homeAssessed)
                #expect(try enter(desk, status).isEmpty == isGood, "\(state) \(status)")
            }
        }
    }

    private func desk() throws -> CaseDesk {
        let desk = CaseDesk()
        try desk.take(upTo: .retrofitAgreed)
        return desk
    }

    private func enter(
        _ desk: CaseDesk, _ status: RetrofitStatus, _ changes: [String: String] = [:]
    ) throws -> [String] {
        try desk.enter(
            .retrofitItem,
            [
                "careCase": "c-1", "work": "toilet", "status": status.rawValue, "on": "2021-09-10",
                "handler": "钱某", "document": "RI-1", "note": "复查",
            ], changes)
    }
}
