import CareCore

extension RuleChecker {
    /// A second look must be possible, come sooner than the next value, and leave no case undecided.
    func checkInquiry() {
        guard let inquiry = draft.inquiry else { return }
        let wanted = draft.askedSlots(in: model)
        let isOfClock = TriggerFinder(of: draft, model).triggers.clock
        guard !wanted.isEmpty, !draft.when.hasEvent, !isOfClock else {
            faults.report(
                "ask without a value to ask for", at: inquiry.position,
                expected: "a condition over sampled metrics alone",
                found: draft.when.hasEvent ? "an event" : isOfClock ? "one that the clock may decide" : "none of them")
            return
        }
        checkAnswerTime(inquiry, wanted)
        checkFallback(inquiry)
        let missing = wanted.map(\.metric).filter { !model.measurable.contains($0) }.map(\.name)
        if !missing.isEmpty, inquiry.otherwise == nil {
            faults.report(
                "\(model.profile) cannot be asked for \(missing.joined(separator: ", "))", at: inquiry.position,
                expected: "otherwise: call_back or wait, or commands: {measure: [...]} in the profile",
                found: "neither")
        }
    }

    private func checkAnswerTime(_ inquiry: InquirySource, _ wanted: [MetricSlot]) {
        let within = draft.tables.value(of: inquiry.within)
        let longest = Double(Limits.answerTime.count)
        if within > longest {
            faults.report(
                "ask waits too long", at: inquiry.withinPosition, expected: "at most \(Printer.duration(longest))",
                found: Printer.duration(within))
        }
        for slot in wanted where within >= Double(slot.period.count) {
            faults.report(
                "the next \(slot.metric.name) of \(model.profile) comes by itself", at: inquiry.withinPosition,
                expected: "less than its period, \(slot.period)", found: Printer.duration(within),
                fix: "use for: instead of ask")
        }
    }

    /// What one value alone may raise must be what the rule says it falls back to.
    private func checkFallback(_ inquiry: InquirySource) {
        let single = draft.stages.first {
            Self.samples(of: $0, in: draft, model) < 2 && draft.tables.value(of: $0.delay) == 0
        }
        if let single, inquiry.otherwise != .callBack {
            faults.report(
                "one value raises \(single.priority.name)", at: single.priorityPosition,
                expected: "samples: 2, or otherwise: call_back in ask", found: "neither")
        } else if single == nil, inquiry.otherwise == .callBack {
            faults.report(
                "otherwise: call_back", at: inquiry.position, expected: "a stage that one value raises",
                found: "samples: 2 or a delay in every stage", fix: "otherwise: wait")
        }
    }
}

extension RuleDraft {
    /// The sampled metrics whose newest values the condition compares: what a device is asked for.
    func askedSlots(in model: ModelVocabulary) -> [MetricSlot] {
        when.directSlots.sorted().map { model[$0] }.filter { !$0.holds }
    }
}
