internal import SimKit

/// Writes down what people enter, up to the end of the play. Nothing later is written or counted.
struct ProgrammeWriter {
    let end: Moment
    private(set) var entries: [ProgrammeEntry] = []
    private var signs: [ProgrammeSign] = []
    private(set) var homes: [ProgrammeHome] = []
    var truth: ProgrammeTruth

    init(end: Moment) {
        self.end = end
        truth = ProgrammeTruth(lastDay: CivilDay(of: end))
    }

    /// Writes an entry.
    /// - Returns: Whether it still lies within the play; when not, what follows from it must not be counted.
    @discardableResult
    mutating func enter(
        _ form: String, at moment: Moment, by: String, fate: ProgrammeEntry.Fate = .accepted,
        _ fields: [(name: String, text: String)]
    ) -> Bool {
        guard moment < end else { return false }
        entries.append(ProgrammeEntry(at: moment, by: by, form: form, fields: fields, fate: fate))
        switch fate {
        case .accepted: truth.accepted += 1
        case .repeated: truth.repeated += 1
        case .refused: truth.refused += 1
        }
        return true
    }

    /// Writes down what a device says.
    /// - Returns: Whether it still lies within the play.
    mutating func sign(_ sign: ProgrammeSign) -> Bool {
        guard sign.at < end else { return false }
        signs.append(sign)
        return true
    }

    /// What devices say, in order of time.
    func orderedSigns() -> [ProgrammeSign] {
        signs.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// Registers a bed and its devices.
    mutating func register(_ home: ProgrammeHome) {
        homes.append(home)
        truth.households[home.bed] = home.household
    }

    /// Counts something in a county.
    mutating func count(_ county: CountyCast, _ change: (inout CountyTruth) -> Void) {
        change(&truth.counties[county.code, default: CountyTruth()])
    }

    /// The entries in order of time; those of one moment in the order of writing.
    func ordered() -> [ProgrammeEntry] {
        entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
