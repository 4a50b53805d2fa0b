/// How a device names its messages. All three are legal on the wire.
public enum MessageStyle: String, CaseIterable, Sendable {
    /// A reference and its own time.
    case referenceAndTime
    /// Its own time only.
    case timeOnly
    /// Neither: it has no clock and counts nothing.
    case neither
}
