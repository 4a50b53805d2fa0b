import CareCore
import CareRecords

/// A book with one case, and what its steps are entered with.
struct CaseDesk {
    let book = MemoryBook.programme()

    /// Every step in the order of the plan, with good values.
    static let steps: [(form: RecordForm, texts: [String: String])] = [
        (
            .caseScreen,
            [
                "careCase": "c-1", "resident": "r-1", "county": "532901", "screenedOn": "2021-08-20",
                "screenedBy": "钱某", "screenDocument": "SC-1", "localHousehold": "yes",
                "localHouseholdWords": "户口簿", "homeBasis": "yes", "homeBasisWords": "女儿照护", "willing": "yes",
                "willingWords": "本人口述", "livesAtHome": "yes", "livesAtHomeWords": "入户查看",
            ]
        ),
        (
            .caseHomeAssess,
            [
                "careCase": "c-1", "homeAssessedOn": "2021-08-25", "homeAssessedBy": "钱某", "homePlan": "HP-1",
            ]
        ),
        (
            .caseAgreeRetrofit,
            [
                "careCase": "c-1", "retrofitAgreedOn": "2021-09-01", "retrofitAgreedBy": "钱某",
                "retrofitAgreement": "RA-1", "retrofitParty": "改造公司",
            ]
        ),
        (
            .caseAcceptRetrofit,
            [
                "careCase": "c-1", "retrofitAcceptedOn": "2021-09-20", "retrofitAcceptedBy": "钱某",
                "retrofitAcceptance": "RX-1",
            ]
        ),
        (
            .caseAssess,
            [
                "careCase": "c-1", "assessment": "a-1", "abilityAssessedOn": "2021-09-25",
                "abilityAssessedBy": "钱某",
            ]
        ),
        (
            .casePlan,
            [
                "careCase": "c-1", "plannedOn": "2021-09-28", "plannedBy": "钱某", "carePlan": "CP-1",
                "careAgreement": "CA-1",
            ]
        ),
        (
            .caseServe,
            [
                "careCase": "c-1", "bed": "532901-000001", "provider": MemoryBook.provider,
                "serviceFrom": "2021-10-01", "servedBy": "钱某", "serveDocument": "SV-1",
            ]
        ),
    ]

    /// The end of the case for a reason, with what that reason needs.
    static func ending(_ reason: CaseEndReason) -> [String: String] {
        var texts = [
            "careCase": "c-1", "endReason": reason.rawValue, "endedOn": "2021-12-01", "endedBy": "钱某",
            "endDocument": "E-1",
        ]
        if reason == .notEligible { texts["criterion"] = "willing" }
        if reason == .referred {
            texts["referredTo"] = "县养老院"
            texts["referralOffice"] = "县民政局"
        }
        return texts
    }

    /// What the steps look up: an assessment, the retrofit, the kit of the first bed.
    func prepare() {
        book.fill(
            .assessment,
            [
                "assessment": "a-1", "resident": "r-1", "assessedOn": "2021-09-22", "dueOn": "2022-03-22",
                "disability": "partial", "grade": "2",
            ])
        for work in RetrofitWork.allCases where work.isMandatory {
            book.fill(
                .retrofitItem, ["careCase": "c-1", "work": work.rawValue, "status": "accepted", "on": "2021-09-18"])
        }
        for (index, kind) in KitKind.allCases.filter(\.isMandatory).enumerated() {
            book.fill(
                .kitItem,
                [
                    "kitItem": "k-\(index + 1)", "bed": "532901-000001", "kind": kind.rawValue,
                    "telemetry": "reports", "state": "signed-off", "plannedOn": "2021-09-01", "plannedBy": "s-1",
                    "device": "d-\(index + 1)",
                ])
        }
    }

    /// Puts the case into a state as if all steps up to it had been taken by somebody else. Who is not willing may end
    /// as not eligible.
    func stand(in state: CaseState, willing: String = "yes") {
        prepare()
        var texts = ["careCase": "c-1", "resident": "r-1", "county": "532901", "state": state.rawValue]
        let taken = state.isBeforeService ? CaseState.allCases.firstIndex(of: state).map { $0 + 1 } ?? 0 : 7
        for step in Self.steps.prefix(taken) {
            texts.merge(step.texts.mapValues { $0 == "钱某" ? "赵某" : $0 }) { $1 }
        }
        texts["willing"] = willing
        if state == .ending || state == .ended {
            let reason: CaseEndReason = state == .ending ? .deceased : .recovered
            texts.merge(Self.ending(reason).mapValues { $0 == "钱某" ? "赵某" : $0 }) { $1 }
            texts["endedFrom"] = "in-service"
            texts["endEnteredBy"] = "clerk"
        }
        book.fill(.careCase, texts)
    }

    /// Takes all steps up to a state, each by its form.
    func take(upTo state: CaseState) throws {
        prepare()
        let count = CaseState.allCases.firstIndex(of: state).map { $0 + 1 } ?? 0
        for step in Self.steps.prefix(count) {
            let found = try enter(step.form, step.texts)
            if !found.isEmpty { fatalError("\(step.form.name): \(found)") }
        }
    }

    /// Enters a form, on the last day of the programme unless another moment is given.
    @discardableResult
    func enter(
        _ form: RecordForm, _ texts: [String: String], _ changes: [String: String] = [:],
        at now: Timestamp = MemoryBook.now, by: String = "tester"
    ) throws -> [String] {
        try book.fillIn(form, texts.merging(changes) { $1 }.filter { !$0.value.isEmpty }, at: now, by: by)
    }

    /// The same for a form that is accepted: what the gateway's state hears of it.
    func consequences(
        _ form: RecordForm, _ texts: [String: String], at now: Timestamp = MemoryBook.now, by: String
    ) throws -> [Command] { try outcome(form, texts, at: now, by: by).consequences }

    /// All that such a form comes to.
    func outcome(
        _ form: RecordForm, _ texts: [String: String], at now: Timestamp = MemoryBook.now, by: String
    ) throws -> RecordOutcome {
        let (row, _) = form.fill(texts.map { ($0.key, $0.value) })
        guard case .accepted(let outcome) = try form.decide(row, RecordContext(now: now, by: by, book: book)) else {
            fatalError("\(form.name) is refused")
        }
        for put in outcome.puts { book.put(put) }
        return outcome
    }

    var state: CaseState? { row?[CaseField.state] }

    var row: RecordRow? { book.row(.careCase, key: [.text("c-1")]) }
}
