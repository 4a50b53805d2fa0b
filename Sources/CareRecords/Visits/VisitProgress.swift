public import CareCore

/// How far a county is with what it has promised.
public struct VisitProgress: Sendable, Equatable {
    /// The county.
    public let county: CountyCode
    /// Visits toward the promise for the end of 2021.
    public let early: [RecordID]
    /// That promise.
    public let earlyTarget: Int64
    /// Visits toward the promise in all.
    public let promised: [RecordID]
    /// That promise.
    public let target: Int64

    /// Sums up the figures of a county's providers; `nil` for a row that is no county's.
    /// - Parameters:
    ///   - county: A row of the table of counties, which has the promises.
    ///   - figures: Figures of any counties, over all the time of the programme.
    public init?(_ county: RecordRow, _ figures: [VisitFigures]) {
        guard let code = county[SharedField.county], let early = county[CountyField.programmeVisitTarget],
            let all = county[CountyField.visitTarget]
        else { return nil }
        let own = figures.filter { $0.county == code }
        self.county = code
        self.early = own.flatMap(\.early)
        earlyTarget = early
        promised = own.flatMap(\.promised)
        target = all
    }
}
