public import FleetModel
public import SimKit

/// How good the alarms of a run were: each is true or false, each thing that truly happened was found or missed.
public struct QualityReport: Sendable {
    /// A rule at a place that rings more than others.
    public struct BadActor: Sendable {
        /// The rule.
        public let rule: String
        /// The bed, the household, or `no household` for a whole town and the gateway itself.
        public let place: String
        /// How many operator alarms.
        public let alarms: Int
    }

    /// What was played, for people.
    public let title: String
    /// Beds of the fleet.
    public let beds: Int
    /// Simulated days that count.
    public let days: Double
    /// Simulated days before them, in which habits come to be known; nothing of them counts.
    public let warmUpDays: Double
    /// Rules in the order of the operator alarms that they made.
    public internal(set) var rules: [RuleQuality] = []
    /// Alarms by who acted first.
    public internal(set) var audiences: [String: Int] = [:]
    /// Operator alarms a bed and week, those of a whole town with them.
    public internal(set) var operatorRate = Interval.none
    /// Operator alarms by the hour in which they became one.
    public internal(set) var hours = Array(repeating: 0, count: 24)
    /// Operator alarms from 22 to 7 of one operator of two at 2,100 beds, a night.
    public internal(set) var nightItems = 0.0
    /// Ten-minute periods in which one operator of two at 2,100 beds gets more than ten.
    public internal(set) var floods = 0
    /// All ten-minute periods.
    public internal(set) var periods = 0
    /// The most of one period, of one operator.
    public internal(set) var worstPeriod = 0.0
    /// The ten that ring operators most.
    public internal(set) var badActors: [BadActor] = []
    /// What truly happened and nothing rang for, though its rule had the time, in words.
    public internal(set) var misses: [String] = []
    /// Real presses, falls with a watch on the wrist, smoke.
    public internal(set) var emergencies = 0
    /// Real falls that no device could tell of.
    public internal(set) var unseenFalls = 0
    /// Real emergencies that nothing rang for, and alarms that rang a second time for one, in words.
    public internal(set) var faults: [String] = []

    /// Whether every real emergency rang just once.
    public var isSafe: Bool { faults.isEmpty }

    /// Operators on duty and the beds they watch. Source: care.md 3.4.
    static let duty = (operators: 2.0, beds: 2_100.0)

    /// Judges a run.
    /// - Parameters:
    ///   - title: What was played.
    ///   - plan: The fleet.
    ///   - truths: What truly happened, in order.
    ///   - alarms: What rang.
    ///   - warmUp: How long life went on before anything counts: what began and what rang then is left out, alarms that
    ///     are still open at its end too.
    ///   - end: When life ended.
    public init(
        title: String, plan: FleetPlan, truths: [TruthEntry], alarms: [QualityAlarm], warmUp: TimeSpan, end: Moment
    ) {
        self.title = title
        beds = plan.households.reduce(0) { $0 + $1.beds.count }
        let since = plan.options.start + warmUp
        days = Double((end - since).milliseconds) / 86_400_000
        warmUpDays = Double(warmUp.milliseconds) / 86_400_000
        let places = AlarmPlaces(plan)
        let placed = alarms.map { (alarm: $0, place: places.place(of: $0)) }
        let hidden = HiddenTimes(truths)
        let circumstances = Circumstances(truths, hidden, plan: plan, since: since, end: end)
        unseenFalls = circumstances.unseenFalls
        let towns = TownOutages(circumstances.all, plan)
        let judge = RuleJudge(placed, circumstances.all, towns, hidden, since: since)
        let rates = AlarmRates(plan, weeks: days / 7)
        rules = judge.rules(rates)
        misses = judge.misses
        let emergencies = Emergencies(truths, hidden, placed, since: since, end: end)
        self.emergencies = emergencies.real
        faults = emergencies.faults
        let counted = placed.filter { $0.alarm.toldAt >= since }
        for (alarm, _) in counted { audiences[alarm.audience, default: 0] += 1 }
        operatorRate = rates.rate(counted.filter { $0.alarm.operatorAt != nil }.map { $0.place?.household })
        count(counted)
    }

    private mutating func count(_ placed: [(alarm: QualityAlarm, place: AlarmPlace?)]) {
        var byPeriod: [Int64: Int] = [:]
        var actors: [String: (BadActor, Int)] = [:]
        for (alarm, place) in placed {
            guard let at = alarm.operatorAt, let hour = alarm.operatorHour else { continue }
            hours[hour] += 1
            byPeriod[at.milliseconds / 600_000, default: 0] += 1
            let name = place.map { $0.bed ?? $0.household } ?? "no household"
            let count = (actors["\(alarm.rule) \(name)"]?.1 ?? 0) + 1
            actors["\(alarm.rule) \(name)"] = (BadActor(rule: alarm.rule, place: name, alarms: count), count)
        }
        let scale = Self.duty.beds / Double(beds) / Self.duty.operators
        let night = hours[22...].reduce(0, +) + hours[..<7].reduce(0, +)
        nightItems = Double(night) / max(1, days) * scale
        periods = Int(days * 144)
        floods = byPeriod.values.count { Double($0) * scale > 10 }
        worstPeriod = Double(byPeriod.values.max() ?? 0) * scale
        badActors = actors.values.sorted { ($1.1, $0.0.rule, $0.0.place) < ($0.1, $1.0.rule, $1.0.place) }
            .prefix(10).map(\.0)
    }
}
