import CareCore
import CareRecords
public import SimKit

extension CivilDay {
    /// The last day of the month in which this day lies.
    public var monthEnd: CivilDay { CivilDay(number: Int64(SummaryMonth(of: date).period.last.day)) }

    /// As forms have it: `2021-08-05`.
    var text: String { date.recordText }

    private var date: CivilDate { CivilDate(of: Timestamp(milliseconds: start.milliseconds)) }
}
