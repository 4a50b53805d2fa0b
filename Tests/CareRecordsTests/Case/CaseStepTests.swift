import CareCore
import CareRecords
import Testing

@Suite("Steps of a case") struct CaseStepTests {
    /// What may be done in each state; everything else is refused.
    static let allowed: [CaseState: Set<String>] = [
        .screened: ["case-home-assess", "not-eligible", "declined", "referred", "deceased"],
        .homeAssessed: ["case-agree-retrofit", "not-eligible", "declined", "referred", "deceased"],
        .retrofitAgreed: ["case-accept-retrofit", "not-eligible", "declined", "referred", "deceased"],
        .retrofitted: ["case-assess", "not-eligible", "declined", "referred", "deceased"],
        .abilityAssessed: ["case-plan", "not-eligible", "declined", "referred", "deceased"],
        .planned: ["case-serve", "not-eligible", "declined", "referred", "deceased"],
        .inService: ["recovered", "deceased", "moved", "withdrew", "institution"],
        .ending: ["case-confirm-death", "case-revert-death"],
        .ended: [],
    ]

    /// Every step by a name, with the form and good values.
    static var steps: [(name: String, form: RecordForm, texts: [String: String])] {
        CaseDesk.steps.map { ($0.form.name, $0.form, $0.texts) }
            + CaseEndReason.allCases.map { ($0.rawValue, .caseEnd, CaseDesk.ending($0)) }
            + [
                ("case-confirm-death", .caseConfirmDeath, ["careCase": "c-1", "confirmedBy": "孙某"]),
                (
                    "case-revert-death", .caseRevertDeath,
                    ["careCase": "c-1", "revertedBy": "孙某", "revertReason": "同名误登"]
                ),
            ]
    }

    @Test
    func `in every state exactly the steps of the table are taken, and others change nothing and say what they need`()
        throws
    {
        for state in CaseState.allCases {
            for step in Self.steps {
                let desk = CaseDesk()
                desk.stand(in: state, willing: step.name == "not-eligible" ? "no" : "yes")
                let before = desk.row
                let found = try desk.enter(step.form, step.texts)
                let isAllowed = Self.allowed[state]?.contains(step.name) == true
                #expect(found.isEmpty == isAllowed, "\(state) \(step.name): \(found)")
                if isAllowed {
                    #expect(desk.state != state)
                } else {
                    #expect(desk.row == before, "\(state) \(step.name)")
                    #expect(found.allSatisfy { $0.contains("expected") }, "\(found)")
                }
            }
        }
    }

    @Test func `the whole way leads into service, and each step entered again changes nothing`() throws {
        let desk = CaseDesk()
        desk.prepare()
        var states: [CaseState?] = []
        for step in CaseDesk.steps {
            #expect(try desk.enter(step.form, step.texts) == [])
            states.append(desk.state)
        }
        #expect(states == Array(CaseState.allCases.prefix(7)))
        let served = desk.row
        for step in CaseDesk.steps {
            #expect(try desk.enter(step.form, step.texts) == [], "\(step.form.name)")
            #expect(desk.row == served)
        }
        #expect(served?[CaseField.serviceFrom] == day("2021-10-01"))
        #expect(served?[CaseField.retrofitAgreement] == "RA-1")
    }

