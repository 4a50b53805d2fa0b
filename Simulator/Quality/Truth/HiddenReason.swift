/// Why nobody could know of something that was so.
public enum HiddenReason: String, CaseIterable, Sendable {
    /// The household could not be heard.
    case linkLost = "the link was lost"
    /// The watch was not on the wrist.
    case watchOff = "the watch was off"
    /// Each for a part of the time.
    case linkLostAndWatchOff = "the watch was off or the link lost"
}
