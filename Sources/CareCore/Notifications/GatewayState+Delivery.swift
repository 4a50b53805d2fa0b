extension GatewayState {
    /// Takes in what delivery did; a channel through which nothing goes any more is an alarm about the gateway.
    mutating func take(_ report: DeliveryReport, into effects: inout Effects) -> CommandOutcome {
        effects.deliveries.append(report)
        if case .attempted(let attempt) = report {
            if attempt.result == .delivered {
                revive(attempt.channel, into: &effects)
            } else {
                fail(attempt.channel, into: &effects)
            }
        }
        return .done("recorded")
    }

    /// Channels through which nothing goes any more, in order of name.
    public var deadChannels: [String] {
        failingChannels.filter { $0.value.isDead(at: clock) }.keys.sorted()
    }

    private mutating func fail(_ channel: String, into effects: inout Effects) {
        if failingChannels[channel] == nil, failingChannels.count >= Limits.failingChannels,
            let oldest = failingChannels.min(by: { ($0.value.since, $0.key) < ($1.value.since, $1.key) })
        {
            failingChannels[oldest.key] = nil
        }
        var failures = failingChannels[channel] ?? ChannelFailures(count: 0, since: clock)
        failures.count = min(failures.count + 1, Limits.channelFailures)
        failingChannels[channel] = failures
        // Said at each failure: somebody may have closed the alarm without mending the channel.
        if failures.isDead(at: clock) { raise(.channelDead, at: clock, into: &effects) }
    }

    private mutating func revive(_ channel: String, into effects: inout Effects) {
        failingChannels[channel] = nil
        if deadChannels.isEmpty { clear(.channelDead, at: clock, into: &effects) }
    }
}
