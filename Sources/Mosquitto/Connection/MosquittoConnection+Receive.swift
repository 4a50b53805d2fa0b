internal import Ingest

extension MosquittoConnection {
    /// Reads messages straight into the owner's batch until none is there, `limit` were added or the batch is full.
    ///
    /// The batch takes the place of the client's inbox for as long as that lasts, so a message is copied once.
    func receive(into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        if !writeFirst() { return isConnected ? .drained : .disconnected }
        let first = batch.items.count
        // Messages that came in the same piece as the CONNACK.
        for item in client.inbox.items {
            client.inbox.bytes.withUnsafeBytes { bytes in
                batch.append(
                    lane: item.lane, packetID: item.packetID, isRetained: item.isRetained,
                    subscription: item.subscription, topic: UnsafeRawBufferPointer(rebasing: bytes[item.topic]),
                    payload: UnsafeRawBufferPointer(rebasing: bytes[item.payload]))
            }
        }
        client.inbox.removeAll()
        swap(&client.inbox, &batch)
        defer { swap(&client.inbox, &batch) }
        while client.inbox.items.count - first < limit && client.inbox.hasRoom {
            let hasRead = readOnce()
            if !isConnected { return .disconnected }
            if !hasRead && !hasInput() { return .drained }
        }
        return .more
    }
}
