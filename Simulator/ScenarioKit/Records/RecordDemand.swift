import CareCore
import CareRecords

/// How many rows the gateway's database must have of something when the story is over.
public struct RecordDemand: Sendable {
    enum Kind: Sendable {
        case alarms(AlarmDescription)
        /// Events by their stored number.
        case events(kind: Int64, isLate: Bool?, isTest: Bool?)
        /// Readings by their metric's stored number.
        case readings(metric: Int64)
        /// A figure of a county over the month in which the story begins, or so many months later.
        case figure(Figure, county: CountyCode, monthsLater: Int)
    }

    /// Its line in the file.
    public let line: Int
    let kind: Kind
    let device: String?
    /// The bed or household to which they belong.
    let subject: String?
    let number: Int
    /// Whether it is about a figure.
    var isFigure: Bool { if case .figure = kind { true } else { false } }
    /// What is demanded, for people.
    let text: String
}
