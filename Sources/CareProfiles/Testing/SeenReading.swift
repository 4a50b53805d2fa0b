import CareCore

/// A reading that was taken.
struct SeenReading {
    let row: ReadingRow
    let device: String

    func text(from start: Timestamp) -> String {
        "\(TestMoment.text(row.at, from: start)) \(row.metric.name) \(Printer.number(row.value)) \(row.validity.name)"
            + " of \(device)"
    }
}
