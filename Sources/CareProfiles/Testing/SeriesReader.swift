import CareCore

/// Reads a series: values of one device at one interval, each column one message.
struct SeriesReader {
    let entries: TestEntryReader

    func read(_ value: YAMLValue) -> [TestCase.Sending]? {
        let keys = ["device", "from", "interval", "delay", "values"]
        guard let mapping = value.mapping("series", keys: keys) else { return nil }
        let device = entries.device(mapping)
        let from = mapping["from"].map(entries.moment) ?? entries.start
        let interval = mapping.required("interval")?.duration("interval")
        let delay = entries.length(mapping["delay"])
        let columns = mapping.required("values").flatMap(columns)
        guard let device, let from, let interval, let delay, let columns else { return nil }
        let length = columns.map(\.words.count).max() ?? 0
        return (0..<length).compactMap { index in
            let readings = columns.compactMap { column -> (field: String, word: String)? in
                guard index < column.words.count, let word = column.words[index] else { return nil }
                return (column.field, word)
            }
            // A column without any value is a message that never came.
            if readings.isEmpty { return nil }
            return TestCase.Sending(
                at: from + interval * Int64(index), delay: delay, device: device, content: .readings(readings))
        }
    }

    private func columns(_ value: YAMLValue) -> [(field: String, words: [String?])]? {
        guard let mapping = value.anyMapping("values") else { return nil }
        var columns: [(field: String, words: [String?])] = []
        for (field, entry) in mapping.entries {
            guard let text = entry.value.text("values"), let words = SeriesText.words(text) else {
                entry.value.report("values", expected: "words between spaces, at most \(SeriesText.maximum)")
                return nil
            }
            columns.append((field, words))
        }
        return columns
    }
}
