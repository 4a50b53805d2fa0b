import CareCore

/// A command to a device that a test demands.
struct CommandExpectation {
    let at: Timestamp
    let device: String
    let kind: DeviceCommand.Kind
    let metrics: [Metric]
    /// `nil` where it may be of use for any time.
    let until: Timestamp?
    let position: SourcePosition

    func matches(_ seen: SeenCommand) -> Bool {
        let command = seen.command
        return command.at == at && seen.device == device && command.kind == kind && command.metrics == metrics
            && (until == nil || until == command.until)
    }

    func text(from start: Timestamp) -> String {
        Self.text(at: at, kind, metrics, until: until, device: device, from: start)
    }

    /// A command in one line.
    static func text(
        at: Timestamp, _ kind: DeviceCommand.Kind, _ metrics: [Metric], until: Timestamp?, device: String,
        from start: Timestamp
    ) -> String {
        let names = metrics.map(\.name).joined(separator: ", ")
        let end = until.map { " until \(TestMoment.text($0, from: start))" } ?? ""
        return "\(TestMoment.text(at, from: start)) command \(kind.rawValue) \(names)\(end) of \(device)"
    }
}
