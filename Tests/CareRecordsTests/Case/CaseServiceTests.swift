import CareCore
import CareRecords
import Testing

@Suite("A case before service") struct CaseServiceTests {
    let desk = CaseDesk()

    @Test func `the assessment is of this resident, finds a disability, stands, and is not due again`() throws {
        try desk.take(upTo: .retrofitted)
        let step = CaseDesk.steps[4]
        let good = [
            "assessment": "a-9", "resident": "r-1", "assessedOn": "2021-09-22", "dueOn": "2022-03-22",
            "disability": "disabled",
        ]
        let bad = [
            ["resident": "r-2"], ["disability": "none"], ["voidReason": "作废"], ["assessedOn": "2021-09-26"],
            ["dueOn": "2021-09-25"],
        ]
        for changes in bad {
            desk.book.fill(.assessment, good.merging(changes) { $1 })
            let found = try desk.enter(step.form, step.texts, ["assessment": "a-9"])
            #expect(found.count == 1 && found.first?.hasPrefix("assessment:") == true, "\(changes)")
        }
        #expect(desk.state == .retrofitted)
        desk.book.fill(.assessment, good)
        #expect(try desk.enter(step.form, step.texts, ["assessment": "a-9"]) == [])
    }

    @Test func `no bed goes into service while a mandatory device is neither signed off nor refused in writing`() throws
    {
        try desk.take(upTo: .planned)
        let step = CaseDesk.steps[6]
        for state in KitState.allCases {
            let desk = CaseDesk()
            try desk.take(upTo: .planned)
            let key = RecordRow(.kitItem, ["kitItem": "k-2"])[name: "kitItem"]
            let camera = try #require(desk.book.row(.kitItem, key: [key]))
            desk.book.put(RecordPut(.kitItem, camera.with(KitField.state, state)))
            let found = try desk.enter(step.form, step.texts)
            #expect(found.isEmpty == (state == .signedOff || state == .refused), "\(state)")
            #expect(found.allSatisfy { $0.contains("视频监控") })
        }
        let other = try desk.enter(step.form, step.texts, ["bed": "532901-000002"])
        #expect(other.count == KitKind.allCases.count(where: \.isMandatory))
    }

