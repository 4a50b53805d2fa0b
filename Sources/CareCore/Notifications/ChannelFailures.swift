/// Tries through one channel that have failed since the last that did not.
struct ChannelFailures: Equatable {
    var count: Int32
    let since: Timestamp

    /// Whether the channel counts as dead: more than one message with a bad address.
    func isDead(at now: Timestamp) -> Bool {
        count >= Limits.channelFailures || (count > 1 && now - since >= Limits.channelFailureTime)
    }
}
