public import CareCore

/// Sums over alarms of a bed by rule and priority, tests left out.
public struct AlarmTally: Sendable, Equatable {
    /// What is counted of alarms.
    public struct Sums: Sendable, Equatable {
        /// All.
        public var count: Int64
        /// Acknowledged within 60 s of their arrival.
        public var answeredSoon: Int64
        /// Acknowledged within 180 s.
        public var answeredAtLast: Int64
        /// Called back within 60 s of the acknowledgement.
        public var calledBackSoon: Int64
        /// With somebody on site.
        public var arrived: Int64
        /// Milliseconds from arrival at the gateway to somebody on site, together.
        public var arrivalTime: Int64
        /// Closed.
        public var closed: Int64
        /// Closed as false press, device fault or duplicate.
        public var mistaken: Int64

        /// Makes sums, in the order of the properties.
        public init(_ values: [Int64]) {
            invariant(values.count == 8, "eight sums over alarms, found \(values.count)")
            count = values[0]
            answeredSoon = values[1]
            answeredAtLast = values[2]
            calledBackSoon = values[3]
            arrived = values[4]
            arrivalTime = values[5]
            closed = values[6]
            mistaken = values[7]
        }

        /// Adds others.
        mutating func add(_ other: Sums) {
            count += other.count
            answeredSoon += other.answeredSoon
            answeredAtLast += other.answeredAtLast
            calledBackSoon += other.calledBackSoon
            arrived += other.arrived
            arrivalTime += other.arrivalTime
            closed += other.closed
            mistaken += other.mistaken
        }
    }

    /// One alarm.
    public struct Row: Sendable, Equatable {
        /// Which.
        public let alarm: AlarmID
        /// What it counts for.
        public let tally: AlarmTally

        /// Makes a row.
        public init(alarm: AlarmID, tally: AlarmTally) {
            self.alarm = alarm
            self.tally = tally
        }
    }

    /// The bed; the first of a household.
    public let bed: BedID
    /// The rule.
    public let rule: String
    /// How urgent they are.
    public let priority: Priority
    /// Whether they came in the period.
    public let inPeriod: Bool
    /// The sums.
    public internal(set) var sums: Sums

    /// Makes a tally.
    public init(bed: BedID, rule: String, priority: Priority, inPeriod: Bool, sums: Sums) {
        self.bed = bed
        self.rule = rule
        self.priority = priority
        self.inPeriod = inPeriod
        self.sums = sums
    }

    /// What it adds to each figure. Rules: SOS-1 is the emergency call, FALL-1 and FALL-2 falls, BED-1 out of bed at
    /// night and not back, WET-2 wet and not changed (care.md 8.2).
    var figures: [(figure: Figure, amount: Int64)] {
        var list = [
            (Figure.alarms(priority), sums.count), (.closedAlarms, sums.closed), (.falseAlarms, sums.mistaken),
        ]
        if priority == .p1 {
            list += [
                (.answeredSoon, sums.answeredSoon), (.answeredAtLast, sums.answeredAtLast),
                (.calledBackSoon, sums.calledBackSoon), (.arrived, sums.arrived), (.arrivalTime, sums.arrivalTime),
            ]
        }
        switch rule {
        case "SOS-1": list.append((.calls, sums.count))
        case "FALL-1", "FALL-2": list.append((.falls, sums.count))
        case "BED-1": list.append((.bedExits, sums.count))
        case "WET-2": list.append((.wetOverdue, sums.count))
        default: break
        }
        return list.filter { $0.1 != 0 }
    }
}
