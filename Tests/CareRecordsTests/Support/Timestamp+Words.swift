import CareCore
import CareRecords

extension Timestamp {
    /// A moment as people write it, in Asia/Shanghai: `2021-11-06 08:00:00`.
    init(_ words: String) {
        guard let moment = Timestamp(recordText: words.moment) else { fatalError("\(words) is no moment") }
        self = moment
    }

    /// A moment late enough for everything that tests record.
    static let noon = Timestamp("2021-12-20 12:00:00")
}

extension String {
    /// A moment for a form.
    var moment: String { replacing(" ", with: "T") + "+08:00" }
}
