/// A rule of the fleet as one of the catalogue, so that its limits are overridden, checked and shown like any other's.
extension FleetRule {
    /// Whose overrides count: those that its subject belongs to. A stranger belongs to nobody, a township to no
    /// provider, and what lies in a store to no bed.
    public var levels: [OverrideLevel] {
        switch self {
        case .stranger: [.prefecture]
        case .areaOutage, .storedDevice, .strayPress, .goneDevice: [.prefecture, .county]
        case .badMessages, .clockSkew, .wrongPlace, .drillPress: OverrideLevel.allCases
        }
    }

    /// Its own values, before any override.
    public var rule: Rule { Self.rules[self] ?? makeRule() }

    private static let rules = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.makeRule()) })

    private func makeRule() -> Rule {
        Rule(
            id: rawValue, title: title, parameters: parameters, altitudeTables: [], windows: [], dailyWindows: [],
            gate: .always, when: .always,
            stages: [
                Stage(
                    when: nil, only: nil, delay: .constant(0), samples: 1, priority: priority, audience: audience)
            ], clearing: .manual, arming: nil, downgrade: nil, latches: latches,
            remind: .constant(Double(reminder.count)), subject: .place, late: .ignore,
            triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: false), fingerprint: 0,
            demands: demands, isEmergency: self == .strayPress || self == .drillPress, isOfCore: true)
    }

    /// Numbers are counts and per cent; how far each may be overridden is our own choice.
    private var parameters: [Parameter] {
        switch self {
        case .areaOutage:
            [
                Self.number("hubs", Limits.areaHubs, 3...100), Self.number("share", Limits.areaShare, 5...100),
                Self.length("within", Limits.areaWindow, .minutes(2)...(.hours(1))),
                Self.number("over_below", Limits.areaCleared, 10...90),
            ]
        case .badMessages:
            [Self.number("bad", Limits.badShare, 2...50), Self.number("good", Limits.goodShare, 1...49)]
        case .clockSkew:
            [
                Self.length("skew", Limits.clockSkew, .minutes(1)...(.hours(1))),
                Self.length("hold", Limits.clockSkewDelay, .minutes(10)...(.hours(24))),
                Self.length("right", Limits.clockSkewCleared, .seconds(5)...(.minutes(30))),
            ]
        case .stranger:
            [
                Self.number("messages", Limits.strangerMessages, 2...100),
                Self.length("within", Limits.strangerWindow, .minutes(10)...(.hours(24))),
            ]
        case .storedDevice:
            [
                Self.number("messages", Limits.storedMessages, 2...20),
                Self.length("hold", Limits.storedDelay, .minutes(1)...(.hours(24))),
                Self.length("quiet", Limits.storedQuiet, .hours(1)...(.days(7))),
            ]
        case .wrongPlace:
            [
                Self.number("messages", Limits.strayMessages, 2...20),
                Self.length("within", Limits.strayWindow, .minutes(5)...(.hours(24))),
            ]
        case .drillPress, .strayPress, .goneDevice: []
        }
    }

    /// What raises and what ends must not be met by one value: first the one that raises, then the one that ends.
    private var demands: RuleDemands {
        let limits: (raise: Int16, end: Int16)
        switch self {
        case .badMessages: limits = (0, 1)
        case .clockSkew: limits = (0, 2)
        default: return RuleDemands()
        }
        return RuleDemands(neverTogether: [
            [
                MetricDemand(slot: 0, sign: .greater, limit: Program([.parameter(limits.raise)])),
                MetricDemand(slot: 0, sign: .less, limit: Program([.parameter(limits.end)])),
            ]
        ])
    }

    private static func number(_ name: String, _ value: Int, _ range: ClosedRange<Int>) -> Parameter {
        Parameter(
            name: name, defaultValue: Double(value), isDuration: false,
            range: Double(range.lowerBound)...Double(range.upperBound))
    }

    private static func length(
        _ name: String, _ value: Milliseconds, _ range: ClosedRange<Milliseconds>
    ) -> Parameter {
        Parameter(
            name: name, defaultValue: Double(value.count), isDuration: true,
            range: Double(range.lowerBound.count)...Double(range.upperBound.count))
    }
}

extension Rule {
    /// A number of a rule of the fleet, which its catalogue has.
    func count(_ parameter: String) -> Int {
        guard case .number(let number) = value(of: .parameter(parameter), altitude: 0) else {
            fatalError("rule \(id) has no number \(parameter)")
        }
        return Int(number)
    }

    /// A length of time of a rule of the fleet, which its catalogue has.
    func length(_ parameter: String) -> Milliseconds {
        guard case .duration(let length) = value(of: .parameter(parameter), altitude: 0) else {
            fatalError("rule \(id) has no length of time \(parameter)")
        }
        return length
    }
}
