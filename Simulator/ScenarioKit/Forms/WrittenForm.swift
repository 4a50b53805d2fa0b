import CareCore
import CareRecords
import FleetModel
import SimKit

/// A form as a scenario file writes it: a moment may be told by how long ago it was when the form was filled in, and a
/// day by how many days ago.
struct WrittenForm: Sendable {
    enum Value: Sendable {
        case text(String)
        case ago(TimeSpan)
        case daysAgo(Int)
    }

    let name: String
    let fields: [(name: String, value: Value)]
    let line: Int

    /// The form as somebody fills it in at that moment.
    func filled(at moment: Moment) -> StoryForm {
        StoryForm(
            name: name, fields: fields.map { .init(name: $0.name, text: Self.text($0.value, at: moment)) }, line: line)
    }

    private static func text(_ value: Value, at moment: Moment) -> String {
        switch value {
        case .text(let text): text
        case .ago(let span): Timestamp(milliseconds: (moment - span).milliseconds).recordText
        case .daysAgo(let days): CivilDay(number: CivilDay(of: moment).number - Int64(days)).text
        }
    }
}
