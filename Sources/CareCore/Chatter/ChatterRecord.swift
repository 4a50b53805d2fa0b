/// How often the alarm of one rule and subject became active of late.
struct ChatterRecord: Equatable {
    /// What an activation shows.
    enum Finding: Equatable {
        /// It comes and goes too fast.
        case chattering
        /// It came more than `Limits.badActorTimes` times today.
        case badActor
    }

    /// Device times in ms of the newest activations, oldest first, at most `ChatterGuard.times`.
    private(set) var activations: [Int64] = []
    /// Off-delay in ms of the chattering that goes on, or went on last; 0 for none.
    private(set) var hold: Int64 = 0
    /// Whether its end is held back.
    private(set) var isChattering = false
    /// Gateway time in ms at which the last chattering ended; `Int64.min` for never.
    private(set) var endedAt: Int64 = .min
    /// The civil day that `timesToday` counts.
    private(set) var day: Int32 = .min
    private(set) var timesToday: Int32 = 0
    /// Gateway time in ms at which the technician was told last; `Int64.min` for never.
    var toldAt: Int64 = .min

    /// Gateway times in ms at which people closed it as false, oldest first, within `Limits.nuisanceMemory`.
    private(set) var falseClosings: [Int64] = []

    init() {}

    /// Counts an activation.
    /// - Parameters:
    ///   - moment: Its device time.
    ///   - now: Gateway time.
    ///   - limits: What the rule calls chattering.
    ///   - isEmergency: Whether the alarm is a P1, whose end is never held back.
    /// - Returns: What it shows; `nil` for nothing.
    mutating func activate(
        at moment: Timestamp, now: Timestamp, _ limits: ChatterGuard, isEmergency: Bool
    ) -> Finding? {
        let today = CivilCalendar.day(of: now)
        if day != today { (day, timesToday) = (today, 0) }
        timesToday += 1
        let oldest = (moment - limits.within).milliseconds
        activations = activations.filter { $0 > oldest }.suffix(limits.times - 1) + [moment.milliseconds]
        activations.sort()
        guard activations.count >= limits.times else {
            return timesToday == Limits.badActorTimes + 1 ? .badActor : nil
        }
        if !isEmergency { begin(limits, at: now) }
        return .chattering
    }

    private mutating func begin(_ limits: ChatterGuard, at now: Timestamp) {
        let isSoon = endedAt != .min && now.milliseconds - endedAt <= limits.longestHold.count
        let longer = Int64(Double(hold) * limits.multiplier)
        hold = isSoon ? min(max(longer, limits.hold.count), limits.longestHold.count) : limits.hold.count
        isChattering = true
    }

    /// The alarm ended: counting begins anew.
    mutating func end(at now: Timestamp) {
        guard isChattering else { return }
        isChattering = false
        endedAt = now.milliseconds
        activations = []
    }

    /// A person closed the alarm as false.
    /// - Returns: How often that happened within `length`.
    mutating func closeAsFalse(at now: Timestamp, within length: Milliseconds) -> Int {
        let oldest = (now - Limits.nuisanceMemory).milliseconds
        falseClosings = falseClosings.filter { $0 > oldest }.suffix(Limits.nuisanceTimes.upperBound - 1)
        falseClosings.append(now.milliseconds)
        return falseClosings.count { $0 > (now - length).milliseconds }
    }

    /// A person took that closing back.
    mutating func takeBackFalse(at moment: Timestamp) { falseClosings.removeAll { $0 == moment.milliseconds } }

    /// Whether nothing of it counts any more.
    func isStale(at now: Timestamp) -> Bool {
        let oldest = (now - Limits.chatterMemory).milliseconds
        return !isChattering && day != CivilCalendar.day(of: now) && endedAt < oldest && toldAt < oldest
            && activations.allSatisfy { $0 < oldest }
            && falseClosings.allSatisfy { $0 < (now - Limits.nuisanceMemory).milliseconds }
    }

    func encode(into writer: inout StateWriter) {
        writer.integer(activations.count)
        for moment in activations { writer.integer(moment) }
        writer.integer(hold)
        writer.flag(isChattering)
        writer.integer(endedAt)
        writer.integer(day)
        writer.integer(timesToday)
        writer.integer(toldAt)
        writer.integer(falseClosings.count)
        for moment in falseClosings { writer.integer(moment) }
    }

    init(from reader: inout StateReader, version: Int64) throws(StateError) {
        for _ in 0..<(try reader.count()) { activations.append(try reader.integer()) }
        hold = try reader.integer()
        isChattering = try reader.flag()
        endedAt = try reader.integer()
        day = try reader.integer(Int32.self)
        timesToday = try reader.integer(Int32.self)
        toldAt = try reader.integer()
        guard version > 7 else { return }
        for _ in 0..<(try reader.count()) { falseClosings.append(try reader.integer()) }
    }
}
