/// A rule's second look: when its condition begins, the device is told to measure again, and what one value alone
/// would raise waits for that answer. Source: care.md 8.4, VIT-8.
public struct Inquiry: Sendable, Equatable {
    /// What the device is told.
    public let command: DeviceCommand.Kind
    /// The metrics that are wanted.
    public let metrics: [Metric]
    /// How long after the first value the second one is waited for, in device time; then the first one decides.
    public let within: Operand

    /// Makes an inquiry.
    public init(command: DeviceCommand.Kind, metrics: [Metric], within: Operand) {
        self.command = command
        self.metrics = metrics
        self.within = within
    }
}
