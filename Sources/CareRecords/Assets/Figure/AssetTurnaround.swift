public import CareCore

/// One way of an asset from a home back into service.
public struct AssetTurnaround: Sendable, Equatable {
    /// The asset.
    public let asset: RecordID
    /// The number of the move by which it came back.
    public let from: Int64
    /// The number of the move by which it was in service again.
    public let until: Int64
    /// How long that took.
    public let length: Milliseconds
}