    @Test func `a step that was taken is corrected with a reason, in whatever state the case is`() throws {
        let desk = CaseDesk()
        try desk.take(upTo: .inService)
        let step = CaseDesk.steps[2]
        #expect(try desk.enter(step.form, step.texts, ["retrofitAgreement": "RA-2"]).count == 1)
        let changes = ["retrofitAgreement": "RA-2", "correction": "编号录错"]
        #expect(try desk.enter(step.form, step.texts, changes) == [])
        #expect(desk.state == .inService)
        #expect(desk.row?[CaseField.retrofitAgreement] == "RA-2")
        #expect(desk.row?[StepField.correction] == "编号录错")
        let screening = CaseDesk.steps[0]
        #expect(
            try desk.enter(screening.form, screening.texts, ["screenDocument": "SC-2", "correction": "编号录错"]) == [])
        #expect(
            try desk.enter(screening.form, screening.texts, ["resident": "r-2", "correction": "录错人"]).count == 1)
    }

    @Test func `what was never taken cannot be corrected`() throws {
        let desk = CaseDesk()
        try desk.take(upTo: .screened)
        for step in CaseDesk.steps.dropFirst() {
            #expect(try desk.enter(step.form, step.texts, ["correction": "提前"]).count == 1, "\(step.form.name)")
        }
        #expect(desk.state == .screened)
    }

    @Test func `a resident has one open case, and may have another when it has ended`() throws {
        let desk = CaseDesk()
        try desk.take(upTo: .screened)
        let screening = CaseDesk.steps[0]
        #expect(
            try desk.enter(screening.form, screening.texts, ["careCase": "c-2"])
                == ["resident: expected a resident without an open case, found \"r-1\"; c-1 is open: screened"])
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.declined)) == [])
        #expect(try desk.enter(screening.form, screening.texts, ["careCase": "c-2"]) == [])
    }

    @Test func `a case belongs to the county in which the home of its resident lies`() throws {
        let desk = CaseDesk()
        let home = [
            "household": "h-1", "county": "532901", "township": "532901001", "village": "532901001001",
            "address": "1号",
        ]
        desk.book.fill(.residence, home)
        let screening = CaseDesk.steps[0]
        let elsewhere = try desk.enter(screening.form, screening.texts, ["county": "532925"])
        #expect(
            elsewhere == [
                "county: expected 532901, the county in which the home h-1 lies, found \"532925\"; correct the address "
                    + "with residence if it is wrong"
            ])
        #expect(desk.row == nil)
        #expect(try desk.enter(screening.form, screening.texts) == [])
        let before = desk.row
        let moved = ["county": "532925", "correction": "县录错"]
        #expect(try desk.enter(screening.form, screening.texts, moved).count == 1 && desk.row == before)
        // Whoever moves away since keeps the case, and its screening can still be corrected.
        desk.book.fill(.residence, home.merging(["county": "532925", "township": "532925001"]) { $1 })
        let other = ["screenDocument": "SC-2", "correction": "编号录错"]
        #expect(try desk.enter(screening.form, screening.texts, other) == [])
    }

    /// The screening's conditions, and the words by which a case ends for want of them.
    static let conditions = [
        ("localHousehold", "local-household"), ("homeBasis", "home-basis"), ("willing", "willing"),
        ("livesAtHome", "lives-at-home"),
    ]

    @Test(arguments: conditions)
    func `a condition answered no stops the case before the home is assessed, and only that one ends it`(
        condition: String, criterion: String
    ) throws {
        let desk = CaseDesk()
        let screening = CaseDesk.steps[0]
        #expect(try desk.enter(screening.form, screening.texts, [condition: "no"]) == [])
        let step = CaseDesk.steps[1]
        let found = try desk.enter(step.form, step.texts)
        #expect(found.count == 1 && found.first?.hasPrefix("\(condition): expected yes") == true)
        for (_, other) in Self.conditions + [("", "disability")] where other != criterion {
            let refused = try desk.enter(.caseEnd, CaseDesk.ending(.notEligible), ["criterion": other])
            #expect(refused.count == 1 && refused[0].hasPrefix("criterion: expected"), "\(other): \(refused)")
        }
        #expect(desk.state == .screened)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.notEligible), ["criterion": criterion]) == [])
    }

    @Test func `a case ends for want of a disability only when the newest assessment that stands finds none`() throws {
        let desk = CaseDesk()
        desk.stand(in: .retrofitted)
        func end() throws -> [String] {
            try desk.enter(.caseEnd, CaseDesk.ending(.notEligible), ["criterion": "disability"])
        }
        func assess(_ assessment: String, _ on: String, _ disability: String) -> [String: String] {
            ["assessment": assessment, "resident": "r-1", "assessedOn": on, "disability": disability, "grade": "0"]
        }
        #expect(try end().first?.contains("says partial (部分失能)") == true)
        desk.book.fill(.assessment, assess("a-1", "2021-09-22", "partial").merging(["voidReason": "错"]) { $1 })
        #expect(try end().first?.contains("without an assessment") == true)
        desk.book.fill(.assessment, assess("a-2", "2021-11-20", "none"))
        desk.book.fill(.assessment, assess("a-3", "2021-11-25", "disabled"))
        #expect(try end().first?.contains("says disabled (失能)") == true)
        desk.book.fill(.assessment, assess("a-4", "2021-11-28", "none"))
        #expect(try end() == [])
        #expect(desk.row?[CaseField.criterion] == .disability)
    }

    @Test func `a day in the future, or before the screening, is refused by its name`() throws {
        for (index, step) in CaseDesk.steps.enumerated() {
            let desk = CaseDesk()
            if index > 0 { try desk.take(upTo: CaseState.allCases[index - 1]) } else { desk.prepare() }
            let name = try #require(step.texts.keys.first { $0.hasSuffix("On") || $0 == "serviceFrom" })
            #expect(
                try desk.enter(step.form, step.texts, [name: "2022-01-01"]).contains { $0.hasPrefix("\(name):") })
            if index > 0 {
                #expect(
                    try desk.enter(step.form, step.texts, [name: "2021-08-01"])
                        .contains { $0.hasPrefix("\(name):") || $0.hasPrefix("assessment:") })
            }
        }
    }

    @Test func `a care plan is not older than the assessment on which it rests`() throws {
        let desk = CaseDesk()
        try desk.take(upTo: .abilityAssessed)
        let step = CaseDesk.steps[5]
        // Made on 22 September, taken into the case on the 25th.
        let early = try desk.enter(step.form, step.texts, ["plannedOn": "2021-09-21"])
        #expect(early.count == 1 && early.first?.hasPrefix("plannedOn: expected 2021-09-22 or later") == true)
        #expect(try desk.enter(step.form, step.texts, ["plannedOn": "2021-09-22"]) == [])
        desk.book.fill(
            .assessment,
            [
                "assessment": "a-9", "resident": "r-1", "assessedOn": "2021-09-23", "dueOn": "2022-03-22",
                "disability": "partial",
            ])
        let assess = CaseDesk.steps[4]
        let other = ["assessment": "a-9", "correction": "录错"]
        #expect(try desk.enter(assess.form, assess.texts, other).first?.contains("not after plannedOn") == true)
    }

    /// The step, its day, the latest good day when all steps are taken, and the first that is too late.
    static let latest = [
        (0, "screenedOn", "2021-08-25", "2021-08-26"), (1, "homeAssessedOn", "2021-09-01", "2021-09-02"),
        (2, "retrofitAgreedOn", "2021-09-20", "2021-09-21"), (3, "retrofitAcceptedOn", "2021-10-01", "2021-10-02"),
        (4, "abilityAssessedOn", "2021-10-01", "2021-10-02"), (5, "plannedOn", "2021-10-01", "2021-10-02"),
        (6, "serviceFrom", "2021-12-01", "2021-12-02"),
    ]

    @Test(arguments: latest)
    func `a day that is corrected stays before those of the later steps`(
        index: Int, name: String, good: String, late: String
    ) throws {
        let desk = CaseDesk()
        desk.stand(in: .ended)
        let before = desk.row
        let step = CaseDesk.steps[index]
        let found = try desk.enter(step.form, step.texts, [name: late, "correction": "日期录错"])
        #expect(found.count == 1 && found.first?.hasPrefix("\(name): expected a day not after") == true, "\(found)")
        #expect(desk.row == before)
        #expect(try desk.enter(step.form, step.texts, [name: good, "correction": "日期录错"]) == [])
    }
}
