/// One finding of a pattern, with the rows that show it.
public struct SuspicionFinding: Sendable, Equatable {
    /// The pattern.
    public let pattern: SuspicionPattern
    /// Keys of the visits that show it, in order of time.
    public let visits: [RecordID]
    /// What devices saw that shows it, in order of time.
    public let sightings: [BedSighting]
    /// Who or what it is about: staff, a provider, a hub, a resident, a hash.
    public let subject: String
    /// One sentence with the figures.
    public let text: String

    init(
        _ pattern: SuspicionPattern, subject: String, visits: [RecordID] = [], sightings: [BedSighting] = [],
        text: String
    ) {
        self.pattern = pattern
        self.subject = subject
        self.visits = visits
        self.sightings = sightings
        self.text = text
    }
}
