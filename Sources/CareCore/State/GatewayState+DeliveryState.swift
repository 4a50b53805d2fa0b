extension GatewayState {
    /// The channels through which the last tries have failed.
    func encodeDelivery(into writer: inout StateWriter) {
        writer.integer(failingChannels.count)
        for (channel, failures) in failingChannels.sorted(by: { $0.key < $1.key }) {
            writer.text(channel)
            writer.integer(failures.count)
            writer.integer(failures.since.milliseconds)
        }
    }

    /// Reads back what `encodeDelivery` wrote.
    mutating func decodeDelivery(from reader: inout StateReader) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let channel = try reader.text()
            let count = try reader.integer(Int32.self)
            failingChannels[channel] = ChannelFailures(
                count: count, since: Timestamp(milliseconds: try reader.integer()))
        }
    }
}
