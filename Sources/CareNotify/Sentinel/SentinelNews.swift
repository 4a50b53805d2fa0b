/// What the sentinel has to tell.
package enum SentinelNews: Sendable, Equatable {
    /// The gateway is dead, said again while it stays so.
    case dead(GatewayTrouble)
    /// It lives again.
    case back
}
