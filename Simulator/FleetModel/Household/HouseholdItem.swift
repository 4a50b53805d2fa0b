import SimKit

/// What stands in a household's agenda.
enum HouseholdItem: Sendable {
    /// Midnight: draw the day that begins.
    case plan(CivilDay)
    case happening(bed: Int, Happening)
    case house(HouseholdDay.Item)
    case linkBack
    /// The deed of that place in the household's story.
    case deed(Int)
    case routine(device: Int)
    /// A value out of turn, while an illness shows.
    case alert(device: Int)
    /// A bad contact turns.
    case flutter(device: Int)
    /// A message on its way that something held up or doubled.
    case transmit(Publication)
    /// Nobody may have answered yet.
    case retry(number: Int)
}
