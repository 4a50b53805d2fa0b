internal import CareCore
internal import GRDB
internal import Ingest

/// Writes the outbox and the quarantine.
struct MessageWriter {
    private let insertOutgoing: HotStatement
    private let deleteOutgoing: HotStatement
    private let insertQuarantine: HotStatement

    /// Bytes of a topic name kept in quarantine; MQTT allows 65,535, ours have fewer than 80.
    static let quarantineTopic = 1_024
    /// Characters of a reason's detail kept in quarantine.
    static let quarantineDetail = 512

    init(_ db: Database) throws {
        insertOutgoing = try HotStatement(
            db,
            """
            INSERT INTO outbox (number, rank, topic, payload, isRetained, expiresAt) VALUES (?, ?, ?, ?, ?, ?)
            """)
        deleteOutgoing = try HotStatement(db, "DELETE FROM outbox WHERE number = ?")
        insertQuarantine = try HotStatement(
            db,
            """
            INSERT INTO quarantine (topic, payload, payloadLength, reason, detail, receivedAt)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
    }

    /// Writes what is to be sent.
    func write(_ messages: [OutgoingMessage]) throws {
        for message in messages {
            insertOutgoing.bind(1, message.id.number)
            insertOutgoing.bind(2, Int64(message.rank.rawValue))
            insertOutgoing.bind(5, message.isRetained)
            insertOutgoing.bind(6, message.expiresAt?.milliseconds)
            var topic = message.topic
            try topic.withUTF8 { topic in
                insertOutgoing.bind(3, text: topic)
                try message.payload.withUnsafeBytes { payload in
                    insertOutgoing.bind(4, bytes: payload)
                    try insertOutgoing.run()
                }
            }
        }
    }

    /// Removes what the broker has confirmed. A number that is not there was removed before: the broker may confirm
    /// again after a turn whose commit failed.
    func remove(_ confirmed: [OutboxID]) throws {
        for id in confirmed {
            deleteOutgoing.bind(1, id.number)
            try deleteOutgoing.run()
        }
    }

    /// Writes what is kept aside.
    func write(_ rows: [QuarantineRow]) throws {
        for row in rows {
            try row.topic.withUnsafeBytes { topic in
                try row.payload.withUnsafeBytes { payload in
                    insertQuarantine.bind(
                        1, bytes: UnsafeRawBufferPointer(rebasing: topic.prefix(Self.quarantineTopic)))
                    insertQuarantine.bind(2, bytes: payload)
                    insertQuarantine.bind(3, Int64(row.payloadLength))
                    insertQuarantine.bind(4, Int64(row.reason.rawValue))
                    insertQuarantine.bind(5, copyOf: String(row.detail.prefix(Self.quarantineDetail)))
                    insertQuarantine.bind(6, row.receivedAt.milliseconds)
                    try insertQuarantine.run()
                }
            }
        }
    }
}
