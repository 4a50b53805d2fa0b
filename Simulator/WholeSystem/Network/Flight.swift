/// A packet on its way to one side of a connection.
struct Flight: Sendable {
    let connection: Int
    let side: Side
    let packet: Packet
}