    @Test func `the bed is one of the case's county, and nobody else is served in it`() throws {
        try desk.take(upTo: .planned)
        let step = CaseDesk.steps[6]
        #expect(
            try desk.enter(step.form, step.texts, ["bed": "532925-000001"]).first?
                .contains("a bed of the case's county") == true)
        for (state, isFree) in [("in-service", false), ("ending", false), ("ended", true)] {
            desk.book.fill(
                .careCase,
                [
                    "careCase": "c-7", "resident": "r-2", "county": "532901", "state": state,
                    "bed": "532901-000001", "endedFrom": "in-service",
                ])
            #expect(try desk.enter(step.form, step.texts).isEmpty == isFree, "\(state)")
        }
    }

    @Test func `a family's link ends when somebody else is served in its bed, and for nothing less`() throws {
        let step = CaseDesk.steps[6]
        for (former, isOver) in [(nil, false), ("r-1", false), ("r-2", true)] as [(String?, Bool)] {
            let desk = CaseDesk()
            try desk.take(upTo: .planned)
            if let former {
                desk.book.fill(
                    .careCase,
                    [
                        "careCase": "c-7", "resident": former, "county": "532901", "state": "ended",
                        "bed": "532901-000001", "endedFrom": "in-service",
                    ])
            }
            func add(_ user: String, _ role: String, _ scope: String) {
                desk.book.fill(
                    .user,
                    [
                        "user": user, "name": "李某", "role": role, "scope": scope, "language": "zh",
                        "state": "active",
                    ])
            }
            func isEnded(_ user: String) -> Bool {
                desk.book.row(.user, key: [.text(user)])?[UserField.state] == .ended
            }
            add("family-1", "family", "bed 532901-000001")
            add("family-2", "family", "bed 532901-000002")
            add("op-1", "operator", "provider p-1")
            #expect(try desk.enter(step.form, step.texts) == [])
            #expect(isEnded("family-1") == isOver, "\(former ?? "nobody")")
            #expect(!isEnded("family-2") && !isEnded("op-1"))
            // A correction of the papers gives the bed to nobody else.
            add("family-3", "family", "bed 532901-000001")
            let corrected = try desk.enter(
                step.form, step.texts, ["serveDocument": "SV-2", "correction": "文号有误"])
            #expect(corrected == [])
            #expect(!isEnded("family-3"))
        }
    }

    private static let correction = CaseDesk.steps[6].texts.merging(
        ["serveDocument": "SV-2", "correction": "文号有误"]) { $1 }

    @Test(arguments: [(CaseState.inService, true), (CaseState.ending, true), (CaseState.ended, false)])
    func `papers that are corrected after the end start no service again`(state: CaseState, isTold: Bool) throws {
        desk.stand(in: state)
        let bed = try #require(BedID("532901-000001"))
        let told = try desk.consequences(.caseServe, Self.correction, by: "clerk")
        #expect(told.contains(.service(bed, isOver: false, by: "clerk")) == isTold)
        #expect(told.isEmpty != isTold)
        #expect(desk.state == state && desk.row?[CaseField.serveDocument] == "SV-2")
    }

    @Test func `a bed that is corrected is served from now on, and the one that was meant before is not`() throws {
        desk.stand(in: .inService)
        let wrong = try #require(BedID("532901-000001"))
        let right = try #require(BedID("532901-000002"))
        for item in desk.book.rows(.kitItem, where: []) {
            desk.book.put(RecordPut(.kitItem, item.with(SharedField.bed, right)))
        }
        let texts = Self.correction.merging(["bed": right.description]) { $1 }
        let told = try desk.consequences(.caseServe, texts, by: "clerk")
        #expect(
            Array(told.dropFirst()) == [
                .service(right, isOver: false, by: "clerk"), .service(wrong, isOver: true, by: "clerk"),
            ])
    }

    @Test func `a retrofit is accepted when each item that is mandatory or begun is accepted or refused in writing`()
        throws
    {
        try desk.take(upTo: .retrofitAgreed)
        let step = CaseDesk.steps[3]
        for work in RetrofitWork.allCases {
            for status in RetrofitStatus.allCases {
                let desk = CaseDesk()
                try desk.take(upTo: .retrofitAgreed)
                desk.book.fill(
                    .retrofitItem,
                    ["careCase": "c-1", "work": work.rawValue, "status": status.rawValue, "on": "2021-09-18"])
                let found = try desk.enter(step.form, step.texts)
                let isGood = status == .accepted || status == .refused
                #expect(found.isEmpty == isGood, "\(work) \(status)")
                if !isGood { #expect(found.first?.hasPrefix("\(work.rawValue): expected \(work.title)") == true) }
                guard !isGood, !work.isMandatory else { continue }
                let refusal = ["careCase": "c-1", "work": work.rawValue, "status": "refused", "document": "RF-1"]
                desk.book.fill(.retrofitItem, refusal.merging(["on": "2021-09-19"]) { $1 })
                #expect(try desk.enter(step.form, step.texts) == [], "what the family gave up, \(work)")
            }
        }
    }

    @Test
    func `service begins with agreement, assessment, retrofit and the last sign-off of the kit, not a day earlier`()
        throws
    {
        try desk.take(upTo: .planned)
        let step = CaseDesk.steps[6]
        func found(_ day: String) throws -> [String] { try desk.enter(step.form, step.texts, ["serviceFrom": day]) }
        #expect(try found("2021-09-27").first?.hasPrefix("serviceFrom:") == true, "planned on the 28th")
        let row = try #require(desk.row)
        desk.book.put(RecordPut(.careCase, row.with(CaseField.abilityAssessedOn, CivilDate(recordText: "2021-09-29"))))
        #expect(try found("2021-09-28").count == 1)
        desk.book.put(RecordPut(.careCase, row.with(CaseField.retrofitAcceptedOn, CivilDate(recordText: "2021-09-29"))))
        #expect(try found("2021-09-28").first?.contains("the retrofit was accepted") == true)
        desk.book.put(RecordPut(.careCase, row))
        let camera = try #require(desk.book.row(.kitItem, key: [.text("k-2")]))
        let signed = Timestamp(recordText: "2021-09-30T23:59:59+08:00")
        desk.book.put(RecordPut(.kitItem, camera.with(KitField.signedOffAt, signed)))
        #expect(try found("2021-09-29").count == 1)
        #expect(try found("2021-09-30") == [])
    }

    @Test func `the provider serves the county, and serves on that day`() throws {
        try desk.take(upTo: .planned)
        let step = CaseDesk.steps[6]
        let provider = RecordRow().with(SharedField.provider, ProviderCode(MemoryBook.provider))
        let days =
            [
                ("2021-10-02", nil, false), ("2021-10-01", nil, true), ("2021-08-01", "2021-09-30", false),
                ("2021-08-01", "2021-10-01", true),
            ] as [(String, String?, Bool)]
        for (from, until, isGood) in days {
            let other = CaseDesk()
            try other.take(upTo: .planned)
            other.book.put(
                RecordPut(
                    .provider,
                    provider.with(ProviderField.servesFrom, CivilDate(recordText: from))
                        .with(ProviderField.servesUntil, until.flatMap { CivilDate(recordText: $0) })))
            #expect(try other.enter(step.form, step.texts).isEmpty == isGood, "\(from) \(until ?? "")")
        }
        desk.book.put(
            RecordPut(.provider, provider.with(ProviderField.counties, RecordList(recordText: "532925 532928"))))
        #expect(try desk.enter(step.form, step.texts).first?.hasPrefix("provider:") == true)
    }

    @Test func `what the family before has refused in writing is not refused by the next one`() throws {
        try desk.take(upTo: .planned)
        let step = CaseDesk.steps[6]
        let camera = try #require(desk.book.row(.kitItem, key: [.text("k-2")]))
        desk.book.fill(
            .careCase,
            [
                "careCase": "c-7", "resident": "r-2", "county": "532901", "state": "ended",
                "bed": "532901-000001", "endedFrom": "in-service", "endedOn": "2021-09-10",
            ])
        for (refused, isGood) in [("2021-09-09", false), ("2021-09-29", true)] {
            let row = camera.with(KitField.state, .refused).with(KitField.refusedOn, CivilDate(recordText: refused))
            desk.book.put(RecordPut(.kitItem, row))
            #expect(try desk.enter(step.form, step.texts).isEmpty == isGood, "\(refused)")
        }
    }

    @Test(arguments: [("r-2", "2021-09-09", true), ("r-4", "2021-09-09", false), ("r-4", "2021-09-10", true)])
    func `what was signed for in another home is not signed for in the next one, and stays so in the same`(
        former: String, signed: String, isGood: Bool
    ) throws {
        try desk.take(upTo: .planned)
        desk.book.fill(
            .resident,
            [
                "resident": "r-4", "name": "赵某", "identityNumber": "530102194001010033", "household": "h-2",
                "group": "other", "isLocal": "yes",
            ])
        desk.book.fill(
            .careCase,
            [
                "careCase": "c-7", "resident": former, "county": "532901", "state": "ended",
                "bed": "532901-000001", "endedFrom": "in-service", "endedOn": "2021-09-10",
            ])
        for item in desk.book.rows(.kitItem, where: []) {
            let moment = Timestamp(recordText: "\(signed)T12:00:00+08:00")
            desk.book.put(RecordPut(.kitItem, item.with(KitField.signedOffAt, moment)))
        }
        let step = CaseDesk.steps[6]
        let found = try desk.enter(step.form, step.texts)
        #expect(found.isEmpty == isGood, "\(found)")
        #expect(isGood || found.count == KitKind.allCases.count(where: \.isMandatory))
    }
}
