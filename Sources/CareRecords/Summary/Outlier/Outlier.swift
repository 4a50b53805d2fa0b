internal import CareCore

/// A provider, bed or member of staff of which something is far from what is usual in the county.
///
/// It is no judgement: who looks finds the rows. The rule is that of Iglewicz and Hoaglin (How to Detect and Handle
/// Outliers, ASQC 1993): far is what lies more than 3.5 scaled median absolute deviations from the median; where more
/// than half are the same, the mean absolute deviation takes its place. Fewer than `leastPeers` are not compared,
/// and nobody is compared by fewer than `leastCases` visits or ratings.
public struct Outlier: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        case provider
        case bed
        case staff
    }

    /// By what it is far.
    public enum Measure: String, Sendable, CaseIterable {
        /// Valid finished visits.
        case visits
        /// The same for each bed in which a provider served somebody: providers are of different sizes.
        case visitsPerBed = "visits-per-bed"
        /// The mean length of them, in minutes.
        case visitMinutes = "visit-minutes"
        /// The mean of ratings.
        case rating
        /// Alarms of all priorities.
        case alarms

        /// In Chinese.
        public var title: String {
            switch self {
            case .visits: "上门人次"
            case .visitsPerBed: "每床上门人次"
            case .visitMinutes: "平均时长(分钟)"
            case .rating: "满意度"
            case .alarms: "告警数"
            }
        }

        /// The table of the rows.
        public var table: String { self == .alarms ? "alarm" : "visit" }
    }

    /// What it is.
    public let kind: Kind
    /// Its identity.
    public let name: String
    /// By what it is far.
    public let measure: Measure
    /// What was found of it.
    public let value: Double
    /// The median of its peers, it included.
    public let median: Double
    /// How many scaled deviations it is away; below 0 where it is lower.
    public let deviations: Double
    /// How many were compared.
    public let peers: Int
    /// Keys of the rows.
    public let rows: [String]

    /// Scaled deviations beyond which something is far.
    public static let limit = 3.5
    /// The fewest that are compared.
    public static let leastPeers = 5
    /// The fewest visits or ratings of one that is compared by a mean.
    public static let leastCases = 5
}
