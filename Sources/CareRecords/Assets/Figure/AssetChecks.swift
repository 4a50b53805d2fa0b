internal import CareCore

/// The newest look at every asset up to the end of a day. What devices report about themselves is not in it: of what is
/// in service the rates judge that.
public struct AssetChecks: Sendable {
    private let day: CivilDate
    private var devices: [DeviceID: RecordID] = [:]
    private var serials: [String: RecordID] = [:]
    private var newest: [RecordID: AssetCheck] = [:]

    /// Folds rows; what happened after the day does not count.
    /// - Parameters:
    ///   - assets: The assets.
    ///   - moves: Their moves: acceptance and repair.
    ///   - works: Work on them: function tests.
    ///   - kit: Items of kits, of which those that are signed off were accepted.
    ///   - visits: Visits, of which those that took place say what staff looked at.
    ///   - day: The day.
    public init(
        assets: [RecordRow], moves: [RecordRow], works: [RecordRow], kit: [RecordRow], visits: [RecordRow],
        on day: CivilDate
    ) {
        self.day = day
        for row in assets {
            guard let asset = row[AssetField.asset] else { continue }
            if let device = row[AssetField.device] { devices[device] = asset }
            if let serial = row[AssetField.serial] { serials[serial] = asset }
        }
        for row in kit {
            let asset = row[KitField.device].flatMap { devices[$0] } ?? row[KitField.serial].flatMap { serials[$0] }
            note(asset, .accepted, row[KitField.signedOffAt], works: true)
        }
        for row in moves { note(move: row) }
        for row in works where row[AssetField.work] == .functionTest {
            note(row[AssetField.asset], .functionTest, row[SharedField.at], works: row[AssetField.passed] == true)
        }
        for visit in visits.compactMap({ Visit($0) }) where visit.state.isFinished {
            for check in visit.row[VisitField.devicesChecked]?.elements ?? [] {
                note(devices[check.device], .visit, visit.endAt, works: check.works)
            }
        }
    }

    /// The newest look at an asset; `nil` when nobody has looked at it yet.
    public subscript(asset: RecordID) -> AssetCheck? { newest[asset] }

    private mutating func note(move row: RecordRow) {
        switch row[AssetField.toState] {
        case .inService where row[AssetField.fromState] == .installing:
            note(row[AssetField.asset], .accepted, row[SharedField.at], works: true)
        case .repair: note(row[AssetField.asset], .repair, row[SharedField.at], works: false)
        default: break
        }
    }

    private mutating func note(
        _ asset: RecordID?, _ occasion: AssetCheck.Occasion, _ at: Timestamp?, works: Bool
    ) {
        guard let asset, let at, CivilDate(of: at) <= day, newest[asset].map({ $0.at <= at }) ?? true else { return }
        newest[asset] = AssetCheck(occasion: occasion, at: at, works: works)
    }
}
