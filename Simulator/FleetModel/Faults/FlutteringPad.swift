import SimKit

/// A pad with a bad contact: wet and dry in turn every few seconds, for minutes after it has become wet.
///
/// Source: care.md 13, "flapping wet pad (chatter)"; all numbers own, but each turn is shorter than the minute for
/// which WET-1 waits.
struct FlutteringPad {
    /// Until when it flutters; `nil` while it does not.
    private(set) var until: Moment?
    /// Whether it tells the contrary of what is so.
    private(set) var isOff = false
    /// Whether chance has spoken about this wetness.
    private var isDrawn = false
    private var random: RandomSource

    init(_ random: RandomSource) { self.random = random }

    /// Takes in what is so, in a message that is not part of a flutter.
    /// - Returns: Whether a flutter has just begun: in four wetnesses of five.
    mutating func begins(isWet: Bool, _ now: Moment) -> Bool {
        guard isWet else {
            isDrawn = false
            return false
        }
        guard !isDrawn else { return false }
        isDrawn = true
        guard random.chance(.percent(80)) else { return false }
        until = now + random.span(.minutes(1), .minutes(8))
        return true
    }

    /// The time to the next turn.
    mutating func pause() -> TimeSpan { random.span(.seconds(2), .seconds(20)) }

    /// It turns, or comes to rest when its time is over or nothing is wet any more.
    mutating func turn(isWet: Bool, _ now: Moment) {
        guard let until, isWet, now < until else {
            self.until = nil
            isOff = false
            return
        }
        isOff.toggle()
    }
}
