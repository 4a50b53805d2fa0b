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
                desk.stand(in: state)
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

    @Test(arguments: [
        "localHousehold", "homeBasis", "willing", "livesAtHome",
    ])
    func `a condition answered no stops the case before the home is assessed`(condition: String) throws {
        let desk = CaseDesk()
        let screening = CaseDesk.steps[0]
        #expect(try desk.enter(screening.form, screening.texts, [condition: "no"]) == [])
        let step = CaseDesk.steps[1]
        let found = try desk.enter(step.form, step.texts)
        #expect(found.count == 1 && found.first?.hasPrefix("\(condition): expected yes") == true)
        #expect(try desk.enter(.caseEnd, CaseDesk.ending(.notEligible)) == [])
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
}
