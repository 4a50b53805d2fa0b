/// What a figure counts or measures, and how its number is written.
public enum FigureUnit: String, RecordWord {
    case people
    case beds
    case devices
    case visits
    case times
    /// Whole seconds of devices.
    case seconds
    /// Milliseconds, shown in minutes.
    case milliseconds
    /// Fen, shown in yuan.
    case fen
    /// A share of a hundred.
    case percent
    /// A mean length in minutes, of milliseconds.
    case minutes
    /// A mean of points, or of visits a person.
    case mean

    /// In Chinese.
    public var title: String {
        switch self {
        case .people: "人"
        case .beds: "张"
        case .devices: "台"
        case .visits: "人次"
        case .times: "次"
        case .seconds: "秒"
        case .milliseconds, .minutes: "分钟"
        case .fen: "元"
        case .percent: "%"
        case .mean: ""
        }
    }

    /// Digits behind the point.
    public var decimals: Int {
        switch self {
        case .people, .beds, .devices, .visits, .times, .seconds: 0
        case .milliseconds, .percent, .minutes: 1
        case .fen, .mean: 2
        }
    }

    /// The number that is shown, as a whole number of its last digit, rounded half up; `nil` for a share of nothing.
    func shown(_ part: Int64, of whole: Int64?) -> Int64? {
        let (factor, divisor): (Int64, Int64) =
            switch self {
            case .people, .beds, .devices, .visits, .times, .seconds, .fen: (1, 1)
            case .milliseconds, .minutes: (10, 60_000)
            case .percent: (1_000, 1)
            case .mean: (100, 1)
            }
        let below = divisor * (whole ?? 1)
        guard below > 0 else { return nil }
        let doubled = 2 * part * factor + below
        return doubled / (2 * below) - (doubled < 0 && doubled % (2 * below) != 0 ? 1 : 0)
    }

    /// A number of the last digit as text: `97.5`.
    func text(_ shown: Int64) -> String { DecimalText.text(shown, decimals: decimals) }
}
