import CareCore

/// A reading that a test demands: how a field was decoded and whether it was believed.
struct ReadingExpectation {
    let at: Timestamp
    let device: String
    let metric: Metric
    /// `nil` where only the validity matters.
    let value: Double?
    let validity: Validity
    let position: SourcePosition

    func text(from start: Timestamp) -> String {
        let number = value.map(Printer.number) ?? "any value"
        return "\(TestMoment.text(at, from: start)) \(metric.name) \(number) \(validity.name) of \(device)"
    }
}
