internal import CareCore
internal import GRDB

/// Which devices of a bed could have seen staff during a time, and when they cannot be shown to have been in contact.
struct BedContact {
    /// Sensors that served the home throughout and would have seen somebody come.
    let roomSensors: Set<DeviceID>
    /// When the hub, one of those sensors, or all devices of a bed that has neither, were not heard.
    let silences: [Range<Timestamp>]
    /// Whether everything that this rests on is still kept.
    let isKept: Bool

    init(_ db: Database, of bed: BedID, during window: Range<Timestamp>) throws {
        let marks = try RetentionMarks(db)
        let serving = try BedWitness.all(db, of: bed).filter { $0.serves(during: window) }
        let hubs = serving.filter { $0.deviceClass == Int64(DeviceClass.hub.rawValue) }
        // Who speaks through a hub is in contact only as far as a hub is that served the home all the time.
        let sensors = try serving.filter { sensor in
            try sensor.serves(throughout: window)
                && (!sensor.isThroughHub || hubs.contains { $0.serves(throughout: window) })
                && sensor.wouldSee(db, from: window.lowerBound)
        }
        roomSensors = Set(sensors.map(\.device))
        let proving = hubs + sensors
        if proving.isEmpty {
            let isHeard = try serving.contains { try !$0.words(db, window).isEmpty }
            silences = isHeard ? [] : [window]
        } else {
            silences = try proving.flatMap { try $0.silences(db, window) }
        }
        isKept =
            serving.allSatisfy { marks.keep($0, from: window.lowerBound) }
            && proving.allSatisfy { marks.keep($0, from: window.lowerBound - $0.offline) }
    }
}
