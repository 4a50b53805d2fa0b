internal import SimKit

/// A payment that stands.
struct PlayedPayment {
    /// Its identity.
    var money: String
    /// Fen.
    let amount: Int64
    /// The day on which the thing was recorded.
    let doneOn: CivilDay
    /// The day on which it was paid.
    let paidOn: CivilDay
}
