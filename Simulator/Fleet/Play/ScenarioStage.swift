import CareCore
import CareStore
import FleetModel
import Glibc
import ScenarioKit
import SimKit

/// Plays a scenario in the time of a clock: tells what happens and what is heard, and judges it as it goes.
struct ScenarioStage {
    private let scenario: Scenario
    private let story: Story
    private let player: FleetPlayer
    private let clock: StoryClock
    private let slack: TimeSpan
    private var judge: AlarmJudge
    private var told = 0
    private var decided: Set<Int> = []

    /// True seconds in which everybody connects before the story begins.
    private static let lead: Int64 = 3
    /// True seconds that the last deliveries and rows may take.
    private static let patience: Int64 = 15
    /// The longest turn of the player in true milliseconds: what is heard is written down that exactly.
    private static let turn: Int64 = 20

    init(_ scenario: Scenario, _ story: Story, player: FleetPlayer, clock: StoryClock, slack: TimeSpan) {
        self.scenario = scenario
        self.story = story
        self.player = player
        self.clock = clock
        self.slack = slack
        judge = AlarmJudge(scenario, start: story.plan.options.start, slack: slack)
    }

    /// When a scenario can begin: soon, or at its time of day.
    static func start(of scenario: Scenario, _ clock: StoryClock) -> Moment {
        let earliest = clock.now + .seconds(lead) * clock.rate
        guard scenario.start != nil else { return earliest }
        let today = scenario.start(on: CivilDay(of: earliest))
        return today >= earliest ? today : scenario.start(on: CivilDay(of: earliest).next)
    }

    /// Waits until everybody has just the time to connect before a story: whoever is registered long before a first
    /// word is silent.
    static func awaitLead(before start: Moment, _ clock: StoryClock) throws {
        let wait = clock.machineMilliseconds(for: start - clock.now) / 1_000
        if wait > 2 * lead { Console.tell("the story begins in \(wait) s") }
        while clock.now + .seconds(lead) * clock.rate < start {
            guard !StopSignal.isRaised else { throw FleetError("stopped before the story began") }
            usleep(UInt32(turn) * 1_000)
        }
    }

    /// Plays it to its end.
    /// - Returns: How many demands were missed.
    mutating func play(database: String?, key: RecordKey?) throws -> Int {
        try connect()
        tell(story.plan.options.start, "begins: \(scenario.title.zh) / \(scenario.title.en)")
        while clock.now <= story.end + slack {
            guard !StopSignal.isRaised else { throw FleetError("\(scenario.file): stopped before its end") }
            try turn()
        }
        try player.endLife()
        var verdicts = scenario.expectations.indices.map(judge.verdict) + judge.unexpected
        let records = try judgeRecords(database, key)
        for verdict in records { tell(clock.now, verdict.text(file: scenario.file)) }
        verdicts += records + player.failures.map { DemandVerdict(line: nil, isMet: false, text: $0) }
        for verdict in verdicts where verdict.line == nil { tell(clock.now, verdict.text(file: scenario.file)) }
        let missed = verdicts.count { !$0.isMet }
        Console.result("\(scenario.file): \(verdicts.count - missed) met, \(missed) missed")
        return missed
    }

    private mutating func connect() throws {
        let start = story.plan.options.start
        while clock.now < start {
            guard !StopSignal.isRaised else { throw FleetError("\(scenario.file): stopped before its start") }
            try player.turn(atMost: Self.turn)
        }
        guard player.isReady else {
            throw FleetError("not every household is connected to the broker when the story begins; is it there?")
        }
    }

    private mutating func turn() throws {
        try player.turn(atMost: Self.turn)
        let now = clock.now
        while told < scenario.timeline.count, story.plan.options.start + scenario.timeline[told].at <= now {
            tell(story.plan.options.start + scenario.timeline[told].at, scenario.timeline[told].text)
            told += 1
        }
        for alarm in player.takeNews() {
            if let text = judge.hear(alarm, at: now) { tell(now, "ALARM \(text)") }
        }
        for index in judge.decided(at: now) where decided.insert(index).inserted {
            tell(now, judge.verdict(index).text(file: scenario.file))
        }
    }

    /// Rows are looked at until all are there: the last message may still be on its way.
    private func judgeRecords(_ database: String?, _ key: RecordKey?) throws -> [DemandVerdict] {
        guard !scenario.records.isEmpty else { return [] }
        guard let database else {
            Console.tell("\(scenario.records.count) records were not looked at: name the database with --database")
            return []
        }
        let records = try RecordJudge(database: database, key: key)
        let end = StoryClock.ticks + Self.patience * 1_000_000
        while true {
            let verdicts = try records.verdicts(scenario, start: story.plan.options.start)
            if verdicts.allSatisfy(\.isMet) || StoryClock.ticks > end { return verdicts }
            try player.turn(atMost: Self.turn)
        }
    }

    private func tell(_ moment: Moment, _ text: String) {
        Console.result("\(scenario.clock(moment - story.plan.options.start))  \(text)")
    }
}
