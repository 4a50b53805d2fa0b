import CareCore
import CareRecords
import CareStore
import Programme
import TestSupport

/// A played programme in a database that nobody writes any more.
struct PlayedFigures: Sendable {
    let folder: TemporaryFolder
    let store: Store
    let key: RecordKey
    let programme: Programme

    func summary(
        _ period: String, _ county: String? = "532901", at now: Timestamp = FiguresScene.now, withRows: Bool = false
    ) throws -> CountySummary {
        try store.reader.summary(
            period, county: county.flatMap { CountyCode($0) }, at: now, withRows: withRows, key: key)
    }
}
