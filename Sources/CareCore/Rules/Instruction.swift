/// One step of a compiled expression.
///
/// The machine is a stack of `Double`. `NaN` is *unknown*: a comparison with it is unknown, `false and unknown` is
/// false, `true or unknown` is true. Booleans are 0 and 1. A flat enum of trivial payloads, because a rule evaluated
/// through an existential costs 13 times as much.
public enum Instruction: Sendable, Equatable {
    /// Pushes a number.
    case constant(Double)
    /// Pushes the effective value of the rule's parameter with that index.
    case parameter(Int16)
    /// Pushes the row of parameter table `table` for the bed's altitude in metres.
    case byAltitude(table: Int16)
    /// Pushes the latest valid value of the device's metric slot; unknown when there is none or it is older than the
    /// slot's maximum gap.
    case metric(slot: Int16)
    /// Pushes 1 when the event being applied is of a kind in the mask, else 0.
    case event(mask: UInt64)
    /// Pushes 1 when the metric's newest value differs from the one before it, else 0; unknown before two values.
    case changed(slot: Int16)
    /// Pops a length in ms; pushes 1 when the slot has had no valid value for that long, else 0.
    case silent(slot: Int16)
    /// Pops a length in ms; pushes 1 when nothing at all was heard of the device for that long while the gateway was
    /// listening, else 0.
    case silentDevice
    /// Pops a length in ms; pushes 1 when the household showed no other activity for that long, else 0.
    case silentActivity
    /// Pops a length in ms; pushes 1 when the device was not tested for that long while it served, else 0. The rule's
    /// window of that index holds the newest test.
    case untested(Int16)
    /// Pops a percentage and a least distance; pushes how many of the newest nights in a row, 0 ... 3, lie on one side
    /// of the baseline by more than both. Unknown before there are eight nights. Source: care.md 7.2.
    case drift(Int16)
    /// Pops a length in ms; pushes how many days in a row, 0 ... 3, the flag of that window was true for longer than on
    /// the seven days before by more than that; 0 before there are eight days.
    case rise(Int16)
    /// Pops the least accuracy in metres; pushes how far the newest fix of these slots is from home, in metres. Unknown
    /// where home is not recorded, the fix is older than its maximum gap or less accurate, or its parts are not of one
    /// moment. `accuracy` is −1 for a model that tells of none: then every fix counts.
    case distance(latitude: Int16, longitude: Int16, accuracy: Int16)
    /// Pushes a figure over the rule's window of that index; unknown when the window holds too few samples.
    case window(Int16, Aggregate)
    /// Pushes 1 when the moment of evaluation lies in the rule's daily window of that index, else 0.
    case between(Int16)
    /// Pushes a fact about the resident or the bed; unknown when it was not recorded.
    case resident(ResidentFact)
    case add, subtract, multiply, divide, negate
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, not
}

extension Instruction {
    /// A figure over a window of samples.
    public enum Aggregate: UInt8, Sendable {
        case count, minimum, maximum, average, delta
        /// How long the flag was true, in ms, to the hour.
        case held
        /// The median of the newest seven nights; unknown while there are fewer.
        case baseline
        /// The part of the hour around an hour from now, 0 to 1, for which the flag was true on the days before;
        /// unknown while fewer than `Limits.habitDays` days are known.
        case habit
        /// How many of the nights of its baseline are known, 0 ... `Limits.baselineNights`.
        case nights
        /// How many of the window's states lasted long enough (`Window.Source.lasting`).
        case lasting
    }
}
