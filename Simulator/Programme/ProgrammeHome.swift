public import SimKit

/// A bed of the played programme and its devices, for the gateway's own registry: they are registered before people
/// enter forms about them.
public struct ProgrammeHome: Sendable {
    /// The household; a couple's beds share it.
    public let household: String
    /// The bed.
    public let bed: String
    /// Its devices: the identity, and the kind of kit.
    public let devices: [(device: String, kind: String)]
    /// From when on they are known.
    public let from: Moment
}
