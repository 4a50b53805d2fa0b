extension GatewayState {
    /// Everything that holds alarms back now or will, in one order.
    public var suppressions: [Suppression] { suppression.list }

    /// The same if anything of it has changed since the last call; `nil` otherwise.
    public mutating func takeSuppressions() -> [Suppression]? {
        guard hasNewSuppressions else { return nil }
        hasNewSuppressions = false
        return suppressions
    }
}
