import CareCore
import DequeModule
import Ingest

/// One of the gateway's two connections: what its client library knows.
struct LaneLink {
    /// A message that has arrived and was not read.
    struct Arrived {
        let packetID: UInt16
        let letter: Letter
        let subscription: UInt32
    }

    let lane: Lane
    var state = LaneState.down(pause: .zero)
    var connection: Int?
    var inbox: Deque<Arrived> = []
    /// Read and not acknowledged, in order.
    var held: [UInt16] = []
    /// Attempts that failed and connections that did not last, since the last that did.
    var failures = 0
    /// Whether the line has read since input was last reported: a lane held back must not wake it again and again.
    var isWanted = true

    init(lane: Lane) { self.lane = lane }

    var client: Client { lane == .urgent ? .urgentLane : .bulkLane }

    var isConnected: Bool {
        if case .connected = state { return true }
        return false
    }

    /// When something is to be done although nothing arrives.
    var deadline: Timestamp? {
        switch state {
        case .down: .epoch
        case .waiting(let until), .greeting(let until): until
        case .connected, .resting, .left: nil
        }
    }
}
