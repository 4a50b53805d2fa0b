public import FleetModel
public import SimKit

/// Compares the alarm messages that a subscriber got with what the scenario expects.
///
/// Messages are given to it as they come; a verdict is final once its time is over.
public struct AlarmJudge {
    private struct Heard {
        let alarm: SeenAlarm
        /// Time since the start of the story.
        let at: TimeSpan
        var isExpected: Bool
    }

    private let scenario: Scenario
    private let start: Moment
    private let slack: TimeSpan
    private var heard: [Heard] = []
    private var edges: [String: Int64] = [:]
    /// What each expectation was met or broken by: a place in `heard`.
    private var answers: [Int: Int] = [:]

    /// Alarm messages that are shown of what was seen instead.
    private static let shown = 6
    /// How far around the demanded moment they are looked for.
    private static let neighbourhood = TimeSpan.hours(1)

    /// Prepares to judge.
    /// - Parameters:
    ///   - scenario: What is expected.
    ///   - start: The moment at which its story begins.
    ///   - slack: How much earlier or later than demanded a message may come, because the player's own clocks and
    ///     machines take time; zero in simulated time.
    public init(_ scenario: Scenario, start: Moment, slack: TimeSpan = .zero) {
        self.scenario = scenario
        self.start = start
        self.slack = slack
    }

    /// Takes a message; one that came before is passed over, and so is one about others.
    /// - Returns: What it says, for people; `nil` when it is passed over.
    public mutating func hear(_ alarm: SeenAlarm, at moment: Moment) -> String? {
        guard scenario.cast.subjects.contains(alarm.subject), edges[alarm.id, default: 0] < alarm.edge else {
            return nil
        }
        edges[alarm.id] = alarm.edge
        let at = moment - start
        var isExpected = false
        for (index, expectation) in scenario.expectations.enumerated() where answers[index] == nil {
            guard expectation.alarm.matches(alarm) else { continue }
            switch expectation.kind {
            case .seen(let cause, let due, let within):
                guard !isExpected, cause == alarm.cause, at >= due - slack, at <= due + within + slack else { continue }
                isExpected = true
            case .never(let from, let until):
                guard alarm.cause == "raised", at >= from, at <= until else { continue }
            }
            answers[index] = heard.count
        }
        heard.append(Heard(alarm: alarm, at: at, isExpected: isExpected))
        return alarm.text
    }

    /// The verdicts on all expectations that are decided at a moment, by their place in the scenario.
    public func decided(at moment: Moment) -> [Int] {
        scenario.expectations.indices.filter { index in
            let expectation = scenario.expectations[index]
            return answers[index] != nil || moment - start > expectation.due + slack
        }
    }

    /// The verdict on an expectation, as far as messages have come.
    public func verdict(_ index: Int) -> DemandVerdict {
        let expectation = scenario.expectations[index]
        let answer = answers[index].map { heard[$0] }
        switch expectation.kind {
        case .seen(let cause, let at, let within):
            let demand = "\(cause) \(expectation.alarm.text) at \(scenario.clock(at))"
            if let answer {
                let delay = max(.zero, answer.at - at)
                return DemandVerdict(
                    line: expectation.line, isMet: true, text: "\(demand), \(delay.milliseconds) ms after it")
            }
            return DemandVerdict(
                line: expectation.line, isMet: false,
                text: "expected \(demand) within \(ActionText.text(within)), found \(seen(near: at, expectation))")
        case .never(let from, let until):
            let demand = "never \(expectation.alarm.text) from \(scenario.clock(from)) to \(scenario.clock(until))"
            if let answer {
                return DemandVerdict(
                    line: expectation.line, isMet: false, text: "expected \(demand), found \(text(answer))")
            }
            return DemandVerdict(line: expectation.line, isMet: true, text: demand)
        }
    }

    /// Alarms that were raised or rose though no line expects it.
    public var unexpected: [DemandVerdict] {
        heard.filter { !$0.isExpected && ["raised", "escalated"].contains($0.alarm.cause) }.map {
            DemandVerdict(line: nil, isMet: false, text: "no line expects this: \(text($0))")
        }
    }

    /// What was seen of the rule near a moment; when there is nothing, of any rule.
    private func seen(near moment: TimeSpan, _ expectation: Expectation) -> String {
        let near = heard.filter {
            $0.at >= moment - Self.neighbourhood && $0.at <= expectation.due + Self.neighbourhood
        }
        let own = near.filter { $0.alarm.rule == expectation.alarm.rule }
        let shown = (own.isEmpty ? near : own).prefix(Self.shown)
        return shown.isEmpty ? "no alarm message within an hour" : shown.map(text).joined(separator: "; ")
    }

    private func text(_ heard: Heard) -> String { "\(scenario.clock(heard.at)) \(heard.alarm.text)" }
}
