public import SimKit

/// One line of the log of truth.
public struct TruthEntry: Sendable, Equatable {
    /// Its number, from 1.
    public let number: Int
    /// When it happened.
    public let at: Moment
    /// The household.
    public let household: String
    /// The bed; `nil` for the household as a whole.
    public let bed: String?
    /// The device that told of it; `nil` when none did.
    public let device: String?
    /// What happened.
    public let kind: TruthKind

    /// Makes a line.
    public init(number: Int, at: Moment, household: String, bed: String?, device: String?, kind: TruthKind) {
        self.number = number
        self.at = at
        self.household = household
        self.bed = bed
        self.device = device
        self.kind = kind
    }

    /// The line as text, for a ledger.
    public var text: String {
        "\(number)\t\(at.milliseconds)\t\(household)\t\(bed ?? "-")\t\(device ?? "-")\t\(kind.words)"
    }

    /// Reads a line of a ledger; `nil` when it is not one.
    public init?(_ text: String) {
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        guard fields.count == 6, let number = Int(fields[0]), let at = Int64(fields[1]),
            let kind = TruthKind(words: fields[5])
        else { return nil }
        self.init(
            number: number, at: Moment(milliseconds: at), household: fields[2], bed: fields[3] == "-" ? nil : fields[3],
            device: fields[4] == "-" ? nil : fields[4], kind: kind)
    }
}
