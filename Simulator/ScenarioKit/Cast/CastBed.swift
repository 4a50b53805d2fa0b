/// A bed of a scenario.
struct CastBed: Sendable {
    /// What the file calls it.
    let name: String
    /// Its identity: `532901-900101`.
    let id: String
    /// Metres above sea level.
    let altitude: Int64
    /// Facts of its resident, by the names of the import.
    let facts: [String]
    /// The place of its household in the cast.
    let household: Int
}
