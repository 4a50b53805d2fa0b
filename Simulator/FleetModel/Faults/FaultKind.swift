/// What may go wrong between a device and the gateway. Source: care.md 13.
public enum FaultKind: String, CaseIterable, Sendable {
    /// A message is sent twice within a second.
    case duplicates
    /// After a reconnect the last event comes again, as it was.
    case replay
    /// A message is overtaken by later ones.
    case reorder
    /// A household, or a whole town, loses its link and fills in afterwards.
    case outages
    /// Clocks are off: up to 30 s everywhere, 2 h for some, 1970 or the end of the century for a few; some drift, and
    /// some are set in the course of a run, well or badly.
    case clocks
    /// An event is published again with the retain flag.
    case ghosts
    /// Bytes that are no message: cut off, no JSON at all, too long.
    case garbage
    /// Somebody speaks for a device that the broker user may not speak for.
    case strangers
    /// Values that mean "no measurement": heart rate 0 or 255, oxygen 127.
    case markers
    /// A temperature in degrees Fahrenheit.
    case units
    /// Fields of a firmware that nobody knows yet.
    case fields
    /// A counter starts again, so that references come twice with another time.
    case counters
    /// The level of a battery swings about the limit of "low": 19 and 21 per cent.
    case batteries
    /// A mattress tells one heart rate for an hour or so, whatever the heart does.
    case stuck
    /// A receiver finds no satellite and says that it is at 0,0.
    case positions
    /// The systolic pressure is below the diastolic one.
    case pressures
    /// A pad tells wet and dry in turn every few seconds when it has become wet.
    case chatter
    /// The radio between a device and its hub loses some messages, and some answers.
    case losses
}

extension FaultKind {
    /// Those that came later than the seeds that are kept as regressions: whether a seed has them is drawn apart, so
    /// that it plays as it did but for them.
    public static let later: Set<FaultKind> = [.batteries, .stuck, .positions, .pressures, .chatter, .losses]

    /// What `default` stands for: what every real fleet does every day.
    public static let everyday: Set<FaultKind> = [.duplicates, .replay, .reorder, .outages, .clocks, .markers, .fields]

    /// Reads `none`, `default`, `all` or names between commas; `nil` when a name is unknown.
    public static func set(named text: String) -> Set<FaultKind>? {
        switch text {
        case "none": return []
        case "default": return everyday
        case "all": return Set(allCases)
        default:
            let names = text.split(separator: ",").map(String.init)
            let kinds = names.compactMap(FaultKind.init(rawValue:))
            return kinds.count == names.count && !kinds.isEmpty ? Set(kinds) : nil
        }
    }
}
