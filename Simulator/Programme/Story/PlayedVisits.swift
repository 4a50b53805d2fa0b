internal import SimKit

/// Which visits of a person were played.
struct PlayedVisits {
    /// The highest number that an identity has.
    var numbers = 0
    /// The highest ordinal.
    private(set) var ordinals = 0
    /// The identity of the last one, whose signature somebody might use again.
    private(set) var last: String?
    /// The last one as it took place.
    private(set) var story: VisitStory?
    /// Its day.
    private(set) var lastDay: CivilDay?

    /// Takes a visit that took place. A copy passes no signature on, so that each copy is a pair of its own.
    mutating func take(_ story: VisitStory, on day: CivilDay, _ number: Int) {
        numbers = number
        ordinals = story.ordinal
        last = story.copied == nil ? story.visit : nil
        self.story = story
        lastDay = day
    }
}
