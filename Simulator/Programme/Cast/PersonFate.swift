/// What becomes of somebody who applies.
enum PersonFate: Sendable, Equatable {
    /// Is registered elsewhere, and so not eligible.
    case notLocal
    /// Turns out to be able, when everything is done but the assessment.
    case able
    /// Thinks better of it after the home was seen.
    case declined
    /// The home cannot be fitted; the county refers to another service.
    case referred
    /// Dies before service begins.
    case diedWaiting
    /// Is served, to the end of the play.
    case served
    /// Is served and then leaves for that reason, so many days after service began.
    case left(reason: String, after: Int64)

    /// Whether the person's bed goes into service.
    var isServed: Bool {
        switch self {
        case .served, .left: true
        case .notLocal, .able, .declined, .referred, .diedWaiting: false
        }
    }
}
